import { isFields } from '../../model/fields';
import type { Board } from '../../model/board';
import type { Catalogue } from '../../model/catalogue';
import { parseSegment, sameSegment, type Segment } from '../../model/segment';
import { namesIn } from '../../model/spec-names';
import { savedAs, stageModelsIn as modelsIn } from '../../model/spec-stages';
import type { StageModel } from '../../model/stage-model';
import type { Touchpoints } from '../../model/touchpoints';
import { follows, withCopies } from '../boards/linked-views';
import type { KeptSegment, KeptStageModel, KeptView, Unkept } from '../ports';

/**
 * What a `.wayfold.json` file of views holds. Specs hold their segments and stage models themselves; `segments` and `stageModels` are the saved ones, for their names. A view has an `id` where
 * tiles of the file's boards follow it.
 */
interface ViewFile {
  wayfold: 'views';
  v: 1;
  views: { id?: string; name: string; spec: unknown; dataset: string | null; savedAt: string }[];
  segments?: { name: string; v: 1; segment: Segment; savedAt: string }[];
  stageModels?: { v: 1; model: StageModel; savedAt: string }[];
  boards?: { name: string; v: 1; board: Board; dataset: string | null; savedAt: string }[];
  /** of data sets by name */
  touchpoints?: { dataset: string; touchpoints: Touchpoints }[];
  /** of data sets by name */
  catalogues?: { dataset: string; catalogue: Catalogue }[];
}

/** What is given as a file. */
export interface FileContent {
  views?: readonly Unkept<'view'>[];
  segments?: readonly Unkept<'segment'>[];
  boards?: readonly Unkept<'board'>[];
  stageModels?: readonly Unkept<'stageModel'>[];
  /** by id of their data set */
  touchpoints?: ReadonlyMap<string, Touchpoints>;
  /** by id of their data set */
  catalogues?: ReadonlyMap<string, Catalogue>;
}

/** Views, segments, boards and stage models as the text of a `.wayfold.json` file. `datasetName` makes the data set known on another machine, where ids differ. */
export function viewFileText(
  {
    views = [],
    segments = [],
    boards = [],
    stageModels = [],
    touchpoints = new Map(),
    catalogues = new Map(),
  }: FileContent,
  datasetName: (id: string) => string | null,
): string {
  const home = ({ dataset, savedAt }: { dataset: string | null; savedAt: number }) => ({
    dataset: dataset === null ? null : datasetName(dataset),
    savedAt: new Date(savedAt).toISOString(),
  });
  const file: ViewFile = {
    wayfold: 'views',
    v: 1,
    views: views.map((view) => ({
      ...(boards.some(({ board }) => follows(board, view.id)) ? { id: view.id } : {}),
      name: view.name,
      spec: view.spec,
      ...home(view),
    })),
    ...(segments.length === 0
      ? {}
      : {
          segments: segments.map(({ name, segment, savedAt }) => ({
            name,
            v: 1,
            segment,
            savedAt: new Date(savedAt).toISOString(),
          })),
        }),
    ...(stageModels.length === 0
      ? {}
      : {
          stageModels: stageModels.map(({ model, savedAt }) => ({
            v: 1,
            model,
            savedAt: new Date(savedAt).toISOString(),
          })),
        }),
    ...(boards.length === 0
      ? {}
      : {
          boards: boards.map((kept) => ({
            name: kept.name,
            v: 1,
            board: withCopies(kept.board, views),
            ...home(kept),
          })),
        }),
  };
  const named = <Value>(kept: ReadonlyMap<string, Value>): { dataset: string; value: Value }[] =>
    [...kept].flatMap(([id, value]) => {
      const dataset = datasetName(id);
      return dataset === null ? [] : [{ dataset, value }];
    });
  const ruled = named(touchpoints).map(({ dataset, value }) => ({ dataset, touchpoints: value }));
  const noted = named(catalogues).map(({ dataset, value }) => ({ dataset, catalogue: value }));
  const whole: ViewFile = {
    ...file,
    ...(ruled.length === 0 ? {} : { touchpoints: ruled }),
    ...(noted.length === 0 ? {} : { catalogues: noted }),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** The saved stage models that questions carry. */
export function stageModelsIn(specs: readonly unknown[], saved: readonly KeptStageModel[]): KeptStageModel[] {
  const found = specs.flatMap(modelsIn).flatMap((model) => savedAs(model, saved)?.kept ?? []);
  return [...new Set(found)];
}

/** The saved segments a question speaks of: its own, the one it is compared with and the one it is split by, also where it is "all but these". */
export function segmentsIn(spec: unknown, saved: readonly KeptSegment[]): KeptSegment[] {
  if (!isFields(spec)) return [];
  const { segment, compare, breakdown } = spec;
  const given = [segment, ...[compare, breakdown].map((one) => (isFields(one) ? one['segment'] : undefined))];
  const named = given
    .flatMap((one) => (isFields(one) && 'not' in one ? [one, one['not']] : [one]))
    .flatMap(parsedRules);
  return saved.filter((one) => named.some((other) => sameSegment(one.segment, other)));
}

/** The saved views that speak of a saved segment, also as what they are split by. */
export const viewsUsing = (segment: KeptSegment, views: readonly KeptView[]): KeptView[] =>
  views.filter(({ spec }) => segmentsIn(spec, [segment]).length > 0);

function parsedRules(input: unknown): Segment[] {
  const parsed = parseSegment(input);
  return parsed.ok ? [parsed.value] : [];
}

/** The kind an untrusted spec says it is; null when it says none. */
export function specKind(spec: unknown): string | null {
  return isFields(spec) && typeof spec['kind'] === 'string' ? spec['kind'] : null;
}

/** Event names a spec asks for that the data set does not have, in the order they are named. Stage models name many events on purpose, so they are left out. */
export function absentEvents(spec: unknown, events: readonly { name: string }[]): string[] {
  const known = new Set(events.map(({ name }) => name));
  const named = namesIn(spec).flatMap(({ of, name, at }) =>
    of === 'event' && at === 'question' && name !== null ? [name] : [],
  );
  return [...new Set(named)].filter((name) => !known.has(name));
}
