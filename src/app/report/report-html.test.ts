import { describe, expect, it } from 'vitest';
import { packed, unpacked } from './packed';
import { withoutNames, withoutPeople } from './report-content';
import { embeddedJson, reportHtml } from './report-html';

const template =
  '<title><!--report-title--></title><script type="application/json" id="content"><!--report-content--></script><script>run()</script>';

describe('a report', () => {
  it('holds hostile names as data: no tag begins in them, and they come back as they were', () => {
    const name = '</title><script>alert(1)</script> & <!-- $& $1';
    const content = { name, parts: ['</script><script>alert(2)</script>', '<!--', '\u2028'] };
    const html = reportHtml(template, name, content);
    expect(html.match(/<script/g)?.length).toBe(2);
    expect(html).toContain('<title>&lt;/title>&lt;script>alert(1)&lt;/script> &amp; &lt;!-- $&amp; $1</title>');
    const json = /id="content">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(json).not.toContain('<');
    expect(JSON.parse(json)).toEqual(content);
    expect(JSON.parse(embeddedJson(content))).toEqual(content);
  });

  it('packs long results and gives them back as they were', async () => {
    const long = { parts: Array.from({ length: 20_000 }, (_, i) => ({ value: `浏览 ${i % 7}`, actors: i })) };
    const short = { parts: [1] };
    const embedded = await packed(long);
    expect(String(embedded).length).toBeLessThan(JSON.stringify(long).length / 5);
    expect(await unpacked(JSON.parse(embeddedJson(embedded)))).toEqual(long);
    expect(await packed(short)).toBe(short);
    expect(await unpacked(short)).toBe(short);
    await expect(unpacked('aGVsbG8=')).rejects.toThrow();
  });

  it('is not made from something else', () => {
    expect(() => reportHtml('<html></html>', 'x', {})).toThrow('template');
  });

  it('names no people: neither ids of a fixed list nor of the list beside it', () => {
    const listed = { actors: ['u1', 'u2'] };
    const spec = {
      ...{ kind: 'trend', segment: { all: [listed, { did: { event: 'buy' } }] } },
      compare: { segment: { not: listed } },
    };
    expect(JSON.stringify(withoutPeople(spec))).not.toContain('u1');
    expect(withoutPeople(spec)).toHaveProperty('compare.segment');
    const before = { kind: 'trend', compare: { range: { last: 4, unit: 'week' } } };
    expect(withoutPeople(before)).toEqual(before);
  });

  it('knows of the data set its name, size and span, not its names and values', () => {
    const dataset = {
      ...{ id: 'd', name: 'Shop', rows: 10, actors: 3, hasSessions: false, firstUs: 1, lastUs: 2, timeZone: 'UTC' },
      ...{ weekStart: 'monday' as const, events: [{ name: 'buy', events: 1 }], properties: [] },
    };
    expect(withoutNames(dataset)).toEqual({ ...dataset, id: '', events: [] });
  });
});
