import { describe, expect, it } from 'vitest';
import { absentEvents, readViewFile, viewFileText } from './view-file';

const spec = { kind: 'funnel', v: 1, steps: [{ event: 'view' }, { event: ['buy', 'order'] }] };
const view = { id: '1', name: 'Checkout', spec, dataset: 'id-here', savedAt: Date.UTC(2026, 10, 20) };

describe('a file of views', () => {
  it('gives the same views on a machine where the data set has another id but the same name', () => {
    const text = viewFileText([view], () => 'Web shop');
    const read = readViewFile(text, (name) => (name === 'Web shop' ? 'id-there' : null));
    expect(read).toEqual({
      ok: true,
      views: [{ name: 'Checkout', spec, dataset: 'id-there', savedAt: view.savedAt }],
      skipped: 0,
    });
  });

  it('written by version 1 is read for ever', () => {
    const frozen =
      '{"wayfold":"views","v":1,"views":[{"name":"A","spec":{"kind":"trend","v":1},"dataset":null,"savedAt":"2026-11-20T00:00:00.000Z"}]}';
    const read = readViewFile(frozen, () => null);
    expect(read).toEqual({
      ok: true,
      views: [{ name: 'A', spec: { kind: 'trend', v: 1 }, dataset: null, savedAt: Date.UTC(2026, 10, 20) }],
      skipped: 0,
    });
  });

  it('skips and counts entries that are no views', () => {
    const text = JSON.stringify({
      wayfold: 'views',
      v: 1,
      views: [null, { name: 'x' }, { name: 3, spec }, { name: 'y', spec }],
    });
    const read = readViewFile(text, () => null);
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
      expect(readViewFile(text, () => null)).toEqual({ ok: false, reason: 'notViews' });
    }
    expect(readViewFile('{"wayfold":"views","v":2,"views":[]}', () => null)).toEqual({ ok: false, reason: 'tooNew' });
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
