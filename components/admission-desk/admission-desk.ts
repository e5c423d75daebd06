import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { OwnResourceSummary } from '../base/ports/index.ts';
import { badgeStyles, buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { isolate, person } from '../base/text.ts';
import type { Translate } from '../base/views.ts';
import { LsAdmissionRequestEvent, LsSubmissionFileRequestEvent, LsSubmissionMoreRequestEvent, LsSubmissionOpenRequestEvent } from './admission-desk.events.ts';
import { technicalCheckStyles } from '../base/technical-check/technical-check.ts';
import { admissionDeskStyles } from './admission-desk.styles.ts';
import type { AdmissionDeskData, AdmissionDeskState, OpenSubmission } from './admission-desk.types.ts';
import { renderDecision } from './view/decision.ts';
import { nameOfType, renderSubmission } from './view/submission.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('admission-desk', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * The admission desk (审核收录): what teachers have submitted, for the managers of the platform that admits it. All that was
 * said about a resource is read, its cover and its file are looked at; then it is admitted to the catalogue, or returned with
 * a reason that its author reads. What was taken back and submitted anew meanwhile is not decided unseen.
 *
 * @element ls-admission-desk
 * @fires ls-submission-open-request - The person wants to look at a submission; cancelable, `detail.ownResourceId`.
 * @fires ls-submission-file-request - The person wants to see its file; cancelable, `detail.ownResourceId`.
 * @fires ls-admission-request - It is admitted or returned; cancelable, `detail.ownResourceId` and `detail.decision`.
 * @fires ls-submission-more-request - The person wants to see more of what waits; cancelable.
 * @fires ls-submission-change - A submission was admitted or returned; `detail.resource`.
 * @csspart submission - One submission.
 */
export class LsAdmissionDesk extends LsDataElement<AdmissionDeskState, 'ownResources'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, badgeStyles, cardStyles, fieldStyles, stateStyles, technicalCheckStyles, admissionDeskStyles];

  @state() private _isReturning = false;
  @state() private _isMissing = false;
  /** The request that was made last, until it is done or was refused: a second press asks for nothing. */
  @state() private _asked = '';
  @state() private _isFetching = false;
  #drawn: Blob | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    if (this.state.type !== 'ready' || before?.type !== 'ready') return;
    const { decided, problem, open, items } = this.state;
    if (problem !== undefined || decided?.requestId === this._asked) this._asked = '';
    if (problem !== undefined || open !== before.open) this._isFetching = false;
    if (decided !== before.decided && decided !== null) this.#focus('.summary');
    const isOther = open?.resource.id !== before.open?.resource.id || open?.resource.submittedAt !== before.open?.resource.submittedAt;
    if (!isOther) return;
    this._isReturning = this._isMissing = false;
    if (open !== null) this.#focus('.submission[data-open="true"] .submission__title');
    // What was looked at is there no more: the keyboard goes to where it says how many wait.
    else if (this.shadowRoot?.activeElement && !items.some(({ id }) => id === before.open?.resource.id)) this.#focus('.summary');
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const open = this.state.type === 'ready' ? this.state.open : null;
    void this.#drawCover(open?.cover ?? null);
  }

  async #drawCover(cover: Blob | null): Promise<void> {
    if (cover === this.#drawn) return;
    this.#drawn = cover;
    const picture = cover && (await createImageBitmap(cover).catch(() => null));
    const canvas = this.renderRoot.querySelector('canvas');
    if (!picture || canvas === null || this.#drawn !== cover) return;
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
  }

  #focus(css: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(css)?.focus());
  }

  private _onReturning(isReturning: boolean): void {
    this._isReturning = isReturning;
    this._isMissing = false;
    this.#focus(isReturning ? '#reason' : '[data-act=return]');
  }

  private _onReturn(open: OpenSubmission, reason: string): void {
    this._isMissing = reason === '';
    if (this._isMissing) this.#focus('#reason');
    else this.#decide(open, false, reason);
  }

  #decide({ resource: { id, submittedAt } }: OpenSubmission, admitted: boolean, reason: string | null): void {
    if (this._asked !== '' || submittedAt === null) return;
    const event = new LsAdmissionRequestEvent(id, { admitted, submittedAt, reason });
    if (this.request(event)) this._asked = event.detail.id;
  }

  private _onFile(ownResourceId: string): void {
    if (!this._isFetching) this._isFetching = this.request(new LsSubmissionFileRequestEvent(ownResourceId));
  }

  readonly #t: Translate = (key, values) => this.t(key, values);

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type === 'error' && state.problem.code === 'not-found') {
      return this.renderBareState({ type: 'empty' }, { empty: { title: this.t('admission-desk.elsewhere.title'), text: this.t('admission-desk.elsewhere.text'), icon: 'school' } });
    }
    if (state.type !== 'ready') return this.renderBareState(state);
    const { items, total, more, decided } = state;
    return html`${this.renderFreshness(state)}
      <p class="summary" role="status" tabindex="-1">
        ${decided === null ? nothing : html`${icon('done', 'small')}${this.t(decided.admitted ? 'admission-desk.admitted' : 'admission-desk.returned', { title: isolate(decided.title) })}<br />`}
        ${total === 0 ? this.t('admission-desk.empty') : this.t('admission-desk.waiting', { count: total })}
      </p>
      ${items.length === 0 ? nothing : this._renderItems(items, state)}
      ${more ? html`<p class="more"><button class="button" type="button" @click=${() => this.request(new LsSubmissionMoreRequestEvent())}>${this.t('admission-desk.more')}</button></p>` : nothing}`;
  }

  private _renderItems(items: readonly OwnResourceSummary[], { open, me }: AdmissionDeskData): TemplateResult {
    return html`<ul class="submissions" aria-label=${this.t('admission-desk.label')}>
      ${repeat(
        items,
        ({ id }) => id,
        (one) => this._renderItem(one, open?.resource.id === one.id ? open : null, one.author.id === me),
      )}
    </ul>`;
  }

  private _renderItem({ id, title, type, author, submittedAt }: OwnResourceSummary, open: OpenSubmission | null, isOwn: boolean): TemplateResult {
    const onToggle = (): boolean => this.request(new LsSubmissionOpenRequestEvent(open === null ? id : null));
    return html`<li class="card submission" part="submission" data-id=${id} data-open=${open !== null}>
      <div class="submission__head">
        <h3 class="submission__title" tabindex="-1">${person(title)}</h3>
        <span class="badge">${nameOfType(type, this.#t)}</span>
      </div>
      <p class="quiet">${person(author.name)} ${submittedAt === null ? nothing : html`<time datetime=${submittedAt}>${this.format.dateTime(submittedAt)}</time>`}</p>
      <div class="buttons">
        <button class="button button--small" type="button" data-act="open" aria-expanded=${open !== null} @click=${onToggle}>
          ${icon(open === null ? 'eye' : 'chevron-up', 'small')}${this.t(open === null ? 'admission-desk.open' : 'admission-desk.close')}<span class="visually-hidden">${person(title)}</span>
        </button>
      </div>
      ${open === null
        ? nothing
        : html`${renderSubmission(open, { t: this.#t, format: this.format, isFetching: this._isFetching, onFile: () => this._onFile(id) })}
          ${renderDecision({
            t: this.#t,
            isOwn,
            mayAdmit: open.resource.obstacles.length === 0,
            isReturning: this._isReturning,
            isMissing: this._isMissing,
            isSending: this._asked !== '',
            onAdmit: () => this.#decide(open, true, null),
            onReturning: (isReturning) => this._onReturning(isReturning),
            onReturn: (reason) => this._onReturn(open, reason),
          })}`}
    </li>`;
  }
}
