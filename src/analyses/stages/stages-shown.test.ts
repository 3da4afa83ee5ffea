import { describe, expect, it } from 'vitest';
import { themeFrom } from '../../charts/theme';
import { formatOf } from '../../i18n';
import { messages } from '../../i18n/every-language';
import { stagePresets } from '../../model/stage-presets';
import { sankeyWidth } from '../sankey-chart';
import { beganChart } from './began-chart';
import { dwellChart } from './dwell-chart';
import { drawnVisits } from './drawn';
import { stageMap } from './map-chart';
import { layoutMap, mapWidth, type MapArc } from './map-layout';
import { moveRows, type MoveRow } from './moves';
import type { StagesResult, StageTransition } from './result';
import type { StagesSelection, StagesSpec } from './spec';
import { moveTwin, stagesFigures, whereRows } from './tables';
import { stagesWho } from './words';

const words = { t: messages.en, format: formatOf('en') };
const theme = themeFrom((token) => token);
const { decision } = stagePresets;
const spec: StagesSpec = { kind: 'stages', v: 1, model: decision, maxSteps: 6 };

const move = (from: string, to: string, moves: number, more: Partial<StageTransition> = {}): StageTransition => ({
  ...{ from, to, direction: 'forward', skip: false, moves, share: moves / 20, medianDwellMs: 60_000 },
  ...more,
});

/** Ten actors, twenty moves: 12 on, 2 over a stage, 6 back. */
const result: StagesResult = {
  actors: 10,
  stages: decision.stages.map(({ name }, i) => ({ name, ever: 10 - 2 * i, now: 2, highest: 2, entry: 2, exit: 2 })),
  moves: 20,
  transitions: [
    move('awareness', 'consideration', 12),
    move('decision', 'consideration', 6, { direction: 'backward' }),
    move('awareness', 'decision', 2, { skip: true }),
  ],
  regressRate: 6 / 20,
  columns: [],
  links: [],
};
const movers = result.transitions.map(({ from, to, moves }) => ({ from, to, actors: moves / 2 }));
const moves = moveRows(result, { movers, dwells: [] });
const arcOf = (arcs: readonly MapArc[], from: string, to: string): MapArc | undefined =>
  arcs.find((arc) => arc.move.from === from && arc.move.to === to);

describe('the map of stages', () => {
  const names = decision.stages.map(({ name }) => name);
  const { boxes, arcs, height } = layoutMap(names, moves, 1000, ({ moves: n }) => n);

  it('has the stages in a row, forward arcs above and those back below it', () => {
    const [first] = boxes;
    expect(new Set(boxes.map(({ y }) => y)).size).toBe(1);
    expect(boxes.map(({ x }) => x)).toEqual(boxes.map(({ x }) => x).toSorted((a, b) => a - b));
    for (const arc of arcs) {
      const above = arc.move.direction === 'forward';
      expect(arc.y).toBe(above ? first?.y : (first?.y ?? 0) + (first?.height ?? 0));
      expect(Math.sign(arc.top - arc.y)).toBe(above ? -1 : 1);
      expect(arc.top).toBeGreaterThan(0);
      expect(arc.top).toBeLessThan(height);
      expect(Math.sign(arc.x2 - arc.x1)).toBe(above ? 1 : -1);
    }
  });

  it('rises higher the more stages an arc goes over, and is as thick as its number', () => {
    const [near, far] = [arcOf(arcs, 'awareness', 'consideration'), arcOf(arcs, 'awareness', 'decision')];
    expect(far?.top).toBeLessThan(near?.top ?? 0);
    expect((far?.thickness ?? 0) / (near?.thickness ?? 1)).toBeCloseTo(2 / 12);
  });

  it('keeps ten stages apart and all between all of them in the picture', () => {
    const ten = Array.from({ length: 10 }, (_, i) => `s${i}`);
    const all = ten.flatMap((from, i) =>
      ten.flatMap((to, j): MoveRow[] =>
        i === j ? [] : [{ ...move(from, to, 1, { direction: j > i ? 'forward' : 'backward' }), actors: 1 }],
      ),
    );
    const layout = layoutMap(ten, all, mapWidth(10), ({ moves: n }) => n);
    layout.boxes.reduce((before, box) => {
      expect(box.x).toBeGreaterThan(before.x + before.width);
      return box;
    });
    for (const { top } of layout.arcs) {
      expect(top).toBeGreaterThan(0);
      expect(top).toBeLessThan(layout.height);
    }
  });

  it('says moves, their actors and the median time, and opens the actors', () => {
    const { marks } = stageMap(spec, result, moves, { by: 'moves', selection: null }, words, theme, 1000);
    const back = marks.find(
      ({ selection }) => selection !== null && 'from' in selection && selection.from === 'decision',
    );
    expect(back?.lines).toEqual([
      '6 moves · 30.0% of all moves',
      'by 3 actors',
      'Decision → Consideration',
      'median 1 min from coming in to moving on',
    ]);
    expect(marks[0]?.lines[0]).toBe('100.0% · 10 of 10 actors were ever here');
    expect(marks[0]?.selection).toEqual({ stage: 'awareness', measure: 'ever' });
  });

  it('draws before the actors of moves are known', () => {
    const unknown = moveRows(result, null);
    expect(unknown.map(({ actors }) => actors)).toEqual([null, null, null]);
    const { marks } = stageMap(spec, result, unknown, { by: 'moves', selection: null }, words, theme, 1000);
    expect(marks.at(-1)?.lines).toHaveLength(3);
  });
});

