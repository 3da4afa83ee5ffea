import { describe, expect, it } from 'vitest';
import { storeLog } from '../../../test/support/log';
import { logOf } from '../../../test/support/written-log';
import type { Touchpoints } from '../../model/touchpoints';
import { assigned, suggested, traitsOf, withElement, withTraits } from './draft';
import { touchpoints as zh } from '../../i18n/zh-cn/touchpoints';

const none: Touchpoints = { v: 1, touchpoint: { event: null }, channel: 'via', channels: [] };

describe('touchpoints on their way', () => {
  it('give an event to the last rule of its channel that only names events', () => {
    const rules = [
      { channel: 'email', matcher: { event: 'open mail' } },
      { channel: 'email', matcher: { event: 'visit', where: { property: 'from', is: 'eq' as const, value: 'm' } } },
    ];
    expect(assigned(rules, 'click mail', 'email')[0]).toEqual({
      channel: 'email',
      matcher: { event: ['open mail', 'click mail'] },
    });
    expect(assigned(rules, 'call', 'call centre')[2]).toEqual({ channel: 'call centre', matcher: { event: 'call' } });
    expect(assigned([{ channel: 'a', matcher: { event: '' } }], 'b', 'a')).toEqual([
      { channel: 'a', matcher: { event: 'b' } },
    ]);
  });

  it('take a channel for what is usual of its name until something else is said', () => {
    expect(traitsOf(none, '短信')).toMatchObject({ direction: 'outbound', reach: 'owned' });
    expect(traitsOf(none, 'Google organic')).toMatchObject({ direction: 'inbound', reach: 'earned' });
    const said = withTraits(withTraits(none, '短信', { reach: 'paid' }), '短信', { direction: 'inbound' });
    expect(said.channels).toEqual([{ channel: '短信', direction: 'inbound', reach: 'paid' }]);
    const tagged = withElement(said, '短信', 'loyalty');
    expect(traitsOf(withTraits(tagged, '短信', { reach: 'owned' }), '短信').element).toBe('loyalty');
    expect(withElement(tagged, '短信', null)).toEqual(said);
  });

  it('are suggested from names and call channels in the language of the page', () => {
    const { dataset } = storeLog(logOf('a: 短信点击0 打开邮件1 购买2'));
    expect(suggested(dataset, zh.channels)).toEqual({
      from: expect.objectContaining({ reason: 'events' }) as unknown,
      touchpoints: {
        ...none,
        channel: [
          { channel: '邮件', matcher: { event: ['打开邮件'] } },
          { channel: '短信', matcher: { event: ['短信点击'] } },
        ],
      },
    });
  });
});
