/** What a person reads where a content cannot be shown, in place of an empty page. */
import { put, type Words } from './words.ts';

function block(title: string, text: string, detail: string): HTMLElement {
  const section = document.createElement('section');
  section.setAttribute('role', 'alert');
  for (const [name, words] of [['h1', title], ['p', text], ['code', detail]] as const) {
    const element = document.createElement(name);
    element.dir = name === 'code' ? 'ltr' : 'auto';
    element.textContent = words;
    section.append(element);
  }
  return section;
}

/** Until there is something to be seen. */
export function showOpening(words: Words): void {
  const said = document.createElement('p');
  said.className = 'ls-opening';
  said.setAttribute('role', 'status');
  said.textContent = words['h5p.opening'];
  document.body.replaceChildren(said);
}

export class Messages {
  readonly #words: Words;
  readonly #library: string;
  #failed = false;
  #bar: HTMLElement | undefined;

  constructor(words: Words, library: string) {
    this.#words = words;
    this.#library = library;
  }

  /** Nothing can be shown. */
  fail(detail: string): void {
    if (this.#failed) return;
    this.#failed = true;
    const section = block(this.#words['h5p.failed'], put(this.#words['h5p.failed.text'], { library: this.#library }), detail);
    section.className = 'ls-failed';
    document.body.replaceChildren(section);
  }

  /**
   * Something of it does not work; the rest stays.
   * @returns how to take it back
   */
  warn(detail: string): () => void {
    if (this.#failed) return () => undefined;
    this.#bar?.remove();
    const section = block(this.#words['h5p.broken'], this.#words['h5p.broken.text'], detail);
    section.className = 'ls-broken';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ls-button';
    button.textContent = this.#words['h5p.dismiss'];
    button.addEventListener('click', () => section.remove());
    section.append(button);
    this.#bar = section;
    document.body.prepend(section);
    return () => section.remove();
  }
}
