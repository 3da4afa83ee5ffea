import { describe, expect, it } from 'vitest';
import { SpecHistory } from './spec-history.svelte';

describe('undo of questions', () => {
  it('goes back and forth through the questions asked', () => {
    const history = new SpecHistory<string>();
    history.begin('a');
    history.push('b', 10_000);
    history.push('c', 20_000);
    expect([history.undo(), history.undo(), history.undo()]).toEqual(['b', 'a', null]);
    expect([history.redo(), history.redo(), history.redo()]).toEqual(['b', 'c', null]);
  });

  it('takes what was dragged in one go back in one step', () => {
    const history = new SpecHistory<number>();
    history.begin(0);
    for (let i = 1; i <= 9; i += 1) history.push(i, 10_000 + i * 50);
    expect([history.now, history.undo()]).toEqual([9, 0]);
  });

  it('forgets what was undone once another question is asked', () => {
    const history = new SpecHistory<string>();
    history.begin('a');
    history.push('b', 10_000);
    history.undo();
    history.push('c', 10_100);
    expect([history.canRedo, history.undo(), history.canUndo]).toEqual([false, 'a', false]);
  });
});
