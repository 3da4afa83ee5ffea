import type { LanguageCode } from '../i18n';
import { readStored, store } from './stored';

/** The language chosen here before, else the first of the browser's that the page speaks. */
export function firstLanguage(): LanguageCode {
  const stored = readStored('language');
  if (stored === 'en' || stored === 'zh-CN') return stored;
  for (const tag of navigator.languages) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

export const storeLanguage = (language: LanguageCode): void => store('language', language);
