import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributionCase } from '../../../test/reference/attribution-cases';
import { journeyCase } from '../../../test/reference/journey-cases';
import { pathsCase } from '../../../test/reference/paths-cases';
import { lifecycleCase, stickinessCase, trendCase } from '../../../test/reference/period-cases';
import { funnelCase, mixedFunnelCase, retentionCase } from '../../../test/reference/spec-generators';
import { stagesCase } from '../../../test/reference/stages-cases';
import { analyses, isKind } from '../../analyses/registry';
import { viewFileText } from '../views/view-file';
import { viewFileSchema } from './view-file-schema';

const schema: object = viewFileSchema();
const validate = new Ajv().compile(schema);
const problems = (file: unknown): unknown => (validate(file) === true ? null : validate.errors);
const frozen = (): { views: { spec: Record<string, unknown> }[] } =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../test/fixtures/views-v1.wayfold.json'), 'utf8')) as never;

const exported = (spec: unknown): unknown =>
  JSON.parse(
    viewFileText({ views: [{ id: 'v', name: 'V', spec, dataset: null, savedAt: 0, revision: 1 }] }, () => null),
  );

describe('the schema of view files', () => {
  it('takes the frozen file of version 1, which has every kind of question, rule and entry', () => {
    expect(problems(frozen())).toBeNull();
    const kinds = frozen().views.map(({ spec }) => spec['kind']);
    expect(new Set(kinds)).toEqual(new Set(Object.keys(analyses)));
    for (const { spec } of frozen().views)
      expect(isKind(spec['kind']) && analyses[spec['kind']].parse(spec), JSON.stringify(spec)).toMatchObject({
        ok: true,
      });
  });

  it('takes whatever question the page can export', () => {
    const asked = fc.oneof(
      ...[funnelCase(true), mixedFunnelCase({ anyOrder: true, attempts: true }), retentionCase(true), trendCase(true)],
      ...[lifecycleCase(true), stickinessCase(true), stagesCase(true), journeyCase(true)],
      ...[pathsCase({ rich: true, renames: true }), attributionCase({ rich: true, model: 'markov' })],
    );
    fc.assert(
      fc.property(asked, ({ spec }) => {
        expect(problems(exported(spec)), JSON.stringify(spec)).toBeNull();
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('takes catalogues', () => {
    const events = [{ event: 'buy', labels: { en: 'Purchase' }, description: 'paid', hidden: true, colour: 8 }];
    const catalogue = { v: 1, events, properties: [{ property: 'x', hidden: true }] };
    expect(problems({ ...frozen(), catalogues: [{ dataset: 'Shop', catalogue }] })).toBeNull();
    const wrong = { ...catalogue, events: [{ event: 'buy', colour: 9 }] };
    expect(problems({ ...frozen(), catalogues: [{ dataset: 'Shop', catalogue: wrong }] })).not.toBeNull();
  });

  it('refuses what the page does not read: other files, unknown fields, wrong values, another version', () => {
    const [view] = frozen().views;
    const having = (change: object): unknown => exported({ ...view?.spec, ...change });
    expect(problems(having({}))).toBeNull();
    for (const wrong of [{ colour: 'red' }, { steps: [] }, { order: 'sideways' }, { v: 2 }, { segment: { did: 7 } }])
      expect(problems(having(wrong)), JSON.stringify(wrong)).not.toBeNull();
    expect(problems({ ...frozen(), v: 2 })).not.toBeNull();
    expect(problems({ views: [] })).not.toBeNull();
    expect(problems({ ...frozen(), boards: [{ name: 'B', v: 1, board: { v: 1 } }] })).not.toBeNull();
  });
});
