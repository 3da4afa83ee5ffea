import type { Words } from '../../analyses/view';
import { isNote } from '../../model/board';
import type { RecordKind, SavedRecord } from '../../store';
import { stageLabel } from '../../ui/stages/stage-labels';
import { segmentText } from '../segments/segment-text';
import { questionText } from '../views/view-words';
import type { Workspace } from '../workspace.svelte';
import { recordKinds } from './record-kinds';

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
    catalogue: () => '',
    dataset: ({ content: { timeZone, weekStart } }) => `${timeZone} · ${t.data.report.weekStarts[weekStart]}`,
  };
  return ofKind(record.kind, record, texts);
}

const ofKind = <Kind extends RecordKind>(
  kind: Kind,
  record: SavedRecord<Kind>,
  texts: { readonly [K in RecordKind]: (record: SavedRecord<K>) => string },
): string => texts[kind](record);
