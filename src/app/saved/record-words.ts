import type { Messages } from '../../i18n';
import type { RecordContents, RecordKind, SavedRecord, Step } from '../../store';
import type { PageParts } from '../page.svelte';
import type { Workspace } from '../workspace.svelte';

/** The name in a record's content; '' where it has none. */
export function nameIn(content: RecordContents[RecordKind]): string {
  if ('name' in content) return content.name;
  const model: unknown = 'model' in content ? content.model : null;
  return typeof model === 'object' && model !== null && 'name' in model ? String(model.name) : '';
}

const isStarred = (content: RecordContents[RecordKind]): boolean => 'starred' in content;

const zoneIn = (content: RecordContents[RecordKind]): string => ('timeZone' in content ? content.timeZone : '');

/** A record by its kind and name: 'the view “Checkout”'. */
export function recordName(
  { kind, id, content }: Pick<SavedRecord, 'kind' | 'id' | 'content'>,
  workspace: Workspace,
  t: Messages,
): string {
  // what is kept with a data set is called by it
  const name = nameIn(content) || (workspace.kept(id)?.summary.name ?? '');
  return t.saved.named[kind]({ name });
}

/** What a step of the history did: 'renaming the view “A” to “B”'. */
export function stepText({ entries }: Step, { i18n, workspace }: Pick<PageParts, 'i18n' | 'workspace'>): string {
  const words = i18n.t.saved.history;
  const f = i18n.format;
  const made = entries.filter(({ before }) => before === null);
  if (made.length > 1) return words.many({ count: made.length, f });
  // what goes with a change comes before it: copies of a deleted view on boards
  const entry = made[0] ?? entries.at(-1);
  const record = entry?.before ?? entry?.after;
  if (!entry || !record) return '';
  const what = recordName(record, workspace, i18n.t);
  if (entry.before === null) return words.made({ what });
  if (entry.after === null) return words.deleted({ what });
  const [had, has] = [entry.before.rows, entry.after.rows];
  if (had !== undefined && has !== undefined) {
    const count = Math.abs(has.events - had.events);
    return (has.events < had.events ? words.fewer : words.more)({ what, count, f });
  }
  const name = nameIn(entry.after.content);
  if (name !== nameIn(entry.before.content)) return words.renamed({ what, name });
  const starred = isStarred(entry.after.content);
  if (starred !== isStarred(entry.before.content)) return (starred ? words.starred : words.unstarred)({ what });
  const [was, is] = [zoneIn(entry.before.content), zoneIn(entry.after.content)];
  return was === is ? words.changed({ what }) : words.zoned({ what, zone: is });
}
