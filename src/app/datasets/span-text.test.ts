import { describe, expect, it } from 'vitest';
import { formatOf } from '../../i18n/format';
import { messages } from '../../i18n/every-language';
import type { LanguageCode } from '../../i18n';
import { spanText } from './span-text';

const span = (language: LanguageCode, from: string | null, to: string | null, timeZone = 'UTC'): string =>
  spanText(
    { ...{ id: '', name: '', events: 0, actors: 0, rejected: 0, duplicates: 0, records: 0 }, from, to, timeZone },
    messages[language].data,
    formatOf(language),
  );

describe('the span of a data set', () => {
  it('says once what both days share, in both languages', () => {
    expect(span('en', '2026-10-01T00:00:00Z', '2026-10-31T10:00:00Z')).toBe('1 – 31 Oct 2026');
    expect(span('zh-CN', '2026-10-01T00:00:00Z', '2026-10-31T10:00:00Z')).toBe('2026年10月1日 – 31日');
    expect(span('zh-CN', '2026-08-31T00:00:00Z', '2026-11-20T10:00:00Z')).toBe('2026年8月31日 – 11月20日');
    expect(span('zh-CN', '1997-01-01T00:00:00Z', '1998-06-30T10:00:00Z')).toBe('1997年1月1日 – 1998年6月30日');
  });

  it('is in days of the zone of the data set', () => {
    expect(span('en', '2026-10-01T18:00:00Z', '2026-10-01T19:00:00Z', 'Asia/Shanghai')).toBe('2 Oct 2026');
    expect(span('zh-CN', '2026-10-01T18:00:00Z', '2026-10-01T19:00:00Z', 'Asia/Shanghai')).toBe('2026年10月2日');
  });

  it('of a data set without events is said in words', () => {
    expect(span('en', null, null)).toBe('no events');
  });
});
