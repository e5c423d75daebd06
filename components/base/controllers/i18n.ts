import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { wordBook, type MessageValues } from '../i18n.ts';
import { defaultLanguage, nearestDirection, nearestLanguage, watchLanguage, type Direction } from '../language.ts';

/** Gives an element its words in the language of its place, and draws it again when either changes. */
export class I18nController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #connection: AbortController | undefined;
  #language = defaultLanguage;
  #direction: Direction = 'ltr';

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The language of our words here: one that there are words for. */
  get language(): string {
    return this.#language;
  }

  get direction(): Direction {
    return this.#direction;
  }

  hostConnected(): void {
    const connection = new AbortController();
    this.#connection = connection;
    wordBook().onChange(() => {
      this.#read();
      this.#host.requestUpdate();
    }, connection.signal);
    watchLanguage(this.#host, () => this.#read(), connection.signal);
    this.#read();
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }

  /** The text of a key, at once. */
  t(key: string, values?: MessageValues): string {
    return wordBook().translate(key, this.#language, values);
  }

  #read(): void {
    const language = wordBook().resolve(nearestLanguage(this.#host));
    const direction = nearestDirection(this.#host);
    if (language === this.#language && direction === this.#direction) return;
    this.#language = language;
    this.#direction = direction;
    this.#host.requestUpdate();
  }
}
