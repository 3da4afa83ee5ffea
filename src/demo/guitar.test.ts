import { describe, expect, it } from 'vitest';
import { guitarEvents } from './guitar';
import { csvOf } from './journey';

const events = guitarEvents();
const actors = new Set(events.map(({ actor }) => actor));
const lived = (actor: string): string[] => events.filter((event) => event.actor === actor).map(({ event }) => event);

describe('the guitar demo', () => {
  it('has one telling person and 5,000 others with about 120 thousand events', () => {
    expect(actors.size).toBe(5001);
    expect(events.length).toBeGreaterThan(105_000);
    expect(events.length).toBeLessThan(135_000);
  });

  it('is the same for the same seed and another for another', () => {
    expect(csvOf(guitarEvents(7, 50))).toBe(csvOf(guitarEvents(7, 50)));
    expect(csvOf(guitarEvents(8, 50))).not.toBe(csvOf(guitarEvents(7, 50)));
  });

  it('lets the telling person meet the card error, jump back to comparing, buy in shop 2 and recommend it', () => {
    const story = lived('g-00001');
    expect(story.slice(story.indexOf('card error'), story.indexOf('card error') + 5)).toEqual([
      'card error',
      'compare prices',
      'view product',
      'add to cart',
      'begin checkout',
    ]);
    expect(story.at(-1)).toBe('recommend');
  });

  it('beats the promised week in shop 2, not in shop 1', () => {
    const days = (shop: string): number[] =>
      events
        .filter(({ event, properties }) => event === 'parcel received' && properties['shop'] === shop)
        .map(({ properties }) => Number(properties['days']));
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(days('shop 2'))).toBeLessThan(4);
    expect(mean(days('shop 1'))).toBeGreaterThan(6);
  });

  it('loses more people after the card error than after beginning the checkout in shop 2', () => {
    const lost = (event: string, shop: string): number => {
      const last = new Map<string, string>();
      const met = new Set<string>();
      for (const { actor, event: name, properties } of events) {
        last.set(actor, `${name} ${properties['shop'] ?? ''}`);
        if (name === event && properties['shop'] === shop) met.add(actor);
      }
      return [...met].filter((actor) => last.get(actor) === `${event} ${shop}`).length / met.size;
    };
    expect(lost('card error', 'shop 1')).toBeGreaterThan(2 * lost('begin checkout', 'shop 2'));
  });
});