describe('stages as they are shown', () => {
  const picked: StagesSelection[] = [];
  const select = (selection: StagesSelection): void => void picked.push(selection);

  it('have a regress and a skip rate with their base', () => {
    const figures = stagesFigures(spec, result, moves, words, select);
    expect(figures.map(({ name, text, base }) => `${name}: ${text} (${base})`)).toEqual([
      'Regress rate: 30.0% (6 of 20 moves)',
      'Skip rate: 10.0% (2 of 20 moves)',
      'Commonest way back: 6 (Decision → Consideration, moves by 3 actors)',
      'Reached Loyalty: 20.0% (2 of 10)',
    ]);
  });

  it('grey a table of few actors and say why', () => {
    const rowsOf = (of: StagesResult): unknown =>
      whereRows({ spec, result: of, selection: null, onselect: select }, words)[0]?.weak;
    expect(rowsOf(result)).toBe('of 10 actors only: a share says little');
    expect(rowsOf({ ...result, actors: 30 })).toBeUndefined();
  });

  it('show moves and actors beside each other; the actors open', () => {
    const [row] = moveTwin(spec, moves, true, null, words, select);
    expect(moveTwin(spec, moves, false, null, words, select)[0]?.cells).toHaveLength((row?.cells.length ?? 0) - 1);
    expect(row?.cells.map(({ text }) => text)).toEqual(['forward', '12', '60.0%', '6', '1 min']);
    expect(row?.cells.map(({ onpick }) => onpick !== undefined)).toEqual([false, false, false, true, false]);
    row?.cells[3]?.onpick?.();
    expect(picked.at(-1)).toEqual({ from: 'awareness', to: 'consideration' });
  });

  it('are told in words', () => {
    const who = (selection: StagesSelection): string => stagesWho(spec, selection, words).replaceAll('\u2063', '');
    expect(who({ stage: 'use', measure: 'highest' })).toBe('whose furthest stage is Use');
    expect(who({ from: 'decision', to: 'consideration' })).toBe(
      'who moved from Decision to Consideration at least once',
    );
    expect(who({ stage: 'use', began: 'entry', period: '2026-01-05', unit: 'day' })).toBe(
      'whose first stage was Use in 5 Jan',
    );
    expect(who({ step: 2, node: { name: 'use' }, outcome: 'dropped' })).toBe('whose last visit is visit 2, to Use');
  });

  it('draw only stages with visits that were left on the scale of times', () => {
    const none = { p10Ms: null, p25Ms: null, medianMs: null, p75Ms: null, p90Ms: null };
    const times = { p10Ms: 0, p25Ms: 1000, medianMs: 60_000, p75Ms: 3_600_000, p90Ms: 86_400_000 };
    const dwells = [
      { stage: 'use', visits: 0, ...none },
      { stage: 'decision', visits: 40, ...times },
    ];
    const { marks } = dwellChart(spec, dwells, words, theme, 900);
    expect(marks.map(({ lines }) => lines[1])).toEqual(['Decision']);
    expect(marks[0]?.lines[0]).toBe('median 1 min');
  });

  it('open the people of a period where there are any', () => {
    const began = { periods: ['2026-01-05', '2026-01-06'], stages: [{ stage: 'use', visit: [2, 0], entry: [1, 0] }] };
    const look = { unit: 'day' as const, kind: 'visit' as const, selection: null, running: () => false };
    const { marks } = beganChart(spec, began, look, words, theme, 900);
    expect(marks.map(({ selection }) => selection)).toEqual([
      { stage: 'use', began: 'visit', period: '2026-01-05', unit: 'day' },
      null,
    ]);
  });
});

describe('the Sankey of visits', () => {
  const node = (name: string) => ({ ...{ name, other: false }, ...{ paths: 10, share: 1, dropOff: 0, goesOn: 10 } });
  const widthOf = (label: string, maxSteps: number): number => {
    const model = { ...decision, stages: [{ name: 'own', label, rules: [] }, ...decision.stages] };
    const columns = Array.from({ length: maxSteps }, () => ['own', 'consideration'].map(node));
    return sankeyWidth(drawnVisits({ ...spec, model, maxSteps }, { ...result, columns }, words), words);
  };

  it('of six visits fits a narrow page, stands twice beside each other on a wide one, and is as wide as its names need', () => {
    expect(widthOf('Use', 6)).toBeLessThanOrEqual(806);
    expect(widthOf('Use', 20)).toBeGreaterThan(widthOf('Use', 6));
    expect(widthOf('A stage of a longer name', 6)).toBeGreaterThan(widthOf('Use', 6));
    expect(widthOf('A stage of a name that is cut in any case', 6)).toBe(widthOf('A stage of a longer name', 6));
  });
});
