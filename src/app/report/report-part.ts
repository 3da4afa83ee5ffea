import type { Kind } from '../../analyses/registry';
import type { Views } from '../../analyses/views';
import { formatOf, type LanguageCode } from '../../i18n';
import { messages } from '../../i18n/every-language';
import type { Words } from '../../analyses/view';
import type { DatasetInfo } from '../../model/dataset';
import { absentNames } from '../explore/absent-names';
import type { LiveAnswer } from '../live-result.svelte';
import { isRest } from '../segments/segment-text';
import { sideNames, sideSettings } from '../segments/side-words';
import { withoutPeople, type AnswerPart, type Said } from './report-content';
import { namesFrom } from '../catalogue/names-from';
import type { Names } from '../../i18n/naming';
import type { Workspace } from '../workspace.svelte';

const wordsOf = (language: LanguageCode, names?: Names): Words => ({
  t: messages[language],
  format: formatOf(language, names),
});

/** The same in both languages; `names`: what the events and properties of the data are called in each. */
export const said = <T>(say: (words: Words) => T, names?: Said<Names>): Said<T> => ({
  en: say(wordsOf('en', names?.en)),
  'zh-CN': say(wordsOf('zh-CN', names?.['zh-CN'])),
});

/** An answer of the page as a report holds it. */
export function answerPart<K extends Kind>(
  kind: K,
  view: Views[K],
  { spec, result, compared }: LiveAnswer<K>,
  dataset: DatasetInfo,
  workspace: Pick<Workspace, 'segments' | 'catalogue'>,
): AnswerPart<K> {
  const { compare, segment } = spec;
  const { segments: saved } = workspace;
  const names = namesFrom(workspace.catalogue(dataset.id));
  return {
    kind,
    spec: withoutPeople(spec),
    result,
    compared,
    apart: compare !== undefined && 'segment' in compare && isRest(compare.segment, segment),
    settings: said((words) => [...sideSettings(spec, saved, words), ...view.settings(spec, dataset, words)], names),
    sides: compare === undefined ? null : said((words) => sideNames({ ...spec, compare }, saved, words), names),
  };
}

/** What a tile says above its answer about names the data lacks. */
export function absentNote(spec: object, dataset: DatasetInfo): Said<string[]> {
  const names = absentNames(spec, dataset);
  return said(({ t, format }) => (names.length === 0 ? [] : [t.explore.absent({ names, f: format })]));
}
