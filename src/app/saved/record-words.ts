import type { Words } from '../../analyses/view';
import { isNote } from '../../model/board';
import { stageLabel } from '../../ui/stages/stage-labels';
import type { RecordContents, RecordKind, SavedRecord } from '../../store';
import { segmentText } from '../segments/segment-text';
import { questionText } from '../views/view-words';
import type { Workspace } from '../workspace.svelte';
import { recordKinds } from './record-kinds';

/** The name in a record's content; '' where it has none. */
export function nameIn(content: RecordContents[RecordKind]): string {
  if ('name' in content) return content.name;
  const model: unknown = 'model' in content ? content.model : null;
  return typeof model === 'object' && model !== null && 'name' in model ? String(model.name) : '';
}

/** A record by its kind and name: 'the view “Checkout”'. */
export function recordName(
  { kind, id, content }: Pick<SavedRecord, 'kind' | 'id' | 'content'>,
  workspace: Workspace,
  { t }: Words,
): string {
  const name = kind === 'touchpoints' ? (workspace.kept(id)?.summary.name ?? '') : nameIn(content);
  return t.saved.named[kind]({ name });
}

/** What a record says, in a line; '' where there is nothing short to say. */
export function recordText(record: SavedRecord, workspace: Workspace, words: Words): string {
  const { t, format } = words;
  const texts: { readonly [Kind in RecordKind]: (record: SavedRecord<Kind>) => string } = {
    view: ({ content }) => questionText(content.spec, workspace.dataset, workspace.segments, words) ?? '',
    segment: (own) =>
      recordKinds.segment
        .read(own)
        .map(({ segment }) => segmentText(segment, words))
        .join(),
    board: (own) =>
      recordKinds.board
        .read(own)
        .map(({ board: { tiles } }) => {
          const notes = tiles.filter(isNote).length;
          return t.boards.holdsText({ views: tiles.length - notes, notes, f: format });
        })
        .join(),
    stageModel: (own) =>
      recordKinds.stageModel
        .read(own)
        .map(({ model }) => model.stages.map((stage) => stageLabel(model, stage, t)).join(' · '))
        .join(),
    touchpoints: () => '',
  };
  return ofKind(record.kind, record, texts);
}

const ofKind = <Kind extends RecordKind>(
  kind: Kind,
  record: SavedRecord<Kind>,
  texts: { readonly [K in RecordKind]: (record: SavedRecord<K>) => string },
): string => texts[kind](record);
