/** The entry by which something is reported: always in sight, the form comes when somebody presses it. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { firstIcon } from '../first-icons.ts';
import type { CaseDraft } from '../ports/index.ts';
import { problemFrom, type Problem } from '../problem.ts';
import { adopt } from '../styles/adopt.ts';
import { renderProblem, type Translate } from '../views.ts';

/** What became of a report. `sent` without a number: it waits on this machine for the line. */
export type ReportOutcome =
  | { readonly type: 'none' }
  | { readonly type: 'sending' }
  | { readonly type: 'sent'; readonly caseNumber: string | null }
  | { readonly type: 'failed'; readonly problem: Problem };

/** Sends it; resolves with the number of the case, with `null` where it waits for the line. */
type Send = (draft: CaseDraft) => Promise<string | null>;

const none: ReportOutcome = { type: 'none' };

export class Reporting {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #send: Send;
  #form: typeof import('./report-form.ts') | null = null;
  #isOpen = false;
  #outcome = none;
  /** Counts what is reported on: an answer about an earlier thing is nothing for the present one. */
  #turn = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, send: Send) {
    this.#host = host;
    this.#send = send;
  }

  /** Something else is shown: what was begun goes with the earlier. */
  restart(): void {
    this.#turn += 1;
    this.#isOpen = false;
    this.#outcome = none;
  }

  render(label: string, t: Translate): TemplateResult {
    const [outcome, isOpen] = [this.#outcome, this.#isOpen];
    return html`<div class="reporting">
      <button class="reporting__open" part="report" type="button" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => void this.#toggle()}>
        ${firstIcon('flag', 'small')} ${label}
      </button>
      ${this.#form?.reportForm({ t, outcome, isOpen, send: (draft) => void this.#report(draft) }) ?? (outcome.type === 'failed' ? renderProblem(outcome.problem, t) : nothing)}
    </div>`;
  }

  async #toggle(): Promise<void> {
    const turn = this.#turn;
    try {
      this.#form ??= await import('./report-form.ts');
    } catch (error) {
      // Without a line the form may not come: the next press asks again.
      this.#become({ type: 'failed', problem: problemFrom(error) }, turn);
      return;
    }
    if (turn !== this.#turn) return;
    if (this.#host.shadowRoot) adopt(this.#host.shadowRoot, this.#form.styles);
    this.#isOpen = !this.#isOpen;
    // One who comes back to it has something else to say; and what failed before the form was there is over.
    if (this.#isOpen && this.#outcome.type !== 'sending') this.#outcome = none;
    this.#host.requestUpdate();
    if (this.#isOpen) await this.#focus('.reporting select');
  }

  async #report(draft: CaseDraft): Promise<void> {
    const turn = this.#turn;
    this.#become({ type: 'sending' }, turn);
    try {
      this.#become({ type: 'sent', caseNumber: await this.#send(draft) }, turn);
      // The button that was pressed is gone: the keyboard goes to where the number is.
      if (turn === this.#turn && this.#isOpen) await this.#focus('.reporting__sent');
    } catch (error) {
      this.#become({ type: 'failed', problem: problemFrom(error) }, turn);
    }
  }

  #become(outcome: ReportOutcome, turn: number): void {
    if (turn !== this.#turn) return;
    this.#outcome = outcome;
    this.#host.requestUpdate();
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}
