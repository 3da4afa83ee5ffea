export { formatOf, type Format } from './format';
export { I18n, provideI18n, useI18n } from './i18n.svelte';
export type { FirstMessages, LanguageCode, Messages } from './messages';
