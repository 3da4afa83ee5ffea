import { describe, expect, it } from 'vitest';
import { attribution } from '../../src/analyses/attribution';
import type { AttributionResult } from '../../src/analyses/attribution/result';
import { attributionModels, channelTouches, type AttributionSelection } from '../../src/analyses/attribution/spec';
import type { ColumnsBy } from '../support/run-on-log';
import type { Untied } from '../support/untied';
import { attributionOracle } from './attribution';
import { attributionCase, type AttributionKind } from './attribution-cases';
import { canonical } from './canonical';
import { compareWithOracle, databaseRuns, runs } from './compared';

/** Every channel and every path, also ones nobody converted by. */
const selections = (result: AttributionResult): { selection: Untied<AttributionSelection> }[] => [
  ...['search', '(direct)', 'never seen'].map((channel) => ({ selection: { channel } })),
  ...Object.keys(result.credits).flatMap((channel) => [
    { selection: { channel } },
    ...channelTouches.map((touch) => ({ selection: { channel, touch } })),
  ]),
  ...result.pathsToConversion.map(({ channels }) => ({ selection: { channels } })),
  { selection: { channels: ['search', 'mail'] } },
  ...result.touchesBefore.map(({ touches }) => ({ selection: { touches } })),
  ...Object.keys(result.credits).map((to) => ({ selection: { transition: { from: 'search', to } } })),
  { selection: { outcome: 'converted' } },
  { selection: { outcome: 'lost' } },
];

/** Credits add up to the total as they stand. */
function wrong({ credits, total }: AttributionResult): string | null {
  const sum = Object.values(credits).reduce((a, b) => a + b, 0);
  return sum === total ? null : `credits add up to ${sum}, not to ${total}`;
}

const compare = (kind: AttributionKind, numRuns: number, columnsBy?: ColumnsBy): Promise<void> =>
  compareWithOracle(
    attribution,
    attributionOracle,
    attributionCase(kind),
    { canonical, selections, wrong },
    numRuns,
    columnsBy,
  );

describe('attribution of random logs is that of the definition', { timeout: 600_000 }, () => {
  it.each(attributionModels)('by %s', (model) => compare({ rich: false, model }, (runs * 0.55) / 9));
  it('by properties and values, with conditions', () => compare({ rich: true }, runs * 0.45));
  it('out of a database', () => compare({ rich: true }, databaseRuns, 'database'));
});

it('there are nine models', () => expect(attributionModels).toHaveLength(9));
