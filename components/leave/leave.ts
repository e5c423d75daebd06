import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { LeaveRequest } from '../base/ports/index.ts';
import { badgeStyles, buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles } from '../base/styles/index.ts';
import { person } from '../base/text.ts';
import { LsLeaveDecideRequestEvent, LsLeaveMoreRequestEvent, LsLeaveRequestEvent, LsLeaveWithdrawRequestEvent } from './leave.events.ts';
import { leaveStyles } from './leave.styles.ts';
import type { LeaveData, LeaveState } from './leave.types.ts';
import { daysInWords } from './model/days.ts';
import { readLeaveForm, renderLeaveForm, type FormProblem } from './view/leave-form.ts';
import { renderLeaveItem } from './view/leave-item.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('leave', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * Leave (请假). A guardian asks in one small form, sees how it stands, and withdraws while it is not decided. A teacher sees who
 * is away today and what waits, approves with one press, and refuses with a reason. Reasons are read by the child's guardians
 * and teachers and by nobody else; nothing is counted up.
 *
 * @element ls-leave
 * @fires ls-leave-request - A guardian asks for leave; cancelable, `detail.draft`.
 * @fires ls-leave-withdraw-request - A guardian withdraws; cancelable.
 * @fires ls-leave-decide-request - A teacher approves or refuses; cancelable, `detail.approved` and `detail.comment`.
 * @fires ls-leave-more-request - The person wants older leave; cancelable.
 * @fires ls-leave-change - Leave was asked for, withdrawn or decided; `detail.request`, `null` where it waits on this machine.
 * @csspart form - The form of a guardian.
 * @csspart request - One leave request.
 */
export class LsLeave extends LsDataElement<LeaveState, 'leave'> {
  static override styles = [focusStyles, buttonStyles, badgeStyles, cardStyles, fieldStyles, stateStyles, leaveStyles];

  @state() private _isAsking = false;
  @state() private _isLong = false;
  @state() private _problem: FormProblem | null = null;
  /** Of which request a refusal is being written. */
  @state() private _refusing = '';
  @state() private _isReasonMissing = false;
  /** What was acted on, until the answer is there: a second press asks for nothing. */
  @state() private _sending = '';
  #isAsked = false;
  /** The request that was acted on last, until it is settled. */
  #acted = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state') || this.state.type !== 'ready') return;
    if (this._sending !== '') [this._sending, this._refusing] = ['', ''];
    if (this.state.outcome !== 'sending') this.#isAsked = false;
    const before = changed.get('state');
    const wasSending = before?.type === 'ready' && 'outcome' in before && before.outcome === 'sending';
    if (wasSending && (this.state.outcome === 'sent' || this.state.outcome === 'queued')) {
      this._isAsking = false;
      this.#focus('.outcome');
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const acted = this.state.type === 'ready' ? this.state.items.find(({ id }) => id === this.#acted) : undefined;
    if (acted === undefined || acted.state === 'submitted') return;
    // A node that is moved to its new place loses the focus.
    if (document.activeElement === document.body) this.#focus(`[data-id="${CSS.escape(acted.id)}"] .item__title`);
    this.#acted = '';
  }

  #focus(css: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(css)?.focus());
  }

  private _onOpen(isOpen: boolean): void {
    [this._isAsking, this._isLong, this._problem] = [isOpen, false, null];
    this.#focus(isOpen ? '.form input' : '.ask');
  }

  /** The last day follows the first: most leave is of one day. */
  private _onDays(form: HTMLFormElement): void {
    const [first, last] = ['first', 'last'].map((name) => form.querySelector<HTMLInputElement>(`[name=${name}]`));
    if (!first || !last) return;
    if (last.value < first.value) last.value = first.value;
    this._isLong = first.value !== last.value;
  }

