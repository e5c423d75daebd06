/**
 * Words of the interface. Chinese comes with each element and is read at once by a small reader; any other language brings
 * i18next with it, on demand, and from then on i18next answers everything. First render never waits.
 */
import { importAgain } from './import-again.ts';
import { defaultLanguage } from './language.ts';
import { shared } from './shared.ts';
import { warnOnce } from './warn.ts';

/**
 * Flat words of one element in one language: `{"player.play": "播放"}`, plurals as i18next has them (`_one`, `_other`).
 * Keys that begin with `$` are about the file: `"$status": "draft"`.
 */
export type Messages = Readonly<Record<string, string>>;
export type MessageLoader = () => Promise<{ readonly default: Messages }>;
export type MessageValues = Readonly<Record<string, string | number>>;

/** The words of an element: Chinese at once, others at once or by a loader. */
export type Locales = Readonly<{ 'zh-CN': Messages } & Record<string, Messages | MessageLoader>>;

/** What answers once other languages than Chinese are wanted; i18next, behind a border of our own. */
export interface Translator {
  add(language: string, messages: Messages): void;
  /** The text, or `undefined` when the language and those it falls back to have none. */
  translate(key: string, language: string, values: MessageValues | undefined): string | undefined;
}

/** One word book for all copies of the library on a page. */
export interface WordBook {
  register(namespace: string, locales: Locales): void;
  /** The text of a key now; asks for words that are not there yet. */
  translate(key: string, language: string, values?: MessageValues): string;
  /** Fetches the words of a language for all registered elements. Never rejects. */
  load(language: string): Promise<void>;
  /** The language of our words that serves a language tag best. */
  resolve(tag: string): string;
  /** Takes a host's translator instead of our own i18next. */
  use(translator: Translator): void;
  /** Calls back when new words have come. */
  onChange(callback: () => void, signal: AbortSignal): void;
}

const retryAfter = 10_000;

class Words implements WordBook {
  readonly #locales = new Map<string, Map<string, Messages | MessageLoader>>();
  readonly #chinese = new Map<string, string>();
  readonly #languages = new Set<string>([defaultLanguage, 'en', 'ug', 'bo']);
  readonly #loading = new Map<string, Promise<void>>();
  readonly #callbacks = new Set<() => void>();
  #translator: Translator | undefined;
  #engine: Promise<void> | undefined;

  register(namespace: string, locales: Locales): void {
    const known = this.#locales.get(namespace);
    if (known === undefined) this.#locales.set(namespace, new Map(Object.entries(locales)));
    else for (const [language, words] of Object.entries(locales)) known.set(language, words);
    for (const [language, words] of Object.entries(locales)) {
      this.#languages.add(language);
      this.#loading.delete(`${namespace} ${language}`);
      if (typeof words !== 'function') this.#add(language, words);
    }
    this.#changed();
  }

  translate(key: string, language: string, values?: MessageValues): string {
    if (language !== defaultLanguage) void this.#want(key.slice(0, key.indexOf('.')), language);
    const text = this.#translator?.translate(key, language, values) ?? firstWords(this.#chinese, key, values);
    if (text !== undefined) return text;
    warnOnce(`There is no text for "${key}".`);
    return key;
  }

  async load(language: string): Promise<void> {
    const resolved = this.resolve(language);
    await Promise.all([...this.#locales.keys()].map((namespace) => this.#want(namespace, resolved)));
  }

  resolve(tag: string): string {
    const parts = tag.split(/[-_]/);
    const base = parts[0]?.toLowerCase() ?? '';
    if (base === 'zh') return defaultLanguage;
    if (this.#languages.has(tag)) return tag;
    if (this.#languages.has(base)) return base;
    // Whoever reads another language of China reads Chinese rather than English.
    return parts.slice(1).some((part) => part.toUpperCase() === 'CN') ? defaultLanguage : 'en';
  }

  use(translator: Translator): void {
    this.#engine = Promise.resolve();
    this.#adopt(translator);
    this.#changed();
  }

  onChange(callback: () => void, signal: AbortSignal): void {
    this.#callbacks.add(callback);
    signal.addEventListener('abort', () => this.#callbacks.delete(callback), { once: true });
  }

  #want(namespace: string, language: string): Promise<void> {
    const name = `${namespace} ${language}`;
    const running = this.#loading.get(name);
    if (running !== undefined) return running;
    const words = this.#locales.get(namespace)?.get(language);
    if (words === undefined || language === defaultLanguage) return Promise.resolve();
    const loading = this.#fetch(language, words).catch(() => {
      // Offline, most likely: Chinese stands in, and a later render asks again.
      setTimeout(() => this.#loading.delete(name), retryAfter);
    });
    this.#loading.set(name, loading);
    return loading;
  }

  async #fetch(language: string, words: Messages | MessageLoader): Promise<void> {
    const [messages] = await Promise.all([typeof words === 'function' ? importAgain(words) : { default: words }, this.#startEngine()]);
    this.#add(language, messages.default);
    this.#changed();
  }

  #startEngine(): Promise<void> {
    this.#engine ??= importAgain(() => import('./i18n-engine.ts')).then(
      ({ createTranslator }) => {
        if (this.#translator === undefined) this.#adopt(createTranslator());
      },
      (error: unknown) => {
        this.#engine = undefined;
        throw error;
      },
    );
    return this.#engine;
  }

  #adopt(translator: Translator): void {
    this.#translator = translator;
    translator.add(defaultLanguage, Object.fromEntries(this.#chinese));
    for (const words of this.#locales.values()) {
      for (const [language, messages] of words) if (typeof messages !== 'function') translator.add(language, messages);
    }
  }

  #add(language: string, messages: Messages): void {
    if (language === defaultLanguage) for (const [key, text] of Object.entries(messages)) this.#chinese.set(key, text);
    this.#translator?.add(language, messages);
  }

  #changed(): void {
    this.#callbacks.forEach((callback) => callback());
  }
}

/** Reads Chinese without i18next: Chinese has one plural form, so filling in the values is all there is to do. */
export function firstWords(words: ReadonlyMap<string, string>, key: string, values?: MessageValues): string | undefined {
  const text = (values?.['count'] === undefined ? undefined : words.get(`${key}_other`)) ?? words.get(key);
  return text?.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values?.[name] ?? ''));
}

/** The word book of the page. The first copy of the library makes it, later ones find it. */
export function wordBook(): WordBook {
  return shared<WordBook>(globalThis, 'ls.i18n/1', () => new Words());
}

/** Makes the words of an element known. Called by the element's own module; cheap, fetches nothing. */
export function registerLocales(namespace: string, locales: Locales): void {
  wordBook().register(namespace, locales);
}
