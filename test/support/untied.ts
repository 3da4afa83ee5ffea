import type { TiedSelection } from '../../src/analyses/tied-orders';

/** What an oracle is asked for: it knows one order of tied events; who is behind another is tested by other files (`reference/tied-orders.test.ts`). */
export type Untied<Selection> = Exclude<Selection, TiedSelection>;
