export { formatOf, type Format } from './format';
export { I18n, provideI18n, useI18n } from './i18n.svelte';
export { loadDemoWords, type DemoWords, type FirstMessages, type LanguageCode, type Messages } from './messages';
