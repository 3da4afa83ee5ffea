import { isKind, runnables } from '../src/analyses/registry';
import type { Run, RunCost, Runnable } from '../src/analyses/run';
import { tallyStages } from '../src/analyses/stage-tally';
import { overlapOf, segmentsOfActor, sizesOf } from '../src/analyses/segment-count';
import { AlignedColumns, noReading, type Step } from '../src/columns/aligned-columns';
import { readDatasetInfo } from '../src/columns/describe-dataset';
import { eventProfiles, firstSteps } from '../src/columns/profile';
import type { ColumnSource } from '../src/columns/source';
import type { AnalysisDoor, DatasetSource, IdSource, Explain, Progress, TimelinePart } from '../src/engine/protocol';
import type { IdChoice } from '../src/import/id-list';
import type { DatasetInfo } from '../src/model/dataset';
import { FailureError, type Answer } from '../src/model/failure';
import { turns } from '../src/model/turns';
import type { PeriodUnit } from '../src/model/period';
import { parseSegment, type Segment } from '../src/model/segment';
import { PoisonedError } from './engine-failure';
import { idsFrom, matchIds, type IdLists } from './id-lists';
import { columnShelf, type GenerationColumns } from './kept-columns';
import { withPatterns } from './patterns';
import { messagesIn, Precedence } from './precedence';
import { actorIds, actorLines, eventValues, findActors, propertyValues, timeline } from './people';

/** A started engine with one data set attached, and its end. */
export interface OpenEngine extends ColumnSource {
  close(): Promise<void>;
}

/** Where engines come from. */
export interface Engines {
  /** starts one ahead of need; `baseUrl` is the page's */
  warm(baseUrl: string): void;
  /** an engine with the data set attached. @throws FailureError */
  open(source: DatasetSource): Promise<OpenEngine>;
}

interface Opened {
  source: DatasetSource;
  engine: OpenEngine;
  columns: AlignedColumns;
  /** the states of the kind asked last are kept, those of the one before are not */
  kept: { kind: string; place: object };
}

/**
 * The work behind `AnalysisDoor`: one open data set, its columns, and the questions asked of it. A poisoned engine is replaced and the call made once more. Failures are answers;
 * bugs are thrown.
 */
export class AnalysisSession implements AnalysisDoor {
  #opened: Opened | null = null;
  readonly #inTurn = turns();
  readonly #cancelled = new Set<number>();
  readonly #precedence = new Precedence();

  constructor(
    private readonly engines: Engines,
    private readonly lists: IdLists,
    private readonly shelf: GenerationColumns | null = null,
  ) {}

  start(baseUrl: string): Promise<void> {
    this.engines.warm(baseUrl);
    return Promise.resolve();
  }

