import * as en from './en';
import * as zhCN from './zh-cn';

export type LanguageCode = 'en' | 'zh-CN';

/** All sentences by area. A message is a text, or a function of its values; zh-CN has the same shape, so a missing key is a compile error. */
export type Messages = typeof en;

export const messages: Record<LanguageCode, Messages> = { en, 'zh-CN': zhCN };
