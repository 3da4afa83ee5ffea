import { getContext, setContext } from 'svelte';
import { formatOf, type Format } from './format';
import { messages, type LanguageCode, type Messages } from './messages';

/** The page's language. `t` holds the sentences, `format` numbers and dates; both change when the language does. */
export class I18n {
  #language = $state.raw<LanguageCode>('en');

  constructor(language: LanguageCode) {
    this.#language = language;
  }

  get language(): LanguageCode {
    return this.#language;
  }

  readonly #format = $derived(formatOf(this.#language));

  get format(): Format {
    return this.#format;
  }

  get t(): Messages {
    return messages[this.#language];
  }

  use(language: LanguageCode): void {
    this.#language = language;
    document.documentElement.lang = language;
  }
}

const key = Symbol('i18n');

/** Makes the language known to all components below; called once, by App. */
export const provideI18n = (i18n: I18n): I18n => setContext(key, i18n);

/** The page's language, inside a component. */
export const useI18n = (): I18n => getContext<I18n>(key);
