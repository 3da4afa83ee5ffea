import { getContext, setContext } from 'svelte';
import { formatOf, type Format } from './format';
import { loadMessages, type LanguageCode, type Messages } from './messages';

/** The page's language. `t` holds the sentences, `format` numbers and dates; both change when the language does. */
export class I18n {
  #spoken: { language: LanguageCode; t: Messages };

  /** `t`: the sentences of the language */
  constructor(language: LanguageCode, t: Messages) {
    this.#spoken = $state.raw({ language, t });
    document.documentElement.lang = language;
  }

  static async speaking(language: LanguageCode): Promise<I18n> {
    return new I18n(language, await loadMessages(language));
  }

  get language(): LanguageCode {
    return this.#spoken.language;
  }

  readonly #format = $derived.by(() => formatOf(this.#spoken.language));

  get format(): Format {
    return this.#format;
  }

  get t(): Messages {
    return this.#spoken.t;
  }

  async use(language: LanguageCode): Promise<void> {
    this.#spoken = { language, t: await loadMessages(language) };
    document.documentElement.lang = language;
  }
}

const key = Symbol('i18n');

/** Makes the language known to all components below; called once, by App. */
export const provideI18n = (i18n: I18n): I18n => setContext(key, i18n);

/** The page's language, inside a component. */
export const useI18n = (): I18n => getContext<I18n>(key);
