/** What is looked at of curriculum standards: for which objective, in which document and grade, by which words, and what is unfolded. */
import type { ReactiveControllerHost } from 'lit';

export class StandardsChoice {
  /** The objective that is being aligned; empty: none. */
  objectiveId = '';
  query = '';
  level = '';
  /** Whether coverage tells only what no lesson has touched. */
  untouchedOnly = true;
  /** Whether coverage counts only what was written in this term. */
  termOnly = true;
  readonly #open = new Set<string>();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  isOpen(itemId: string): boolean {
    return this.#open.has(itemId);
  }

  toggle(itemId: string): void {
    if (!this.#open.delete(itemId)) this.#open.add(itemId);
    this.#host.requestUpdate();
  }

  /** Begins to align an objective, or ends it with `''`. */
  choose(objectiveId: string): void {
    this.set({ objectiveId, query: '' });
  }

  set(changed: Partial<Pick<StandardsChoice, 'objectiveId' | 'query' | 'level' | 'untouchedOnly' | 'termOnly'>>): void {
    Object.assign(this, changed);
    this.#host.requestUpdate();
  }
}
