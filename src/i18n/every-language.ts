import * as en from './en';
import type { LanguageCode, Messages } from './messages';
import * as zhCN from './zh-cn';

/** The sentences of all languages at once, for what is read in any of them later, such as a report; the page fetches the one it speaks. */
export const messages: Record<LanguageCode, Messages> = { en, 'zh-CN': zhCN };