  /** Calls are answered one after the other, so that the one asked last is open in the end. */
  open(source: DatasetSource): Promise<Answer<{ dataset: DatasetInfo }>> {
    return this.#inTurn(() =>
      answering(async () => {
        await this.close();
        const { columns } = await this.#attach(source);
        return { dataset: columns.dataset };
      }),
    );
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    await opened?.engine.close();
  }

  setZone(timeZone: string, weekStart: DatasetInfo['weekStart']): Promise<Answer<{ dataset: DatasetInfo }>> {
    return this.#with((opened) => {
      opened.source = { ...opened.source, timeZone, weekStart };
      opened.columns.dataset = { ...opened.columns.dataset, timeZone, weekStart };
      return Promise.resolve({ dataset: opened.columns.dataset });
    });
  }

  run(request: number, spec: unknown, progress: Progress): ReturnType<AnalysisDoor['run']> {
    return this.#with(async (opened) => {
      const asked = kindOf(spec);
      if (opened.kept.kind !== asked.kind) opened.kept = { kind: asked.kind, place: {} };
      const { result, compared, cost } = await withPatterns(spec, opened.engine, () =>
        asked.run(spec, this.#run(request, opened, progress)),
      );
      return {
        result,
        ...(compared === undefined ? {} : { compared }),
        explain: explained(cost),
      };
    }, request);
  }

  /** Lets everything else go first. */
  aside(
    request: number,
    spec: unknown,
    name: string,
    asked: unknown,
    progress: Progress,
  ): ReturnType<AnalysisDoor['aside']> {
    return this.#besides(async (opened) => {
      const { found, cost } = await withPatterns(spec, opened.engine, () =>
        kindOf(spec).aside(spec, name, asked, this.#behind(request, opened, progress)),
      );
      return { found, explain: explained(cost) };
    }, request);
  }

  select(request: number, spec: unknown, selection: unknown, progress: Progress): ReturnType<AnalysisDoor['select']> {
    return this.#with(async (opened) => {
      const actors = await withPatterns(spec, opened.engine, () =>
        kindOf(spec).select(spec, selection, this.#run(request, opened, progress)),
      );
      return { actors };
    }, request);
  }

  cancel(request: number): Promise<void> {
    this.#cancelled.add(request);
    return Promise.resolve();
  }

  actorIds(actors: number[]): ReturnType<AnalysisDoor['actorIds']> {
    return this.#with(async ({ engine }) => ({ ids: await actorIds(engine, actors) }));
  }

  actorLines(actors: number[], properties: string[]): ReturnType<AnalysisDoor['actorLines']> {
    return this.#with(async ({ engine, columns }) => ({
      lines: await actorLines(engine, await columns.base(noReading(), goOn), columns.dataset, actors, properties),
    }));
  }

  findActors(contains: string): ReturnType<AnalysisDoor['findActors']> {
    return this.#with(async ({ engine }) => ({ actors: await findActors(engine, contains) }));
  }

  timeline(actor: number, part: TimelinePart): ReturnType<AnalysisDoor['timeline']> {
    return this.#with(async ({ columns }) =>
      timeline(await columns.base(noReading(), goOn), columns.dataset, actor, part),
    );
  }

  eventValues(actor: number, index: number): ReturnType<AnalysisDoor['eventValues']> {
    return this.#with(async ({ engine, columns }) => ({
      values: await eventValues(engine, await columns.base(noReading(), goOn), columns.dataset, actor, index),
    }));
  }

  trace(request: number, spec: unknown, actor: number): ReturnType<AnalysisDoor['trace']> {
    return this.#with(async (opened) => {
      const run = this.#run(request, opened, () => undefined);
      return { taken: await withPatterns(spec, opened.engine, () => kindOf(spec).trace(spec, actor, run)) };
    }, request);
  }

  neighbours(request: number, spec: unknown, selection: unknown): ReturnType<AnalysisDoor['neighbours']> {
    return this.#with(async (opened) => {
      const run = this.#run(request, opened, () => undefined);
      const neighbours = await withPatterns(spec, opened.engine, () => kindOf(spec).neighbours(spec, selection, run));
      return { neighbours };
    }, request);
  }

  overlap(request: number, segments: unknown[]): ReturnType<AnalysisDoor['overlap']> {
    return this.#ofSegments(request, segments, async (valid, run) => ({ counts: await overlapOf(valid, run) }));
  }

  sizes(request: number, segment: unknown, unit: PeriodUnit): ReturnType<AnalysisDoor['sizes']> {
    return this.#ofSegments(request, [segment], async ([valid], run) => ({
      sizes: valid === undefined ? [] : await sizesOf(valid, unit, run),
    }));
  }

  matchIds(file: Blob, choice: IdChoice | null): ReturnType<AnalysisDoor['matchIds']> {
    return this.#with(async ({ engine, columns }) => ({
      matches: await matchIds(file, choice, columns.dataset.actors, engine),
    }));
  }

  keepIds(list: string, from: IdSource): ReturnType<AnalysisDoor['keepIds']> {
    return answering(async () => {
      const ids = await idsFrom(from);
      if (ids.length <= mostInline) return { size: ids.length, ids: [...ids] };
      await this.lists.keep(list, ids).catch(() => {
        const neededBytes = ids.reduce((sum, id) => sum + id.length, 0);
        throw new FailureError({ code: 'storageFull', neededBytes, freeBytes: 0 });
      });
      return { size: ids.length, ids: null };
    });
  }

  listIds(list: string): ReturnType<AnalysisDoor['listIds']> {
    return answering(async () => ({ ids: await this.lists.ids(list) }));
  }

  tags(request: number, segments: unknown[], actor: number): ReturnType<AnalysisDoor['tags']> {
    return this.#ofSegments(request, segments, async (valid, run) => ({
      in: await segmentsOfActor(valid, actor, run),
    }));
  }

  /** Lets everything else go first, once the columns are read. */
  eventProfiles(slices: number): ReturnType<AnalysisDoor['eventProfiles']> {
    return this.#besides(async ({ columns }) => {
      const base = await columns.base(noReading(), goOn);
      await this.#precedence.rest();
      return { profiles: eventProfiles(base, columns.dataset, slices) };
    });
  }

  stageTally(request: number, model: unknown): ReturnType<AnalysisDoor['stageTally']> {
    return this.#with(async (opened) => {
      const run = this.#run(request, opened, () => undefined);
      return { tally: await withPatterns(model, opened.engine, () => tallyStages(model, run)) };
    }, request);
  }

  propertyValues(property: string, contains: string, limit: number): ReturnType<AnalysisDoor['propertyValues']> {
    return this.#with(async ({ engine, columns }) => ({
      values: await propertyValues(engine, columns.dataset, property, contains, limit),
    }));
  }

  firstSteps(): ReturnType<AnalysisDoor['firstSteps']> {
    return this.#with(async ({ columns }) => ({
      steps: firstSteps(await columns.base(noReading(), goOn), columns.dataset),
    }));
  }

  #ofSegments<T>(
    request: number,
    segments: unknown[],
    ask: (segments: Segment[], run: Run) => Promise<T>,
  ): Promise<Answer<T>> {
    return this.#with((opened) => {
      const valid = segments.map(validSegment);
      return withPatterns(segments, opened.engine, () =>
        ask(
          valid,
          this.#run(request, opened, () => undefined),
        ),
      );
    }, request);
  }

  #run(request: number, { engine, columns, kept }: Opened, progress: Progress): Run {
    const step: Step = (done, total) => {
      if (this.#cancelled.has(request)) throw new FailureError({ code: 'cancelled' });
      progress(done, total);
    };
    const pause = async (): Promise<void> => {
      await messagesIn();
      if (this.#cancelled.has(request)) throw new FailureError({ code: 'cancelled' });
    };
    return { columns, source: engine, step, pause, lists: (list) => this.lists.ids(list), kept: kept.place };
  }

  /** A run in small parts that waits before each as long as something else is asked. */
  #behind(request: number, opened: Opened, progress: Progress): Run {
    const run = this.#run(request, opened, progress);
    const pause = async (): Promise<void> => {
      await messagesIn();
      await this.#precedence.rest();
      await run.pause();
    };
    return { ...run, pause, rowsEach: 100_000 };
  }

  async #attach(source: DatasetSource): Promise<Opened> {
    const engine = await this.engines.open(source);
    const dataset = await readDatasetInfo(engine, source);
    const kept = this.shelf === null ? null : columnShelf(this.shelf, source.generation, this.#precedence);
    const columns = new AlignedColumns(engine, dataset, kept);
    this.#opened = { source, engine, columns, kept: { kind: '', place: {} } };
    return this.#opened;
  }

  #with<T>(work: (opened: Opened) => Promise<T>, request?: number): Promise<Answer<T>> {
    return this.#precedence.first(() => this.#besides(work, request));
  }

  async #besides<T>(work: (opened: Opened) => Promise<T>, request?: number): Promise<Answer<T>> {
    const opened = this.#opened;
    if (opened === null) return { ok: false, failure: { code: 'unknownDataset', id: '' } };
    const answer = await answering(async () => {
      try {
        return await work(opened);
      } catch (error) {
        if (!(error instanceof PoisonedError)) throw error;
        await opened.engine.close();
        return work(await this.#attach(opened.source));
      }
    });
    if (request !== undefined) this.#cancelled.delete(request);
    return answer;
  }
}

function validSegment(input: unknown): Segment {
  const parsed = parseSegment(input);
  if (parsed.ok) return parsed.value;
  throw new FailureError({ code: 'invalidSpec', problems: parsed.problems });
}

/** Longer lists are kept apart, so that links stay short. */
const mostInline = 200;

const goOn: Step = () => undefined;

function explained({ fromCache, read, ...cost }: RunCost): Explain {
  return { ...cost, columnsFromCache: fromCache, columnsRead: read };
}

function kindOf(spec: unknown): Runnable {
  const kind = typeof spec === 'object' && spec !== null && 'kind' in spec ? spec.kind : undefined;
  if (isKind(kind)) return runnables[kind];
  throw new FailureError({
    code: 'invalidSpec',
    problems: [{ path: ['kind'], code: kind === undefined ? 'missing' : 'unknownValue' }],
  });
}

async function answering<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    if (error instanceof PoisonedError) return { ok: false, failure: { code: 'engine', detail: error.message } };
    throw error;
  }
}
