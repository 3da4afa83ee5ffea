import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import type { AsideAsked, AsideFound, AsideName, Kind, ResultOf, SelectionOf, SpecOf } from '../analyses/registry';
import type { Neighbours } from '../analyses/neighbours';
import type { TakenEvent } from '../analyses/run';
import type { PropertyValue } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import type { IdChoice } from '../import/id-list';
import type { Answer } from '../model/failure';
import type { StageTally } from '../model/stage-tally';
import type { PeriodUnit } from '../model/period';
import type { Segment } from '../model/segment';
import type {
  ActorLine,
  AnalysisDoor,
  DatasetSource,
  EventProfile,
  Explain,
  IdSource,
  Progress,
  TimelineEvent,
  TimelinePart,
} from './protocol';
import { startWorker, type StartedWorker } from './start-worker';

const silent: Progress = () => undefined;

/** Asks the analysis worker, typed. Answers are plain data and never throw; an aborted call answers `cancelled`. */
export class AnalysisClient {
  readonly #worker: StartedWorker;
  readonly #door: Remote<AnalysisDoor>;
  #requests = 0;

  constructor(baseUrl: string = document.baseURI) {
    this.#worker = startWorker('analysis', baseUrl);
    this.#door = wrap<AnalysisDoor>(this.#worker);
    void this.#door.start(baseUrl);
  }

  open(source: DatasetSource): Promise<Answer<{ dataset: DatasetInfo }>> {
    return this.#door.open(source);
  }

  close(): Promise<void> {
    return this.#door.close();
  }

  setZone(timeZone: string, weekStart: DatasetInfo['weekStart']): Promise<Answer<{ dataset: DatasetInfo }>> {
    return this.#door.setZone(timeZone, weekStart);
  }

  /** The result of a spec. */
  run<K extends Kind>(
    spec: SpecOf<K> & { kind: K },
    signal?: AbortSignal,
    progress: Progress = silent,
  ): Promise<Answer<{ result: ResultOf<K>; compared?: ResultOf<K>; explain: Explain }>> {
    return ofKind(this.runUnknown(spec, signal, progress));
  }

  /** The same for a spec of unknown origin; the worker parses it. */
  runUnknown(spec: unknown, signal?: AbortSignal, progress: Progress = silent): ReturnType<AnalysisDoor['run']> {
    return this.#cancellable(signal, (request) => this.#door.run(request, spec, proxy(progress)));
  }

  /** A further answer about a spec's own side, by its name among the asides of the kind. */
  aside<K extends Kind, Name extends AsideName<K>>(
    spec: SpecOf<K> & { kind: K },
    name: Name,
    asked: AsideAsked<K, Name>,
    signal?: AbortSignal,
    progress: Progress = silent,
  ): Promise<Answer<{ found: AsideFound<K, Name>; explain: Explain }>> {
    return ofKind(
      this.#cancellable(signal, (request) => this.#door.aside(request, spec, name, asked, proxy(progress))),
    );
  }

  select<K extends Kind>(
    spec: SpecOf<K> & { kind: K },
    selection: SelectionOf<K>,
    signal?: AbortSignal,
  ): Promise<Answer<{ actors: number[] }>> {
    return this.selectUnknown(spec, selection, signal);
  }

  selectUnknown(spec: unknown, selection: unknown, signal?: AbortSignal): Promise<Answer<{ actors: number[] }>> {
    return this.#cancellable(signal, (request) => this.#door.select(request, spec, selection, proxy(silent)));
  }

  actorIds(actors: number[]): Promise<Answer<{ ids: string[] }>> {
    return this.#door.actorIds(actors);
  }

  actorLines(actors: number[], properties: readonly string[] = []): Promise<Answer<{ lines: ActorLine[] }>> {
    return this.#door.actorLines(actors, [...properties]);
  }

  findActors(contains: string): ReturnType<AnalysisDoor['findActors']> {
    return this.#door.findActors(contains);
  }

  timeline(actor: number, part: TimelinePart): Promise<Answer<{ events: TimelineEvent[]; total: number }>> {
    return this.#door.timeline(actor, part);
  }

  eventValues(actor: number, index: number): ReturnType<AnalysisDoor['eventValues']> {
    return this.#door.eventValues(actor, index);
  }

  trace(spec: unknown, actor: number, signal?: AbortSignal): Promise<Answer<{ taken: TakenEvent[] }>> {
    return this.#cancellable(signal, (request) => this.#door.trace(request, spec, actor));
  }

  neighbours(
    spec: unknown,
    selection: unknown,
    signal?: AbortSignal,
  ): Promise<Answer<{ neighbours: Neighbours | null }>> {
    return this.#cancellable(signal, (request) => this.#door.neighbours(request, spec, selection));
  }

  overlap(segments: readonly Segment[], signal?: AbortSignal): ReturnType<AnalysisDoor['overlap']> {
    return this.#cancellable(signal, (request) => this.#door.overlap(request, [...segments]));
  }

  sizes(segment: Segment, unit: PeriodUnit, signal?: AbortSignal): ReturnType<AnalysisDoor['sizes']> {
    return this.#cancellable(signal, (request) => this.#door.sizes(request, segment, unit));
  }

  matchIds(file: Blob, choice: IdChoice | null): ReturnType<AnalysisDoor['matchIds']> {
    return this.#door.matchIds(file, choice);
  }

  keepIds(list: string, from: IdSource): ReturnType<AnalysisDoor['keepIds']> {
    return this.#door.keepIds(list, from);
  }

  listIds(list: string): ReturnType<AnalysisDoor['listIds']> {
    return this.#door.listIds(list);
  }

  tags(segments: readonly Segment[], actor: number, signal?: AbortSignal): ReturnType<AnalysisDoor['tags']> {
    return this.#cancellable(signal, (request) => this.#door.tags(request, [...segments], actor));
  }

  eventProfiles(slices: number): Promise<Answer<{ profiles: EventProfile[] }>> {
    return this.#door.eventProfiles(slices);
  }

  stageTally(model: unknown, signal?: AbortSignal): Promise<Answer<{ tally: StageTally }>> {
    return this.#cancellable(signal, (request) => this.#door.stageTally(request, model));
  }

  propertyValues(
    property: string,
    contains: string,
    limit: number,
  ): Promise<Answer<{ values: { value: PropertyValue; events: number }[] }>> {
    return this.#door.propertyValues(property, contains, limit);
  }

  firstSteps(): Promise<Answer<{ steps: string[] }>> {
    return this.#door.firstSteps();
  }

  /** Ends the worker; the client cannot be used afterwards. */
  dispose(): void {
    this.#door[releaseProxy]();
    this.#worker.terminate();
  }

  async #cancellable<T>(
    signal: AbortSignal | undefined,
    call: (request: number) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    if (signal?.aborted) return { ok: false, failure: { code: 'cancelled' } };
    const request = (this.#requests += 1);
    const cancel = (): void => void this.#door.cancel(request);
    signal?.addEventListener('abort', cancel);
    const answer = await call(request);
    signal?.removeEventListener('abort', cancel);
    return answer;
  }
}

/** The one place where a type is taken on trust: the worker answers with the analysis that the spec's `kind` names. */
const ofKind = async <T>(answer: Promise<Answer<unknown>>): Promise<Answer<T>> => await answer;