  private _onSubmit(form: HTMLFormElement, { children }: LeaveData): void {
    if (this.#isAsked) return;
    const draft = readLeaveForm(form, children);
    this._problem = typeof draft === 'string' ? draft : null;
    if (typeof draft === 'string') this.#focus('[aria-invalid="true"]');
    else this.#isAsked = this.request(new LsLeaveRequestEvent(draft));
  }

  /** Its place in the list may change when it is settled: the keyboard stays with the request. */
  private _act(id: string, event: LsLeaveWithdrawRequestEvent | LsLeaveDecideRequestEvent): void {
    if (this._sending !== '') return;
    if (!this.request(event)) return;
    [this._sending, this.#acted] = [id, id];
    this.#focus(`[data-id="${CSS.escape(id)}"] .item__title`);
  }

  private _onRefuse(id: string, isOpen: boolean): void {
    [this._refusing, this._isReasonMissing] = [isOpen ? id : '', false];
    this.#focus(isOpen ? '.refusal textarea' : `[data-id="${CSS.escape(id)}"] .refuse`);
  }

  private _onReason(id: string, form: HTMLFormElement): void {
    const value = new FormData(form).get('comment');
    const comment = typeof value === 'string' ? value.trim() : '';
    this._isReasonMissing = comment === '';
    if (this._isReasonMissing) this.#focus('.refusal textarea');
    else this._act(id, new LsLeaveDecideRequestEvent(id, false, comment));
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, { empty: { title: this.t('leave.empty.title'), text: this.t('leave.empty.text'), icon: 'calendar' } });
    }
    return html`${this.renderFreshness(state)} ${state.role === 'teacher' ? this._renderAway(state) : this._renderAsking(state)}
    ${state.items.length === 0 ? html`<p class="none">${this.t('leave.empty.text')}</p>` : this._renderItems(state)}
    ${state.more
      ? html`<p class="more"><button class="button" type="button" @click=${() => this.request(new LsLeaveMoreRequestEvent())}>${this.t('leave.more')}</button></p>`
      : nothing}`;
  }

  private _renderAsking(state: LeaveData): TemplateResult {
    const { outcome, children } = state;
    if (this._isAsking) {
      return renderLeaveForm({
        t: (key, values) => this.t(key, values),
        children,
        isSending: outcome === 'sending',
        isLong: this._isLong,
        problem: this._problem,
        onDays: (form) => this._onDays(form),
        onSubmit: (form) => this._onSubmit(form, state),
        onClose: () => this._onOpen(false),
      });
    }
    return html`<p class="acts"><button class="button button--primary ask" type="button" @click=${() => this._onOpen(true)}>${icon('plus', 'small')}${this.t('leave.ask')}</button></p>
      ${outcome === 'sent' || outcome === 'queued'
        ? html`<p class="outcome" role="status" tabindex="-1">${icon(outcome === 'sent' ? 'done' : 'sync', 'small')}${this.t(outcome === 'sent' ? 'leave.sent' : 'leave.queued')}</p>`
        : nothing}`;
  }

  private _renderAway({ away, undecided }: LeaveData): TemplateResult {
    return html`<p class="summary" role="status">${undecided === 0 ? this.t('leave.all-decided') : this.t('leave.undecided', { undecided })}</p>
      ${away === null
        ? nothing
        : html`<section class="away" aria-labelledby="away">
            <h3 id="away">${this.t('leave.away')}</h3>
            ${away.length === 0
              ? html`<p class="none">${this.t('leave.away.none')}</p>`
              : html`<ul class="away__list">
                  ${away.map((one) => html`<li>${person(one.child.name)} <span class="away__days">${daysInWords(one, (key, values) => this.t(key, values), this.format)}</span></li>`)}
                </ul>`}
          </section>`}`;
  }

  private _renderItems({ items, role }: LeaveData): TemplateResult {
    return html`<ul class="items" aria-label=${this.t('leave.label')}>
      ${repeat(
        items,
        ({ id }) => id,
        (request) => this._renderItem(request, role === 'teacher'),
      )}
    </ul>`;
  }

  private _renderItem(request: LeaveRequest, isTeacher: boolean): TemplateResult {
    const { id } = request;
    return renderLeaveItem(request, {
      t: (key, values) => this.t(key, values),
      format: this.format,
      isTeacher,
      isRefusing: this._refusing === id,
      isReasonMissing: this._refusing === id && this._isReasonMissing,
      isSending: this._sending === id,
      onWithdraw: () => this._act(id, new LsLeaveWithdrawRequestEvent(id)),
      onApprove: () => this._act(id, new LsLeaveDecideRequestEvent(id, true, null)),
      onRefuse: (isOpen) => this._onRefuse(id, isOpen),
      onReason: (form) => this._onReason(id, form),
    });
  }
}
