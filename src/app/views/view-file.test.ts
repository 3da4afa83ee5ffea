import { describe, expect, it } from 'vitest';
import { followingAs } from '../boards/linked-views';
import { readViewFile } from './read-view-file';
import { absentEvents, segmentsIn, stageModelsIn, viewFileText } from './view-file';

const spec = { kind: 'funnel', v: 1, steps: [{ event: 'view' }, { event: ['buy', 'order'] }] };
const view = { id: '1', name: 'Checkout', spec, dataset: 'id-here', savedAt: Date.UTC(2026, 10, 20), revision: 1 };

/** What is in a file, kind by kind. */
function contents(text: string) {
  const file = readViewFile(text);
  if (!file.ok) return file;
  const found = { views: [], segments: [], boards: [], stageModels: [], touchpoints: [] } as Record<string, unknown[]>;
  for (const { value, ...item } of file.items) {
    const { kind, name, dataset, savedAt } = item;
    if (kind === 'view')
      found['views']?.push({ ...('id' in item ? { id: item.id } : {}), name, spec: value, dataset, savedAt });
    if (kind === 'board') found['boards']?.push({ name, board: value, dataset, savedAt });
    if (kind === 'segment') found['segments']?.push({ name, segment: value, savedAt });
    if (kind === 'stageModel') found['stageModels']?.push(value);
    if (kind === 'touchpoints') found['touchpoints']?.push({ dataset, touchpoints: value });
  }
  return { ok: true, ...found, skipped: file.skipped };
}

describe('a file of views', () => {
  it('names the data set, which has another id on another machine', () => {
    const text = viewFileText({ views: [view] }, () => 'Web shop');
    const read = contents(text);
    expect(read).toEqual({
      ok: true,
      views: [{ name: 'Checkout', spec, dataset: 'Web shop', savedAt: view.savedAt }],
      segments: [],
      boards: [],
      stageModels: [],
      touchpoints: [],
      skipped: 0,
    });
  });

  it('written by version 1 is read for ever', () => {
    const frozen =
      '{"wayfold":"views","v":1,"views":[{"name":"A","spec":{"kind":"trend","v":1},"dataset":null,"savedAt":"2026-11-20T00:00:00.000Z"}]}';
    const read = contents(frozen);
    expect(read).toEqual({
      ok: true,
      views: [{ name: 'A', spec: { kind: 'trend', v: 1 }, dataset: null, savedAt: Date.UTC(2026, 10, 20) }],
      segments: [],
      boards: [],
      stageModels: [],
      touchpoints: [],
      skipped: 0,
    });
  });

  it('skips and counts entries that are no views', () => {
    const text = JSON.stringify({
      wayfold: 'views',
      v: 1,
      views: [null, { name: 'x' }, { name: 3, spec }, { name: 'y', spec }],
    });
    const read = contents(text);
    expect(read).toMatchObject({ ok: true, skipped: 3, views: [{ name: 'y' }] });
  });

  it('that is something else, or of a later version, is said to be so', () => {
    for (const text of [
      '',
      '[]',
      '{"views":[]}',
      '{"wayfold":"views","v":1}',
      '{"wayfold":"views","v":"2","views":[]}',
    ]) {
      expect(contents(text)).toEqual({ ok: false, reason: 'notViews' });
    }
    expect(contents('{"wayfold":"views","v":2,"views":[]}')).toEqual({ ok: false, reason: 'tooNew' });
  });
});

