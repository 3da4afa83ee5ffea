import { describe, expect, it } from 'vitest';
import { parseStageModel, withoutUnfinished, type StageModel } from './stage-model';
import {
  addStage,
  assign,
  freeName,
  markPreSale,
  moveStage,
  otherRules,
  plainNames,
  recolour,
  stageOfEvent,
  withOtherRules,
  withoutEvent,
} from './stage-edit';

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

  it('leaves rules with conditions alone', () => {
    const next = assign(model, 'buy', null);
    expect(stageOfEvent(next, 'buy')).toBeNull();
    expect(next.stages[1]?.rules).toEqual([dear]);
    expect(next.stages.map(otherRules)).toEqual([[], [dear]]);
  });

  it('gives a new stage a name no other has', () => {
    const taken = { ...model, stages: [...model.stages, { name: 'stage-4', label: 'x', rules: [] }] };
    expect(addStage(taken, 'New').stages.at(-1)).toEqual({ name: 'stage-5', label: 'New', rules: [] });
  });

  it('moves a stage one place, and not beyond the ends', () => {
    expect(moveStage(model, 'two', -1).stages.map(({ name }) => name)).toEqual(['two', 'one']);
    expect(moveStage(model, 'one', -1)).toBe(model);
  });

  it('takes a name out of one stage only, where several stages have it', () => {
    const both = { ...model, stages: model.stages.map((stage) => ({ ...stage, rules: [{ event: ['see', 'x'] }] })) };
    expect(withoutEvent(both, 'two', 'x').stages.map(plainNames)).toEqual([['see', 'x'], ['see']]);
  });

  it('makes a name of a rule that lost its condition, and nothing of one without an event', () => {
    const next = withOtherRules(model, 'two', [{ event: 'pay' }, { event: '' }, { event: null }]);
    expect(next.stages[1]?.rules).toEqual([{ event: ['buy', 'pay'] }, { event: null }]);
  });

  it('marks a stage as before the sale and takes the mark away', () => {
    const marked = markPreSale(model, 'one', true);
    expect(marked.stages.map(({ preSale }) => preSale)).toEqual([true, undefined]);
    expect(markPreSale(marked, 'one', false)).toEqual(model);
    expect(recolour(model, 'two', 7).stages[1]?.colour).toBe(7);
  });
});

describe('a free name', () => {
  it('is the one wanted, or the first with a number that no other has', () => {
    expect(freeName('Ours', [])).toBe('Ours');
    expect(freeName('Ours', ['Ours', 'Ours 2'])).toBe('Ours 3');
  });
});

it('a model without its unfinished rules can be kept: what is not written to the end goes', () => {
  const rules = [{ event: ['search'] }, { event: '', where: { property: 'device', is: 'isSet' as const } }];
  const model = { name: 'Ours', stages: [{ name: 'a', label: 'A', rules }] };
  expect(parseStageModel(model).ok).toBe(false);
  expect(withoutUnfinished(model).stages[0]?.rules).toEqual([{ event: ['search'] }]);
});
