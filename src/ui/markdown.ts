import { lexer, type MarkedToken, type Token } from 'marked';

/** A piece of text inside a block. `address` is set on links to http(s) only; nothing here is HTML. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'em' | 'del'; inside: Inline[] }
  | { kind: 'link'; inside: Inline[]; address: string | null }
  | { kind: 'picture'; text: string }
  | { kind: 'break' };

export type Block =
  | { kind: 'heading'; level: number; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: { done: boolean | null; blocks: Block[] }[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };

/** Blocks nest no deeper than this; what lies deeper is shown as it was typed. */
const deepest = 8;

/** A line of so many quote marks or bullets would keep the reader busy for seconds. */
const endless = /^(?:[ \t]*(?:>|[-*+][ \t])){40}/m;

/** A text in Markdown as blocks to draw. HTML in it stays text, pictures become their description; a text that cannot be read is one paragraph. */
export function markdownBlocks(text: string): Block[] {
  if (endless.test(text)) return [plain(text)];
  try {
    return blocksOf(lexer(text), 0);
  } catch {
    return [plain(text)];
  }
}

const plain = (text: string): Block => ({ kind: 'paragraph', inside: [{ kind: 'text', text }] });

const known = new Set([
  ...['heading', 'paragraph', 'text', 'list', 'blockquote', 'code', 'table', 'hr', 'space', 'def', 'html'],
  ...['strong', 'em', 'del', 'codespan', 'link', 'image', 'br', 'escape'],
]);
const isKnown = (token: Token): token is MarkedToken => known.has(token.type);

const blocksOf = (tokens: readonly Token[], depth: number): Block[] =>
  tokens.flatMap((token) => (isKnown(token) ? blockOf(token, depth) : [plain(token.raw)]));

function blockOf(token: MarkedToken, depth: number): Block[] {
  if (depth > deepest) return [plain(token.raw)];
  switch (token.type) {
    case 'heading':
      return [{ kind: 'heading', level: token.depth, inside: inlinesOf(token.tokens, depth) }];
    case 'paragraph':
    case 'text':
      return [{ kind: 'paragraph', inside: token.tokens ? inlinesOf(token.tokens, depth) : inlineOf(token, depth) }];
    case 'list':
      return [
        {
          ...{ kind: 'list', ordered: token.ordered, start: token.start === '' ? 1 : token.start },
          items: token.items.map((item) => ({
            done: item.task ? item.checked === true : null,
            blocks: blocksOf(item.tokens, depth + 1),
          })),
        },
      ];
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksOf(token.tokens, depth + 1) }];
    case 'code':
      return [{ kind: 'code', text: token.text }];
    case 'table':
      return [
        {
          kind: 'table',
          head: token.header.map((cell) => inlinesOf(cell.tokens, depth)),
          rows: token.rows.map((row) => row.map((cell) => inlinesOf(cell.tokens, depth))),
        },
      ];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'space':
    case 'def':
      return [];
    case 'html':
    case 'list_item':
    case 'checkbox':
    case 'br':
    case 'codespan':
    case 'del':
    case 'em':
    case 'escape':
    case 'image':
    case 'link':
    case 'strong':
      return [plain(token.raw.trim())];
  }
}

const inlinesOf = (tokens: readonly Token[], depth: number): Inline[] =>
  tokens.flatMap((token): Inline[] => (isKnown(token) ? inlineOf(token, depth) : [{ kind: 'text', text: token.raw }]));

function inlineOf(token: MarkedToken, depth: number): Inline[] {
  if (depth > 2 * deepest) return [{ kind: 'text', text: token.raw }];
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return [{ kind: token.type, inside: inlinesOf(token.tokens, depth + 1) }];
    case 'codespan':
      return [{ kind: 'code', text: token.text }];
    case 'link':
      return [{ kind: 'link', inside: inlinesOf(token.tokens, depth + 1), address: webAddress(token.href) }];
    case 'image':
      return [{ kind: 'picture', text: token.text }];
    case 'br':
      return [{ kind: 'break' }];
    case 'text':
    case 'escape':
      return 'tokens' in token && token.tokens
        ? inlinesOf(token.tokens, depth + 1)
        : [{ kind: 'text', text: token.text }];
    case 'blockquote':
    case 'checkbox':
    case 'code':
    case 'def':
    case 'heading':
    case 'hr':
    case 'html':
    case 'list':
    case 'list_item':
    case 'paragraph':
    case 'space':
    case 'table':
      return [{ kind: 'text', text: token.raw }];
  }
}

const webAddress = (href: string): string | null => (/^https?:\/\//i.test(href) ? href : null);
