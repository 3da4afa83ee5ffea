import { describe, expect, it } from 'vitest';
import { formatOf } from '../../i18n';
import { messages } from '../../i18n/every-language';
import type { Catalogue } from '../../model/catalogue';
import { aboutEvents } from '../../ui/about-events';
import { conditionText, matcherText } from '../../ui/condition-text';
import { propertyChoices } from '../../ui/named-choices';
import { listedNames, withText } from './listed-names';
import { namesFrom, namesWithin } from './names-from';

const catalogue: Catalogue = {
  v: 1,
  events: [
    { event: 'buy', labels: { en: 'Purchase', 'zh-CN': '购买' }, colour: 3 },
    { event: 'ping', hidden: true },
    { event: 'gone', description: 'Was sent until May' },
  ],
  properties: [
    { property: 'dev', labels: { en: 'Device' }, description: 'what it is used on' },
    { property: 'internal', hidden: true },
  ],
};
const names = namesFrom(catalogue);
const [en, zh] = [formatOf('en', names.en), formatOf('zh-CN', names['zh-CN'])];
const where = { property: 'dev', is: 'eq' as const, value: 'buy' };

describe('what the page calls the names of the data', () => {
  it('are the labels of its language, and the name itself where there is none', () => {
    const words = messages.en.explore.ui;
    expect(matcherText({ event: ['buy', 'ping'], where }, words, en)).toBe('Purchase or ping where Device is buy');
    expect(conditionText(where, messages['zh-CN'].explore.ui, zh)).toBe('dev 等于 buy');
    expect(zh.event('buy')).toBe('购买');
    expect(zh.eventTitle('gone')).toBe('gone: Was sent until May');
    expect(zh.eventTitle('buy')).toBe('buy');
    expect(en.propertyTitle('dev')).toBe('dev: what it is used on');
  });

  it('stand beside the data’s own and the description where names are chosen and on charts', () => {
    expect([en.eventHint('buy'), en.eventHint('gone'), en.eventHint('ping')]).toEqual([
      'buy',
      'Was sent until May',
      '',
    ]);
    expect([zh.propertyHint('dev'), en.propertyHint('dev')]).toEqual([
      'what it is used on',
      'dev · what it is used on',
    ]);
    expect(aboutEvents(['buy', 'ping', 'gone', 'buy'], en)).toEqual(['Purchase: buy', 'gone: Was sent until May']);
    const long = namesFrom({ v: 1, events: [{ event: 'a', description: '说'.repeat(2000) }], properties: [] });
    expect(aboutEvents(['a'], formatOf('en', long.en))[0]).toHaveLength('a: '.length + 201);
  });

  it('are the data’s own in files', () => {
    expect(matcherText({ event: 'buy', where }, messages.en.explore.ui, en.raw)).toBe('buy where dev is buy');
    expect(en.raw.eventColour('buy')).toBeNull();
    expect(en.eventColour('buy')).toBe(3);
    expect(formatOf('en').raw.event('buy')).toBe('buy');
  });

  it('that are hidden are offered where they are chosen alone', () => {
    expect(propertyChoices(['dev', 'internal', 'x'], en)).toEqual([
      { value: 'dev', label: 'Device', hint: 'dev · what it is used on' },
      { value: 'x', label: 'x' },
    ]);
    expect(propertyChoices(['internal'], en, 'internal')).toHaveLength(1);
    expect(en.hidesEvent('ping')).toBe(true);
  });

  it('go into a report as far as they stand in it', () => {
    expect(Object.keys(namesWithin(names, '{"a":["buy","x"]}').en.events)).toEqual(['buy']);
  });
});

it('the list of names is by frequency, those the data lacks last, and is searched by labels and descriptions', () => {
  const dataset = {
    events: [
      { name: 'ping', events: 5 },
      { name: 'buy', events: 9 },
    ],
    properties: [],
  };
  const listed = listedNames('event', dataset as never, catalogue);
  expect(listed.map(({ name, count }) => [name, count])).toEqual([
    ['buy', 9],
    ['ping', 5],
    ['gone', null],
  ]);
  expect(withText(listed, '购').map(({ name }) => name)).toEqual(['buy']);
  expect(withText(listed, 'until may').map(({ name }) => name)).toEqual(['gone']);
});
