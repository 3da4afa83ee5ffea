import { describe, expect, it } from 'vitest';
import { sameStages } from './stage-model';
import { stageModelsIn, withStageModel } from './spec-stages';

const model = (name: string, events: string[]) => ({
  name,
  stages: [{ name: 'seen', label: '', rules: [{ event: events }] }],
});
const [own, beside, other] = [model('own', ['A']), model('beside', ['B']), model('other', ['C'])];

describe('the stage models of a question', () => {
  it('are that of its steps, or its own and the one beside it', () => {
    expect(stageModelsIn({ kind: 'stages', model: own, beside })).toEqual([own, beside]);
    expect(stageModelsIn({ kind: 'paths', node: { stages: own } })).toEqual([own]);
    expect(stageModelsIn({ kind: 'paths', node: 'event' })).toEqual([]);
    expect(stageModelsIn({ kind: 'attribution', model: 'linear' })).toEqual([]);
    expect(stageModelsIn(null)).toEqual([]);
  });

  it('are replaced one by one', () => {
    expect(withStageModel({ v: 1, model: own, beside }, beside, other)).toEqual({ v: 1, model: own, beside: other });
    expect(withStageModel({ v: 1, node: { stages: own } }, own, other)).toEqual({ v: 1, node: { stages: other } });
    expect(withStageModel({ v: 1, model: own }, beside, other)).toEqual({ v: 1, model: own });
  });

  it('are the same whatever the order of events in a rule', () => {
    expect(sameStages(model('a', ['A', 'B']), model('b', ['B', 'A']))).toBe(true);
    expect(sameStages(model('a', ['A', 'B']), model('a', ['B']))).toBe(false);
  });
});
