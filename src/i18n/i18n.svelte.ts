import { getContext, setContext, untrack } from 'svelte';
import { formatOf, type Format } from './format';
import { noNames, type Names } from './naming';
import { loadFirst, loadMessages, type FirstMessages, type LanguageCode, type Messages } from './messages';

interface Spoken {
  language: LanguageCode;
  first: FirstMessages;
  /** null until they are needed */
  t: Messages | null;
}

/**
 * The page's language. `first` holds the sentences of the first screen, `t` all of them, `format` numbers, dates and what the data's names are called; they change when the language does. What is shown after the first screen is
 * loaded by `with`, so that its sentences are there.
 */
export class I18n {
  #spoken: Spoken;

  /** `t`: the sentences of the language; null: only those of the first screen */
  constructor(language: LanguageCode, t: Messages | null, first: FirstMessages | null = t) {
    if (first === null) throw new Error('a language without words');
    this.#spoken = $state.raw({ language, first, t });
    document.documentElement.lang = language;
  }

  static async speaking(language: LanguageCode): Promise<I18n> {
    return new I18n(language, null, await loadFirst(language));
  }

  get language(): LanguageCode {
    return this.#spoken.language;
  }

  #names = $state.raw<Readonly<Record<LanguageCode, Names>>>({ en: noNames, 'zh-CN': noNames });
  readonly #format = $derived.by(() => formatOf(this.#spoken.language, this.#names[this.#spoken.language]));

  /** Calls the events and properties of the data so from now on. */
  call(names: Readonly<Record<LanguageCode, Names>>): void {
    this.#names = names;
  }

  get format(): Format {
    return this.#format;
  }

  get first(): FirstMessages {
    return this.#spoken.first;
  }

  get t(): Messages {
    if (this.#spoken.t === null) throw new Error('only the words of the first screen are here');
    return this.#spoken.t;
  }

  /** All sentences, once they are there. */
  async whole(): Promise<Messages> {
    while (this.#spoken.t === null) {
      const { language, first } = this.#spoken;
      const t = await loadMessages(language);
      if (this.language === language) this.#spoken = { language, first, t };
    }
    return this.#spoken.t;
  }

  /** Something that needs all sentences, once they are there too. */
  async with<Loaded>(loading: Promise<Loaded>): Promise<Loaded> {
    // not once more when the language changes
    await untrack(() => this.whole());
    return loading;
  }

  async use(language: LanguageCode): Promise<void> {
    const first = await loadFirst(language);
    // whether all are needed is looked at last: that may have changed meanwhile
    const t = this.#spoken.t === null ? null : await loadMessages(language);
    this.#spoken = { language, first, t };
    document.documentElement.lang = language;
  }
}

const key = Symbol('i18n');

/** Makes the language known to all components below; called once, by App. */
export const provideI18n = (i18n: I18n): I18n => setContext(key, i18n);

/** The page's language, inside a component. */
export const useI18n = (): I18n => getContext<I18n>(key);
