import { expect, it } from 'vitest';
import {
  emptyCatalogue,
  parseCatalogue,
  withEventNote,
  withField,
  withPropertyNote,
  type EventNote,
} from './catalogue';
import { namesIn, renamed } from './spec-names';

const buy: EventNote = { event: 'buy', labels: { en: 'Purchase', 'zh-CN': '购买' }, colour: 3 };

it('a catalogue is read with its notes, each name once', () => {
  const catalogue = {
    v: 1,
    events: [buy, { event: 'ping', hidden: true }],
    properties: [{ property: 'dev', description: 'x' }],
  };
  expect(parseCatalogue(catalogue)).toEqual({ ok: true, value: catalogue });
  expect(parseCatalogue({ ...catalogue, events: [buy, { event: 'buy' }] })).toMatchObject({ ok: false });
  expect(parseCatalogue({ ...catalogue, v: 2 })).toMatchObject({ ok: false, problems: [{ code: 'tooNew' }] });
  for (const wrong of [{ colour: 9 }, { labels: { fr: 'x' } }, { hidden: false }, { script: 1 }])
    expect(parseCatalogue({ ...catalogue, events: [{ event: 'a', ...wrong }] }), JSON.stringify(wrong)).toMatchObject({
      ok: false,
    });
});

it('a note replaces the one of its name, and one that says nothing goes', () => {
  const noted = withEventNote(withEventNote(emptyCatalogue, buy), { event: 'buy', colour: 1 });
  expect(noted.events).toEqual([{ event: 'buy', colour: 1 }]);
  expect(withEventNote(noted, { event: 'buy' }).events).toEqual([]);
  expect(withPropertyNote(noted, { property: 'x', hidden: true })).toMatchObject({
    events: noted.events,
    properties: [{ property: 'x' }],
  });
});

it('empty texts are not kept', () => {
  expect(withField(buy, { labels: { en: ' ' } })).toEqual({ event: 'buy', labels: { 'zh-CN': '购买' }, colour: 3 });
  expect(withField(withField(buy, { labels: { en: '' } }), { labels: { 'zh-CN': '' } })).toEqual({
    event: 'buy',
    colour: 3,
  });
  expect(withField<EventNote>({ event: 'a', description: 'b' }, { description: '' })).toEqual({ event: 'a' });
});

it('its names are those of the data, and follow when they are changed', () => {
  const catalogue = { v: 1, events: [{ event: 'buy', description: 'buy' }], properties: [{ property: 'dev' }] };
  expect(namesIn(catalogue).map(({ of, name }) => [of, name])).toEqual([
    ['event', 'buy'],
    ['property', 'dev'],
  ]);
  const renames = { event: new Map([['buy', 'order']]), property: new Map() };
  expect(renamed(catalogue, renames).events).toEqual([{ event: 'order', description: 'buy' }]);
});
