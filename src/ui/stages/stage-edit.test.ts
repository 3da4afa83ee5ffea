import { describe, expect, it } from 'vitest';
import type { StageModel } from '../../model/stage-model';
import { addStage, assign, moveStage, otherRules, stageOfEvent } from './stage-edit';

const dear = { event: 'buy', where: { property: 'value', is: 'gt' as const, value: 100 } };
const model: StageModel = {
  name: 'own',
  stages: [
    { name: 'one', label: 'One', rules: [{ event: ['see', 'search'] }] },
    { name: 'two', label: 'Two', rules: [{ event: 'buy' }, dear] },
  ],
};

describe('assigning events to stages', () => {
  it('takes an event out of the stage it was in', () => {
    const next = assign(model, 'search', 'two');
    expect(next.stages.map(({ rules }) => rules)).toEqual([[{ event: ['see'] }], [{ event: ['buy', 'search'] }, dear]]);
    expect(stageOfEvent(next, 'search')).toBe('two');
  });

  it('leaves rules with conditions alone and counts them', () => {
    const next = assign(model, 'buy', null);
    expect(stageOfEvent(next, 'buy')).toBeNull();
    expect(next.stages[1]?.rules).toEqual([dear]);
    expect(otherRules(next)).toBe(1);
  });

  it('gives a new stage a name no other has', () => {
    const taken = { ...model, stages: [...model.stages, { name: 'stage-4', label: 'x', rules: [] }] };
    expect(addStage(taken, 'New').stages.at(-1)).toEqual({ name: 'stage-5', label: 'New', rules: [] });
  });

  it('moves a stage one place, and not beyond the ends', () => {
    expect(moveStage(model, 'two', -1).stages.map(({ name }) => name)).toEqual(['two', 'one']);
    expect(moveStage(model, 'one', -1)).toBe(model);
  });
});
