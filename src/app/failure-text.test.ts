import { describe, expect, it } from 'vitest';
import { formatOf } from '../i18n/format';
import { messages } from '../i18n/every-language';
import type { LanguageCode } from '../i18n';
import type { Failure } from '../model/failure';
import { failureText } from './failure-text';

/** one of every kind; a missing code does not compile */
const examples: { [C in Failure['code']]: Extract<Failure, { code: C }> } = {
  cancelled: { code: 'cancelled' },
  invalidSpec: { code: 'invalidSpec', problems: [] },
  unknownDataset: { code: 'unknownDataset', id: 'x' },
  datasetInUse: { code: 'datasetInUse', id: 'x' },
  datasetDamaged: { code: 'datasetDamaged', id: 'x', detail: '' },
  outOfMemory: { code: 'outOfMemory' },
  engineStart: { code: 'engineStart', detail: '' },
  engine: { code: 'engine', detail: '' },
  storageFull: { code: 'storageFull', neededBytes: 3.2e9, freeBytes: 1.8e9 },
  demoMissing: { code: 'demoMissing', detail: '' },
  storageMissing: { code: 'storageMissing', detail: '' },
  emptyFile: { code: 'emptyFile', file: 'a.csv' },
  binaryFile: { code: 'binaryFile', file: 'a.csv', looksLike: 'image' },
  htmlFile: { code: 'htmlFile', file: 'a.csv' },
  headerOnly: { code: 'headerOnly', file: 'a.csv' },
  brokenContainer: { code: 'brokenContainer', file: 'a.csv', detail: '' },
  containerTooLarge: { code: 'containerTooLarge', file: 'a.csv', detail: '' },
  brokenJson: { code: 'brokenJson', file: 'a.csv', line: 1200 },
  noTimeColumn: { code: 'noTimeColumn', file: 'a.csv' },
  noActorColumn: { code: 'noActorColumn', file: 'a.csv' },
  columnMissing: { code: 'columnMissing', file: 'a.csv', column: 'ts' },
  noRows: { code: 'noRows', file: 'a.csv', rejected: 1200 },
  badMapping: { code: 'badMapping', problems: [] },
  tooLargeToBundle: { code: 'tooLargeToBundle', bytes: 5.1e9 },
  passphraseNeeded: { code: 'passphraseNeeded', file: 'a.csv' },
  wrongPassphrase: { code: 'wrongPassphrase', file: 'a.csv' },
  newerBundle: { code: 'newerBundle', file: 'a.csv' },
  notWayfold: { code: 'notWayfold', file: 'a.csv', detail: '' },
};
const languages: LanguageCode[] = ['en', 'zh-CN'];
const wordsOf = (failure: Failure, language: LanguageCode) =>
  failureText(failure, messages[language].failures, formatOf(language));

describe('a failure in words', () => {
  for (const language of languages) {
    for (const failure of Object.values(examples)) {
      it(`${failure.code} says in ${language} what happened, what is safe and what to do`, () => {
        const { happened, next } = wordsOf(failure, language);
        expect(happened.length).toBeGreaterThan(3);
        expect(next).toMatch(language === 'en' ? /unharmed|Nothing was changed/ : /完好|未作任何更改/);
        if ('file' in failure) expect(happened).toContain('a.csv');
      });
    }
  }

  it('uses the agreed sentences for a full disk', () => {
    expect(wordsOf(examples.storageFull, 'en')).toEqual({
      happened: 'No room left: 3.2 GB needed, 1.8 GB free.',
      next: 'Nothing was changed. Delete a data set, or go on in memory until this tab closes.',
    });
    expect(wordsOf(examples.storageFull, 'zh-CN')).toEqual({
      happened: '空间不足：需要 3.2 GB，剩余 1.8 GB。',
      next: '未作任何更改。请删除一个数据集，或仅在内存中继续，直到关闭标签页。',
    });
  });

  it('does not say that room is missing when the browser counts on more than was needed', () => {
    const refused = { code: 'storageFull', neededBytes: 1.8e9, freeBytes: 3.2e9 } as const;
    expect(wordsOf(refused, 'en').happened).toMatch(/^The browser refused to store 1\.8 GB, although .* 3\.2 GB/);
    expect(wordsOf(refused, 'zh-CN').happened).toMatch(/^浏览器拒绝存储 1\.8 GB.*3\.2 GB/);
  });

  it('names a kind of file it does not know a binary file, even if it is called like an object’s own property', () => {
    expect(wordsOf({ code: 'binaryFile', file: 'x', looksLike: 'constructor' }, 'en').happened).toContain(
      'a binary file',
    );
  });
});
