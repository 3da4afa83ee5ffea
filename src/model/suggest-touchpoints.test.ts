import { describe, expect, it } from 'vitest';
import { touchpoints as en } from '../i18n/en/touchpoints';
import { channelIn, usualTraits } from './channel-vocabulary';
import type { DatasetInfo } from './dataset';
import { suggestChannels, suggestConversion } from './suggest-touchpoints';

const data = (
  properties: string[],
  events: [name: string, events: number][] = [['visit', 9]],
): Pick<DatasetInfo, 'events' | 'properties'> => ({
  events: events.map(([name, n]) => ({ name, events: n })),
  properties: properties.map((name, i) => ({ name, column: `p${i + 1}`, kind: 'text', distinct: 5, coded: true })),
});

describe('channels are suggested', () => {
  it.each([
    [['device', 'Channel'], 'Channel', 'channel'],
    [['utm_medium', '渠道'], '渠道', 'channel'],
    [['device', '$referring_domain'], '$referring_domain', 'source'],
    [['properties.$latest_utm_source'], 'properties.$latest_utm_source', 'source'],
  ])('of the properties %j from %s', (properties, channel, reason) => {
    expect(suggestChannels(data(properties), en.channels)).toEqual({ channel, reason });
  });

  it('from the medium of campaigns first and then from the source, by rules', () => {
    const found = suggestChannels(data(['UTM Source', 'utm_medium']), en.channels);
    const rules = typeof found?.channel === 'string' ? [] : (found?.channel ?? []);
    expect(found?.reason).toBe('utm');
    expect(rules[0]).toEqual({
      channel: 'paid search',
      matcher: {
        event: null,
        where: { property: 'utm_medium', is: 'matches', value: expect.stringMatching(/^\(\?i\).*cpc/) as unknown },
      },
    });
    expect(rules.at(-1)?.matcher.where).toMatchObject({ property: 'UTM Source' });
  });

  it('from events that speak of channels, else each of the commonest events is one', () => {
    const speaking = data(
      [],
      [
        ...([
          ['push opened', 3],
          ['email click', 5],
          ['pay', 1],
        ] as [string, number][]),
      ],
    );
    expect(suggestChannels(speaking, en.channels)).toEqual({
      reason: 'events',
      channel: [
        { channel: 'email', matcher: { event: ['email click'] } },
        { channel: 'app push', matcher: { event: ['push opened'] } },
      ],
    });
    const silent = data(
      [],
      [
        ['a', 1],
        ['b', 2],
      ],
    );
    expect(suggestChannels(silent, en.channels)).toMatchObject({
      reason: 'commonest',
      channel: [{ channel: 'b' }, { channel: 'a' }],
    });
    expect(suggestChannels(data([], []), en.channels)).toBeNull();
  });
});

describe('the vocabulary of channels', () => {
  it.each([
    ['cpc', 'paidSearch'],
    ['Paid Search', 'paidSearch'],
    ['竞价广告', 'paidSearch'],
    ['web push', 'webPush'],
    ['网页推送', 'webPush'],
    ['企业微信', 'wecom'],
    ['WeCom', 'wecom'],
    ['5G消息', 'richSms'],
    ['RCS', 'richSms'],
    ['(direct)', 'direct'],
    ['直接访问', 'direct'],
    ['(none)', 'direct'],
    ['微信公众号', 'officialAccount'],
    ['支付宝生活号', 'lifeAccount'],
    ['微信', 'social'],
    ['呼叫中心', 'callCentre'],
    ['门店', 'store'],
    ['redirect page', null],
  ])('knows %s as %s', (text, key) => {
    expect(channelIn(text)).toBe(key);
  });

  it('knows its own names', () => {
    for (const [key, name] of Object.entries(en.channels)) expect([name, channelIn(name)]).toEqual([name, key]);
  });

  it('says what is usual', () => {
    expect(usualTraits('SMS')).toEqual({ direction: 'outbound', reach: 'owned' });
    expect(usualTraits('somewhere')).toEqual({ direction: 'inbound', reach: 'earned' });
    expect(usualTraits('app')).toEqual({ direction: 'inbound', reach: 'owned' });
  });
});

it('the conversion is the rarest event that speaks of one', () => {
  expect(
    suggestConversion(
      data(
        [],
        [
          ['view', 9],
          ['purchase', 2],
          ['order list', 5],
        ],
      ),
    ),
  ).toBe('purchase');
  expect(
    suggestConversion(
      data(
        [],
        [
          ['浏览', 9],
          ['支付成功', 2],
        ],
      ),
    ),
  ).toBe('支付成功');
  expect(
    suggestConversion(
      data(
        [],
        [
          ['a', 9],
          ['b', 2],
        ],
      ),
    ),
  ).toBe('b');
  expect(suggestConversion(data([], []))).toBeNull();
});
