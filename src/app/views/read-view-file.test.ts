import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largestViewFile, readViewFile, readViewsOf } from './read-view-file';

const frozen = readFileSync(join(import.meta.dirname, '../../../test/fixtures/views-v1.wayfold.json'), 'utf8');

describe('a view file of version 1', () => {
  it('is read for ever, with every kind of thing it can hold', () => {
    const read = readViewFile(frozen);
    if (!read.ok) throw new Error(read.reason);
    expect(read.skipped).toBe(0);
    const kinds = read.items.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'view')).toHaveLength(9);
    expect(kinds.slice(9)).toEqual(['board', 'segment', 'stageModel', 'touchpoints']);
    expect(read.items.map(({ dataset }) => dataset)).toContain('Web shop');
    expect(new Set(read.items.map(({ savedAt }) => savedAt))).toEqual(new Set([Date.UTC(2026, 10, 20), 0]));
  });
});

describe('a hostile view file', () => {
  it('that is cut short, empty or something else is none', () => {
    for (const text of [frozen.slice(0, 20_000), '', 'null', '[]', '<html>', '{"wayfold":"views"}'])
      expect(readViewFile(text)).toEqual({ ok: false, reason: 'notViews' });
  });

  it('that is nested to exhaust the stack is none', () => {
    const deep = `${'{"not":'.repeat(200_000)}1${'}'.repeat(200_000)}`;
    const text = `{"wayfold":"views","v":1,"views":[{"name":"a","spec":{"kind":"funnel","segment":${deep}}}]}`;
    expect(readViewFile(text)).toEqual({ ok: false, reason: 'notViews' });
    const lists = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(readViewFile(`{"wayfold":"views","v":1,"views":${lists}}`)).toEqual({ ok: false, reason: 'notViews' });
  });

  it('that is larger than any is not read', async () => {
    const text = (): Promise<string> => Promise.reject(new Error('read'));
    const file = Object.assign(new Blob([]), { text });
    Object.defineProperty(file, 'size', { value: largestViewFile + 1 });
    expect(await readViewsOf(file)).toEqual({ ok: false, reason: 'tooLarge' });
  });

  it('keeps names as plain text of bounded length, and takes nothing from prototypes', () => {
    const name = `<img src=x onerror=alert(1)>${'x'.repeat(1000)}`;
    const text = `{"wayfold":"views","v":1,"__proto__":{"boards":[{}]},"views":[{"name":${JSON.stringify(name)},"spec":{"kind":"constructor"},"dataset":{},"savedAt":7}]}`;
    expect(readViewFile(text)).toEqual({
      ...{ ok: true, v: 1, skipped: 0 },
      items: [{ kind: 'view', name: name.slice(0, 200), value: { kind: 'constructor' }, dataset: null, savedAt: 0 }],
    });
  });

  it('with half its entries broken gives the other half and counts', () => {
    const file = JSON.parse(frozen) as Record<string, unknown[]>;
    file['views'] = [null, 7, 'x', [], { name: 'a' }, ...(file['views'] ?? [])];
    file['touchpoints'] = [{ dataset: 'x', touchpoints: { v: 9 } }];
    expect(readViewFile(JSON.stringify(file))).toMatchObject({ ok: true, skipped: 6 });
  });
});
