import { describe, expect, it } from 'vitest';
import { markdownBlocks } from './markdown';

const text = (said: string) => ({ kind: 'text', text: said });

describe('a text in Markdown', () => {
  it('is headings, paragraphs, lists, quotes, tables and code', () => {
    const blocks = markdownBlocks(
      '## 周报\n\nUp **5 %** on *mobile*\n\n1. a\n2. b\n\n> q\n\n| h |\n|---|\n| c |\n\n`x`',
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'quote', 'table', 'paragraph']);
    expect(blocks[0]).toEqual({ kind: 'heading', level: 2, inside: [text('周报')] });
    expect(blocks[1]).toMatchObject({
      inside: [text('Up '), { kind: 'strong', inside: [text('5 %')] }, text(' on '), { kind: 'em' }],
    });
    expect(blocks[2]).toMatchObject({ ordered: true, start: 1, items: [{ done: null }, { done: null }] });
    expect(blocks[4]).toEqual({ kind: 'table', head: [[text('h')]], rows: [[[text('c')]]] });
  });

  it('keeps HTML as text, and says the address of a link only where it is http or https', () => {
    const blocks = markdownBlocks(
      '<img src=x onerror=alert(1)> [a](https://x.example/y) [b](javascript:alert(1)) ![p](https://x.example/p.png)',
    );
    expect(JSON.stringify(blocks)).toContain('<img src=x onerror=alert(1)>');
    const inside = blocks[0]?.kind === 'paragraph' ? blocks[0].inside : [];
    expect(inside.filter(({ kind }) => kind === 'link' || kind === 'picture')).toEqual([
      { kind: 'link', inside: [text('a')], address: 'https://x.example/y' },
      { kind: 'link', inside: [text('b')], address: null },
      { kind: 'picture', text: 'p' },
    ]);
    expect(markdownBlocks('<script>alert(1)</script>')).toEqual([
      { kind: 'paragraph', inside: [text('<script>alert(1)</script>')] },
    ]);
  });

  it('that nests without end is still drawn', () => {
    expect(markdownBlocks(`${'>'.repeat(15_000)} deep`).length).toBeGreaterThan(0);
    expect(markdownBlocks(`${'- '.repeat(5000)}deep`).length).toBeGreaterThan(0);
    expect(markdownBlocks('**'.repeat(9000)).length).toBeGreaterThan(0);
  });
});
