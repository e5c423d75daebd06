/** The dialog in which one of many things is reported, with its styles and words: it is fetched when somebody wants to. */
import { html, render, type ReactiveController } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { icon } from '../icons.ts';
import type { LsElement } from '../ls-element.ts';
import type { CaseDraft } from '../ports/index.ts';
import { problemFrom } from '../problem.ts';
import { adopt } from '../styles/adopt.ts';
import { person } from '../text.ts';
import type { Flagged, SendReport } from './flag.ts';
import { reportDialogStyles } from './report-dialog.styles.ts';
import { reportForm, styles } from './report-form.ts';
import type { ReportOutcome } from './reporting.ts';

export class ReportDialog implements ReactiveController {
  readonly #host: LsElement;
  readonly #place: HTMLElement;
  readonly #send: SendReport;
  #flagged: Flagged = { id: '', title: '' };
  #outcome: ReportOutcome = { type: 'none' };
  /** Counts what is reported: an answer about an earlier thing is nothing for the present one. */
  #turn = 0;

  constructor(host: LsElement, place: HTMLElement, send: SendReport) {
    this.#host = host;
    this.#place = place;
    this.#send = send;
    if (host.shadowRoot) adopt(host.shadowRoot, [...styles, reportDialogStyles]);
    host.addController(this);
  }

  /** What was begun for the same thing is still there; something else begins anew. */
  open(flagged: Flagged): void {
    if (flagged.id !== this.#flagged.id || this.#outcome.type === 'sent') {
      this.#turn += 1;
      this.#outcome = { type: 'none' };
    }
    this.#flagged = flagged;
    this.#draw();
    this.#dialog?.showModal();
    this.#focus('select');
  }

  /** Closes it, and nothing of it is there any more; what is on its way arrives, and nobody here is told. */
  forget(): void {
    this.#dialog?.close();
    this.#turn += 1;
    this.#flagged = { id: '', title: '' };
    this.#outcome = { type: 'none' };
  }

  /** Its words follow the language of the element. */
  hostUpdated(): void {
    if (this.#dialog?.open) this.#draw();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#place.querySelector('dialog');
  }

  #focus(selector: string): void {
    if (this.#dialog?.open) this.#place.querySelector<HTMLElement>(selector)?.focus();
  }

  async #report(draft: CaseDraft): Promise<void> {
    const turn = this.#turn;
    this.#become({ type: 'sending' }, turn);
    try {
      this.#become({ type: 'sent', caseNumber: await this.#send(this.#flagged.id, draft) }, turn);
      // The button that was pressed is gone: the keyboard goes to where the number is.
      if (turn === this.#turn) this.#focus('.reporting__sent');
    } catch (error) {
      this.#become({ type: 'failed', problem: problemFrom(error) }, turn);
    }
  }

  #become(outcome: ReportOutcome, turn: number): void {
    if (turn !== this.#turn) return;
    this.#outcome = outcome;
    this.#draw();
  }

  #draw(): void {
    const t = this.#host.t.bind(this.#host);
    // Keys that are typed here are no commands of the element around.
    const keepKeys = (event: Event): void => event.stopPropagation();
    render(
      html`<dialog class="report-dialog" aria-labelledby="report-title" @keydown=${keepKeys}>
        <div class="report-dialog__head">
          <h3 class="report-dialog__title" id="report-title">${t('report.title')}</h3>
          <button class="button button--icon button--quiet" type="button" aria-label=${t('report.close')} @click=${() => this.#dialog?.close()}>${icon('close')}</button>
        </div>
        <p>${person(this.#flagged.title)}</p>
        ${keyed(this.#turn, html`<div class="reporting">${reportForm({ t, outcome: this.#outcome, isOpen: true, send: (draft) => void this.#report(draft) })}</div>`)}
      </dialog>`,
      this.#place,
    );
  }
}
