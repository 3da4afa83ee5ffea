import type * as en from './en';

export type LanguageCode = 'en' | 'zh-CN';

/** All sentences by area. A message is a text, or a function of its values; zh-CN has the same shape, so a missing key is a compile error. */
export type Messages = typeof en;

/** The sentences of one language, fetched when it is first spoken. */
export const loadMessages = (language: LanguageCode): Promise<Messages> =>
  language === 'en' ? import('./en') : import('./zh-cn');
