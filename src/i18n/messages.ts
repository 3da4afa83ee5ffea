import type * as en from './en';
import type * as enDemos from './en/demos';
import type * as first from './first-en';

export type LanguageCode = 'en' | 'zh-CN';

/** All sentences by area. A message is a text, or a function of its values; zh-CN has the same shape, so a missing key is a compile error. */
export type Messages = typeof en;

/** Those of the first screen. */
export type FirstMessages = typeof first;

/** The sentences of one language, fetched when it is first spoken. */
export const loadMessages = (language: LanguageCode): Promise<Messages> =>
  language === 'en' ? import('./en') : import('./zh-cn');

export const loadFirst = (language: LanguageCode): Promise<FirstMessages> =>
  language === 'en' ? import('./first-en') : import('./first-zh-cn');

/** What the bundled demos tell, by case. */
export type DemoWords = typeof enDemos.demos;

/** The same in one language, fetched when a demo is opened. */
export const loadDemoWords = async (language: LanguageCode): Promise<DemoWords> =>
  (await (language === 'en' ? import('./en/demos') : import('./zh-cn/demos'))).demos;
