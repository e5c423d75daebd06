import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ResourceQuery, ResourceType } from '../../base/index.ts';
import { parseCurriculum, parseTypes, sameQuestion, withFilter, withWords, type Filter } from '../model/query.ts';
import { TypingPace } from './typing-pace.ts';

/** What a host writes on the element, which the question begins with. */
export interface AskingHost extends ReactiveControllerHost {
  readonly query: string;
  readonly curriculum: string;
  readonly types: string;
  readonly scope: ResourceQuery;
}

export interface AskingOptions {
  /** Called with each new question; `typed` while words are still being written. */
  ask(query: ResourceQuery, typed: boolean): void;
  /** Called with what will be asked if typing rests, where the line is quick. */
  askAhead(query: ResourceQuery): void;
}

/** The question as it is put together: by the host at first, then by whoever types and filters. */
export class Asking implements ReactiveController {
  readonly #host: AskingHost;
  readonly #options: AskingOptions;
  #own: ResourceQuery = {};
  #words = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #pace = new TypingPace();
  /** What was asked last has been drawn. */
  #isDrawn = false;

  constructor(host: AskingHost, options: AskingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  hostUpdated(): void {
    this.#isDrawn = true;
  }

  /** An answer came: by how long it took the next letters are asked. Without `took`, since they were asked. */
  answered(took?: number): void {
    this.#pace.answered(performance.now(), took);
  }

  /** What is asked: the person's own question, within what the host offers. */
  get question(): ResourceQuery {
    return this.#within(this.#own);
  }
  /** What the person has put together, without what the host holds fast. */
  get own(): ResourceQuery {
    return this.#own;
  }
  /** What stands in the search field. */
  get words(): string {
    return this.#words;
  }
  /** Types that are offered; one where the host holds it fast. */
  get types(): readonly ResourceType[] {
    const { types, scope } = this.#host;
    return scope.type === undefined ? parseTypes(types) : [scope.type];
  }

  /** Begins where the host says, without asking: what connects the element asks first. */
  begin(): void {
    this.set(withWords(parseCurriculum(this.#host.curriculum), this.#host.query));
  }

  /** Takes a question over without asking it. */
  set(query: ResourceQuery): void {
    clearTimeout(this.#timer);
    this.#own = query;
    this.#words = query.q ?? '';
    this.#host.requestUpdate();
  }

  /** Goes back to what was asked before, without asking; what stands in the field stays there. */
  goBack(query: ResourceQuery): void {
    clearTimeout(this.#timer);
    this.#own = query;
    this.#host.requestUpdate();
  }

  /**
   * Words changed; searching waits until typing rests, on a good line hardly at all.
   * @param isWord what an input method gives is a word that somebody has looked for and taken: it is asked at once
   * @param at when the key was pressed, as its event says
   */
  type(words: string, isWord = false, at = performance.now()): void {
    this.#words = words;
    clearTimeout(this.#timer);
    const ask = (): void => this.#go(withWords(this.#own, this.#words), { typed: true });
    if (isWord) return ask();
    this.#timer = setTimeout(ask, this.#pace.key(at, words, performance.now()));
    if (this.#pace.isQuick && words.trim().length > 1) this.#askAhead(words);
    this.#host.requestUpdate();
  }

  /** Searches now. Enter asks again what was asked already, since somebody wants to know. */
  searchNow(words = this.#words): void {
    this.#words = words;
    this.#go(withWords(this.#own, words), { again: true });
  }

  filter(filter: Filter, value: string): void {
    this.#go(withFilter(this.#own, filter, value));
  }

  /** Asks a question that was kept. */
  askAgain(query: ResourceQuery): void {
    this.#words = query.q ?? '';
    this.#go(query, { again: true });
  }

  sort(sort: NonNullable<ResourceQuery['sort']>): void {
    this.#go({ ...this.#own, sort });
  }

  clearFilters(): void {
    const { q, sort } = this.#own;
    this.#go({ ...(q ? { q } : {}), ...(sort ? { sort } : {}) });
  }

  /** After the key itself has been seen to. */
  #askAhead(words: string): void {
    setTimeout(() => {
      const query = withWords(this.#own, words);
      if (words === this.#words && !sameQuestion(query, this.#own)) this.#options.askAhead(this.#within(query));
    });
  }

  #go(query: ResourceQuery, { typed = false, again = false } = {}): void {
    clearTimeout(this.#timer);
    const isSame = sameQuestion(query, this.#own);
    this.#own = query;
    if (!isSame) this.#pace.asked(performance.now());
    // On its way first, drawn then: on a slow machine drawing takes longer than asking.
    this.#isDrawn = false;
    if (typed) setTimeout(() => this.#draw());
    else this.#host.requestUpdate();
    if (!isSame || again) this.#options.ask(this.question, typed);
  }

  /** What was asked ahead may have been answered at once, and drawn with the answer. */
  #draw(): void {
    if (!this.#isDrawn) this.#host.requestUpdate();
  }

  /** Where not all types are offered, one of them is always asked for: the port takes one or all. */
  #within(query: ResourceQuery): ResourceQuery {
    const { types } = this;
    const [first] = types;
    const asked = { ...query, ...this.#host.scope };
    const isAllowed = asked.type !== undefined && types.includes(asked.type);
    return types.length === 3 || isAllowed || !first ? asked : { ...asked, type: first };
  }
}
