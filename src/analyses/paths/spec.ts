import type { Matcher } from '../../model/condition';
import type { Duration } from '../../model/duration';
import type { SpecBase } from '../../model/spec';
import type { StageModel } from '../../model/stage-model';

export type PathsNode = 'event' | { property: string } | { stages: StageModel };

/** A wildcard (* any text, ? one character) replaces the whole name; a regex (RE2) the first part found, $1 in `to` is group 1. */
export interface Rename {
  match: { wildcard: string } | { regex: string };
  to: string;
}

/** SEMANTICS §3, as far as this version computes it; the other fields get a Problem `unsupported`. */
export interface PathsSpec extends SpecBase<'paths'> {
  unit: 'session' | 'actor';
  node: PathsNode;
  start?: Matcher;
  end?: Matcher;
  align: 'start' | 'end';
  maxSteps: number;
  rowsPerStep: number;
  minShare: number;
  collapseRepeats: boolean;
  include?: Matcher[];
  exclude?: Matcher[];
  rename?: Rename[];
  sessionGap: Duration;
}

export type PathsNodeRef = { name: string } | { other: true };

/** SEMANTICS §3. step counts from 1. */
export type PathsSelection =
  | { step: number; node: PathsNodeRef }
  | { step: number; node: PathsNodeRef; outcome: 'dropped' }
  | { step: number; from: PathsNodeRef; to: PathsNodeRef }
  | { sequence: string[] }
  | { transition: { from: string; to: string } };
