import type { Explain } from '../engine/protocol';
import type { I18n } from '../i18n';
import type { ImportOptions, Inspection } from '../import/contract';
import type { DatasetSummary } from '../model/dataset';
import type { Answer, Failure } from '../model/failure';
import type { Problem } from '../model/problem';
import { turns } from '../model/turns';
import { version } from './bug-text';
import { failureText } from './failure-text';
import type { Workspace } from './workspace.svelte';

/** What a rejected call carries. `message` is in the page's language, `code` is not. */
export interface AutomationError {
  code: Failure['code'];
  message: string;
  problems?: Problem[];
}

/** The page without its face, for consoles, notebooks and tests: `globalThis.wayfold`. Calls are answered one after the other. */
export interface Automation {
  version: string;
  inspect(file: File): Promise<Inspection>;
  /** what `options` leaves out is as the page would suggest it */
  import(file: File | File[], options?: ImportOptions): Promise<DatasetSummary>;
  datasets(): Promise<DatasetSummary[]>;
  open(id: string): Promise<DatasetSummary>;
  delete(id: string): Promise<void>;
  /** without `dataset`, of the one that is open, else the one open last; `compared`: the result of the other side of the spec's `compare` */
  run(
    spec: unknown,
    options?: { dataset?: string },
  ): Promise<{ result: unknown; compared?: unknown; explain: Explain }>;
  /** ids of the actors behind a number */
  select(spec: unknown, selection: unknown, options?: { dataset?: string }): Promise<string[]>;
}

export function automation(workspace: Workspace, i18n: I18n): Automation {
  const inTurn = turns();
  const { ask, importer } = workspace;

  const valueOf = <T>(answer: Answer<T>): T => {
    if (answer.ok) return answer;
    throw errorOf(answer.failure, i18n);
  };
  const summaryOf = (id: string): DatasetSummary => {
    const kept = workspace.kept(id);
    if (kept === undefined) throw errorOf({ code: 'unknownDataset', id }, i18n);
    return kept.summary;
  };
  const open = async (id: string | undefined): Promise<DatasetSummary> => {
    const opened = workspace.dataset?.id;
    if (opened === undefined || (id !== undefined && id !== opened)) await workspace.load();
    const wanted = id ?? workspace.dataset?.id ?? workspace.opening ?? workspace.preferred;
    if (wanted === null) throw errorOf({ code: 'unknownDataset', id: '' }, i18n);
    const summary = summaryOf(wanted);
    // the page may open another one meanwhile, and that call wins
    for (let tries = 0; !(await workspace.open(wanted)); tries += 1) {
      const failure = workspace.failure;
      const overtaken = failure === null || ('id' in failure && failure.id !== wanted);
      if (!overtaken || tries === 2) throw errorOf(failure ?? { code: 'cancelled' }, i18n);
    }
    return summary;
  };

  return {
    version,
    inspect: async (file) => valueOf(await importer.inspect([file])).inspection,
    import: (file, options = {}) =>
      inTurn(async () => {
        const { summary } = valueOf(await importer.import([file].flat(), options));
        await workspace.imported(summary.id);
        return summary;
      }),
    async datasets() {
      await workspace.load();
      return workspace.datasets.map(({ summary }) => summary);
    },
    open: (id) => inTurn(() => open(id)),
    delete: (id) =>
      inTurn(async () => {
        await workspace.load();
        summaryOf(id);
        const failure = await workspace.delete(id);
        if (failure !== null) throw errorOf(failure, i18n);
      }),
    run: (spec, { dataset } = {}) =>
      inTurn(async () => {
        await open(dataset);
        const { result, compared, explain } = valueOf(await ask.runUnknown(spec));
        return { result, ...(compared === undefined ? {} : { compared }), explain };
      }),
    select: (spec, selection, { dataset } = {}) =>
      inTurn(async () => {
        await open(dataset);
        const { actors } = valueOf(await ask.selectUnknown(spec, selection));
        return valueOf(await ask.actorIds(actors)).ids;
      }),
  };
}

function errorOf(failure: Failure, i18n: I18n): Error & AutomationError {
  const { happened, next } = failureText(failure, i18n.first.failures, i18n.format);
  const problems = 'problems' in failure ? { problems: failure.problems } : {};
  return Object.assign(new Error(`${happened} ${next}`), { code: failure.code, ...problems });
}
