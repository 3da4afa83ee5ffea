import type { Parsed } from '../model/problem';
import type { AskedOf, FoundOf, NameIn } from './asides';
import { attribution } from './attribution';
import { funnel } from './funnel';
import { journey } from './journey';
import { lifecycle } from './lifecycle';
import { paths } from './paths';
import { retention } from './retention';
import { runnable, type Runnable } from './run';
import { stages } from './stages';
import { stickiness } from './stickiness';
import { trend } from './trend';

/** Every kind of question; its line in views.ts gives it a face. */
export const analyses = { trend, funnel, paths, stages, journey, retention, lifecycle, stickiness, attribution };

export type Analyses = typeof analyses;
export type Kind = keyof Analyses;

type Valid<Parse extends (input: unknown) => Parsed<unknown>> = Extract<ReturnType<Parse>, { ok: true }>['value'];

export type SpecOf<K extends Kind> = Valid<Analyses[K]['parse']>;
export type ResultOf<K extends Kind> = ReturnType<Analyses[K]['shape']>;
export type SelectionOf<K extends Kind> = Valid<Analyses[K]['parseSelection']>;
/** The further answers a kind of question has, by name. */
export type AsidesOf<K extends Kind> = NonNullable<Analyses[K]['asides']>;
export type AsideName<K extends Kind> = NameIn<AsidesOf<K>>;
export type AsideAsked<K extends Kind, Name extends AsideName<K>> = AskedOf<AsidesOf<K>[Name]>;
export type AsideFound<K extends Kind, Name extends AsideName<K>> = FoundOf<AsidesOf<K>[Name]>;
export type AnySpec = SpecOf<Kind>;

/** The analyses with their types closed over, for the worker. */
export const runnables: Record<Kind, Runnable> = {
  trend: runnable(trend),
  funnel: runnable(funnel),
  paths: runnable(paths),
  stages: runnable(stages),
  journey: runnable(journey),
  retention: runnable(retention),
  lifecycle: runnable(lifecycle),
  stickiness: runnable(stickiness),
  attribution: runnable(attribution),
};

export const isKind = (kind: unknown): kind is Kind => typeof kind === 'string' && Object.hasOwn(analyses, kind);
