import { describe, expect, it } from 'vitest';
import { parseWith } from './parse';
import { stageColour, stageModelSchema } from './stage-model';
import { stagePresets, suggestStages, type StagePreset } from './stage-presets';

const stageOf = (event: string, preset: StagePreset = 'decision'): string | null =>
  suggestStages(preset, [event]).stages.find(({ rules }) => rules.length > 0)?.name ?? null;

describe('the two models', () => {
  it('have five stages each, in the order of the journey', () => {
    expect(stagePresets.decision.stages.map(({ name }) => name)).toEqual([
      'awareness',
      'consideration',
      'decision',
      'use',
      'loyalty',
    ]);
    expect(stagePresets.purchase.stages.map(({ name }) => name)).toEqual([
      'awareness',
      'consideration',
      'purchase',
      'retention',
      'advocacy',
    ]);
  });

  it('are valid stage models', () => {
    for (const preset of Object.values(stagePresets)) expect(parseWith(stageModelSchema, preset).ok).toBe(true);
  });

  it('take a colour of the ten of the page for a stage, else the one of its place', () => {
    const coloured = (colour: unknown) =>
      parseWith(stageModelSchema, { name: 'own', stages: [{ name: 'a', label: 'A', rules: [], colour }] }).ok;
    expect([1, 10].map(coloured)).toEqual([true, true]);
    expect([0, 11, 1.5, '#ff0000', null].map(coloured)).toEqual([false, false, false, false, false]);
    const stage = { name: 'a', label: 'A', rules: [] };
    expect([stageColour({ ...stage, colour: 7 }, 0), stageColour(stage, 2), stageColour(stage, 12)]).toEqual([7, 3, 3]);
  });
});

describe('a first suggestion from event names', () => {
  it.each([
    ['see ad', 'awareness'],
    ['ad_impression', 'awareness'],
    ['SearchResultsViewed', 'awareness'],
    ['view product', 'consideration'],
    ['watch review', 'consideration'],
    ['compare prices', 'consideration'],
    ['page.view', 'consideration'],
    ['slow page', 'consideration'],
    ['add to cart', 'decision'],
    ['addToCart', 'decision'],
    ['begin checkout', 'decision'],
    ['card error', 'decision'],
    ['Order Placed', 'decision'],
    ['parcel received', 'use'],
    ['play lesson', 'use'],
    ['app_open', 'use'],
    ['app-install', 'use'],
    ['write review', 'loyalty'],
    ['join community', 'loyalty'],
    ['recommend', 'loyalty'],
    ['repeat purchase', 'loyalty'],
    ['广告曝光', 'awareness'],
    ['搜索', 'awareness'],
    ['浏览商品', 'consideration'],
    ['看评测', 'consideration'],
    ['加购', 'decision'],
    ['提交下单', 'decision'],
    ['支付成功', 'decision'],
    ['确认收货', 'use'],
    ['分享给朋友', 'loyalty'],
    ['再次购买', 'loyalty'],
  ])('%s tells of %s', (event, stage) => {
    expect(stageOf(event)).toBe(stage);
  });

  it.each(['add note', 'pageant', 'heartbeat', 'reload', 'shadow', 'stray', '心跳', ''])(
    '%j tells of no stage: words are compared whole',
    (event) => {
      expect(stageOf(event)).toBeNull();
    },
  );

  it('the purchase model puts the same events under its own names', () => {
    expect(['see ad', 'purchase', 'play lesson', 'recommend'].map((event) => stageOf(event, 'purchase'))).toEqual([
      'awareness',
      'purchase',
      'retention',
      'advocacy',
    ]);
  });
});

describe('reading a stage model', () => {
  const stage = (name: string): object => ({ name, label: name, rules: [{ event: 'x' }] });
  const problems = (input: unknown): unknown => {
    const parsed = parseWith(stageModelSchema, input);
    return parsed.ok ? [] : parsed.problems.map(({ path, code }) => [...path, code].join(' '));
  };

  it('two stages cannot have one name', () => {
    expect(problems({ name: 'm', stages: [stage('a'), stage('b')] })).toEqual([]);
    expect(problems({ name: 'm', stages: [stage('a'), stage('a')] })).toEqual(['stages conflict']);
  });

  it('a model needs a stage, and fields it does not know are Problems', () => {
    expect(problems({ name: 'm', stages: [] })).toEqual(['stages missing']);
    expect(problems({ name: 'm', stages: [{ ...stage('a'), shade: 'red' }] })).toEqual(['stages 0 shade unknownField']);
  });
});
