import { sql, type Sql } from '../../sql/sql';
import type { Rename } from './spec';

/** The name after all rules, in order, each seeing the one before. Every rule holds the name once, so the text grows by the rule alone. */
export const renamedSql = (name: Sql, rules: readonly Rename[]): Sql =>
  rules.reduce((text, { match, to }) => {
    return 'wildcard' in match
      ? sql`regexp_replace(${text}, ${wildcardPattern(match.wildcard)}, ${escaped(to)})`
      : sql`regexp_replace(${text}, ${match.regex}, ${withGroups(to)})`;
  }, name);

/** The RE2 pattern of a wildcard that must cover the whole name. */
function wildcardPattern(wildcard: string): string {
  const parts = Array.from(wildcard, (char) => {
    if (char === '*') return '(?s:.*)';
    if (char === '?') return '(?s:.)';
    return isWord(char) ? char : `\\${char}`;
  });
  return `\\A${parts.join('')}\\z`;
}

/** Letters, digits and all beyond ASCII stand for themselves in RE2; a backslash before any other character makes it literal. */
const isWord = (char: string): boolean => {
  const code = char.codePointAt(0) ?? 0;
  return code > 127 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
};

const escaped = (to: string): string => to.replaceAll('\\', '\\\\');

/** `$0` … `$9` become RE2's groups; a `$` before anything else is a `$`. */
const withGroups = (to: string): string => escaped(to).replaceAll(/\$([0-9])/g, '\\$1');