describe('segments in a file of views', () => {
  const buyers = {
    id: 's',
    name: 'Buyers',
    segment: { did: { event: 'buy' }, atLeast: 2 },
    savedAt: view.savedAt,
    revision: 1,
  };

  it('come back under their names, and a file without views can hold them', () => {
    const read = contents(viewFileText({ segments: [buyers] }, () => null));
    const { id, revision, ...kept } = buyers;
    expect([id, revision]).toEqual(['s', 1]);
    expect(read).toEqual({
      ok: true,
      views: [],
      segments: [kept],
      boards: [],
      stageModels: [],
      touchpoints: [],
      skipped: 0,
    });
  });

  it('written by version 1 are read for ever, and those that are none are counted', () => {
    const frozen =
      '{"wayfold":"views","v":1,"views":[{"name":"A","spec":{"kind":"trend","v":1,"segment":{"not":{"did":{"event":"buy"}}}},"dataset":null,"savedAt":"2026-11-20T00:00:00.000Z"}],' +
      '"segments":[{"name":"Two","v":1,"segment":{"actors":["u1","u2"]},"savedAt":"2026-11-20T00:00:00.000Z"},' +
      '{"name":"Rules","v":1,"segment":{"any":[{"did":{"event":["a","b"],"where":{"property":"price","is":"gt","value":10}},"atLeast":1,"atMost":3,"range":{"last":4,"unit":"week"}},{"not":{"did":{"event":null},"atMost":0}}]},"savedAt":"2026-11-20T00:00:00.000Z"},' +
      '{"name":"Broken","v":1,"segment":{"did":7}}]}';
    const rule = { event: ['a', 'b'], where: { property: 'price', is: 'gt', value: 10 } };
    const rules = {
      any: [
        { did: rule, atLeast: 1, atMost: 3, range: { last: 4, unit: 'week' } },
        { not: { did: { event: null }, atMost: 0 } },
      ],
    };
    const savedAt = Date.UTC(2026, 10, 20);
    expect(contents(frozen)).toEqual({
      ok: true,
      views: [
        {
          name: 'A',
          spec: { kind: 'trend', v: 1, segment: { not: { did: { event: 'buy' } } } },
          dataset: null,
          savedAt,
        },
      ],
      segments: [
        { name: 'Two', segment: { actors: ['u1', 'u2'] }, savedAt },
        { name: 'Rules', segment: rules, savedAt },
      ],
      boards: [],
      stageModels: [],
      touchpoints: [],
      skipped: 1,
    });
  });

  it('are those a question speaks of, whatever the order of their fields, also as "all but these"', () => {
    const turned = { atLeast: 2, did: { event: 'buy' } };
    const others = { id: 't', name: 'Others', segment: { actors: ['u1'] }, savedAt: 0, revision: 1 };
    const saved = [buyers, others];
    expect(segmentsIn({ ...spec, segment: turned }, saved)).toEqual([buyers]);
    expect(segmentsIn({ ...spec, compare: { segment: { not: turned } } }, saved)).toEqual([buyers]);
    expect(segmentsIn({ ...spec, segment: turned, compare: { segment: { actors: ['u1'] } } }, saved)).toEqual(saved);
    expect(segmentsIn(spec, saved)).toEqual([]);
    expect(segmentsIn({ segment: 'evil', compare: 3 }, saved)).toEqual([]);
  });
});

