/** The entry of an element that shows many things: a flag beside each, and one dialog for all, which comes when somebody presses one. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import type { LsElement } from '../ls-element.ts';
import type { CaseDraft } from '../ports/index.ts';
import { problemFrom } from '../problem.ts';
import { renderProblem } from '../views.ts';
import type { ReportDialog } from './report-dialog.ts';

/** What is reported, by the words under which a person knows it. */
export interface Flagged {
  readonly id: string;
  readonly title: string;
}
/** Sends it; resolves with the number of the case, with `null` where it waits for the line. */
export type SendReport = (id: string, report: CaseDraft) => Promise<string | null>;

export class Flags {
  readonly #host: LsElement;
  readonly #send: SendReport;
  /** Before all that the element draws itself: its own drawing never touches it. */
  #place: HTMLElement | undefined;
  #dialog: ReportDialog | undefined;
  /** Counts people: who pressed may be gone before the form has come. */
  #turn = 0;

  constructor(host: LsElement, send: SendReport) {
    this.#host = host;
    this.#send = send;
  }

  /** Opens the form for it. */
  readonly open = async (flagged: Flagged): Promise<void> => {
    const host = this.#host;
    const turn = this.#turn;
    if (!this.#place) host.renderRoot.prepend((this.#place = document.createElement('div')));
    try {
      this.#dialog ??= new (await import('./report-dialog.ts')).ReportDialog(host, this.#place, this.#send);
      if (turn === this.#turn) this.#dialog.open(flagged);
    } catch (error) {
      // Without a line the form may not come: the next press asks again.
      render(renderProblem(problemFrom(error), host.t.bind(host)), this.#place);
    }
  };

  /** Another person: what the one before has begun to write is nothing for them. */
  forget(): void {
    this.#turn += 1;
    this.#dialog?.forget();
    if (this.#place) render(nothing, this.#place);
  }
}

/** A flag; its words are for whoever cannot see it. */
export function flag(label: string, onPress: () => void): TemplateResult {
  return html`<button class="button button--quiet button--icon flag" type="button" aria-label=${label} title=${label} @click=${onPress}>${icon('flag', 'small')}</button>`;
}