describe('boards in a file of views', () => {
  const place = { x: 0, y: 0, w: 6, h: 8 };
  const board = {
    v: 1 as const,
    range: { last: 4, unit: 'week' as const },
    breakdown: 'device',
    tiles: [
      { id: 't1', ...place, name: 'Old name', spec: { kind: 'trend' }, view: '1' },
      { id: 't2', ...place, x: 6, name: 'Own', spec: { kind: 'paths', v: 1 } },
      { id: 't3', ...place, y: 8, note: '**你好**' },
    ],
  };
  const kept = { id: 'b', name: 'Weekly', board, dataset: 'id-here', savedAt: view.savedAt, revision: 1 };

  it('come back with their tiles, which follow the views of the file under their new ids', () => {
    const text = viewFileText({ views: [view], boards: [kept] }, () => 'Web shop');
    const read = readViewFile(text);
    if (!read.ok) throw new Error(read.reason);
    const [known, following] = read.items;
    expect(known).toMatchObject({ id: '1', name: 'Checkout', dataset: 'Web shop' });
    const [first, ...others] = board.tiles;
    const tiles = [{ ...first, name: 'Checkout', spec }, ...others];
    expect(following).toEqual({
      ...{ kind: 'board', name: 'Weekly', dataset: 'Web shop', savedAt: view.savedAt },
      value: { ...board, tiles },
    });
    const found = following?.kind === 'board' ? following.value : board;
    expect(followingAs(found, new Map([['1', 'new']])).tiles[0]).toMatchObject({ view: 'new', spec });
    expect(followingAs(found, new Map()).tiles[0]).toEqual({ id: 't1', ...place, name: 'Checkout', spec });
  });

  it('written by version 1 are read for ever, and those that are none are counted', () => {
    const frozen =
      '{"wayfold":"views","v":1,"views":[],"boards":[{"name":"Weekly","v":1,"dataset":null,"savedAt":"2026-11-20T00:00:00.000Z","board":{"v":1,' +
      '"range":{"from":"2026-10-01"},"segment":{"did":{"event":"buy"}},"compare":{"range":{"to":"2026-09-30"}},"breakdown":"device","tiles":[' +
      '{"id":"a","x":0,"y":0,"w":6,"h":8,"name":"A","spec":{"kind":"trend","v":1},"view":"v1"},{"id":"b","x":6,"y":0,"w":6,"h":8,"note":"# Hi"}]}},' +
      '{"name":"Broken","v":1,"board":{"v":1,"tiles":[{"id":"a","x":0,"y":0,"w":13,"h":8,"note":""}]}},{"name":"Later","v":2,"board":{"v":2}}]}';
    expect(contents(frozen)).toEqual({
      ...{ ok: true, views: [], segments: [], stageModels: [], touchpoints: [], skipped: 2 },
      boards: [
        {
          ...{ name: 'Weekly', dataset: null, savedAt: Date.UTC(2026, 10, 20) },
          board: {
            ...{ v: 1, range: { from: '2026-10-01' }, segment: { did: { event: 'buy' } } },
            ...{ compare: { range: { to: '2026-09-30' } }, breakdown: 'device' },
            tiles: [
              { id: 'a', x: 0, y: 0, w: 6, h: 8, name: 'A', spec: { kind: 'trend', v: 1 }, view: 'v1' },
              { id: 'b', x: 6, y: 0, w: 6, h: 8, note: '# Hi' },
            ],
          },
        },
      ],
    });
  });
});

describe('stage models in a file of views', () => {
  const stage = { name: 'a', label: '意识', preSale: true, colour: 7, rules: [{ event: ['view', 'see'] }] };
  const model = { name: '我们的阶段', stages: [stage, { name: 'b', label: 'B', rules: [] }] };
  const kept = { id: 'm', model, savedAt: view.savedAt, revision: 3 };

  it('come back as they were, and a file without views can hold them', () => {
    const read = contents(viewFileText({ stageModels: [kept] }, () => null));
    expect(read).toEqual({
      ok: true,
      views: [],
      segments: [],
      boards: [],
      stageModels: [model],
      touchpoints: [],
      skipped: 0,
    });
  });

  it('written by version 1 are read for ever, and those that are none are counted', () => {
    const frozen =
      '{"wayfold":"views","v":1,"views":[],"stageModels":[{"v":1,"model":{"name":"Ours","stages":[{"name":"a","label":"A","preSale":true,"colour":2,"rules":' +
      '[{"event":["x","y"],"where":{"property":"price","is":"gt","value":10}},{"event":null}]}]},"savedAt":"2026-11-20T00:00:00.000Z"},' +
      '{"v":1,"model":{"name":"None","stages":[]}},{"v":2,"model":{"name":"Later"}}]}';
    const rules = [{ event: ['x', 'y'], where: { property: 'price', is: 'gt', value: 10 } }, { event: null }];
    const stages = [{ name: 'a', label: 'A', preSale: true, colour: 2, rules }];
    expect(contents(frozen)).toEqual({
      ...{ ok: true, views: [], segments: [], boards: [], touchpoints: [], skipped: 2 },
      stageModels: [{ name: 'Ours', stages }],
    });
  });

  it('are those the questions carry: of the same stages, else of the same name', () => {
    const other = { ...kept, id: 'n', model: { name: 'Other', stages: [{ ...stage, label: 'Else' }] } };
    const changed = { name: '我们的阶段', stages: [{ ...stage, rules: [] }] };
    const paths = (stages: unknown) => ({ kind: 'paths', v: 1, node: { stages } });
    expect(stageModelsIn([paths(changed)], [kept, other])).toEqual([kept]);
    expect(
      stageModelsIn([{ kind: 'stages', model: { ...other.model, name: 'x' } }, paths(model)], [kept, other]),
    ).toEqual([other, kept]);
    expect(stageModelsIn([paths({ name: 'y', stages: [stage] }), paths(7), null, spec], [kept, other])).toEqual([]);
  });
});

describe('a view on data that lacks some of its events', () => {
  it('names them once each, in the order of the question', () => {
    const asked = {
      kind: 'funnel',
      steps: [{ event: ['gone', 'view'] }, { event: 'lost' }, { event: 'gone' }, { event: null }],
    };
    expect(absentEvents(asked, [{ name: 'view' }])).toEqual(['gone', 'lost']);
  });

  it('finds them where the event is a matcher of its own, and leaves stage models out', () => {
    const asked = { event: { event: 'lost' }, node: { stages: { stages: [{ rules: [{ event: 'never here' }] }] } } };
    expect(absentEvents(asked, [])).toEqual(['lost']);
  });

  it('does not take the value of a condition for an event', () => {
    const asked = { start: { event: 'view', where: { property: 'event', is: 'eq', value: 'x' } } };
    expect(absentEvents(asked, [{ name: 'view' }])).toEqual([]);
  });
});

describe('touchpoints in a file of views', () => {
  const touchpoints = {
    v: 1 as const,
    touchpoint: { event: null },
    channel: [{ channel: '短信', matcher: { event: 'sms click' } }],
    channels: [{ channel: '短信', direction: 'outbound' as const, reach: 'paid' as const }],
  };

  it('come back with the name of their data set', () => {
    const text = viewFileText({ touchpoints: new Map([['d1', touchpoints]]) }, () => 'Shop');
    expect(contents(text)).toMatchObject({ views: [], skipped: 0, touchpoints: [{ dataset: 'Shop', touchpoints }] });
  });

  it('written by version 1 are read for ever, and those that are none are counted', () => {
    const frozen =
      '{"wayfold":"views","v":1,"views":[],"touchpoints":[{"dataset":"Shop","touchpoints":{"v":1,"touchpoint":{"event":["a","b"]},"channel":"via","channels":[]}},' +
      '{"dataset":"Shop","touchpoints":{"v":2}},{"touchpoints":null}]}';
    expect(contents(frozen)).toMatchObject({
      skipped: 2,
      touchpoints: [
        { dataset: 'Shop', touchpoints: { v: 1, touchpoint: { event: ['a', 'b'] }, channel: 'via', channels: [] } },
      ],
    });
  });
});

it('catalogues in a file of views come back with the name of their data set', () => {
  const catalogue = {
    v: 1 as const,
    events: [{ event: 'buy', labels: { 'zh-CN': '购买' }, colour: 2 }],
    properties: [],
  };
  const text = viewFileText({ catalogues: new Map([['d1', catalogue]]) }, () => 'Shop');
  const read = readViewFile(text);
  expect(read).toMatchObject({
    ok: true,
    skipped: 0,
    items: [{ kind: 'catalogue', dataset: 'Shop', value: catalogue }],
  });
});
