import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { CollectedChoice, ConsentItem, DataRequest, DataRight } from '../base/ports/index.ts';
import { badgeStyles, buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles } from '../base/styles/index.ts';
import { person } from '../base/text.ts';
import {
  LsCollectedDecideRequestEvent,
  LsConsentDecideRequestEvent,
  LsDataRequestAnswerRequestEvent,
  LsDataRequestMakeRequestEvent,
  LsDataRequestMoreRequestEvent,
  LsDataRequestWithdrawRequestEvent,
} from './privacy.events.ts';
import { privacyStyles } from './privacy.styles.ts';
import type { PrivacyData, PrivacyState } from './privacy.types.ts';
import { keyOf, renderCollected } from './view/collected.ts';
import { renderConsentItem } from './view/consent-item.ts';
import { readRequestForm, renderRequestForm, renderRights, type FormProblem, type RequestFormOptions } from './view/request-form.ts';
import { renderRequestItem } from './view/request-item.ts';
import { renderRules } from './view/rules.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('privacy', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * What is done with the data of people (个人信息). What is collected of learning and what for, with a way to turn off what is optional. The rules for children's data in a few sentences and whole, with somebody to ask. A
 * guardian reads about each thing all there is to know, agrees or refuses with the same ease, and takes it back later. Everybody asks to
 * see, copy, correct, delete or have explained what is kept of them, and sees how it stands; a manager answers in words.
 *
 * @element ls-privacy
 * @fires ls-consent-decide-request - A guardian agrees, refuses or takes back; cancelable, `detail.itemId`, `detail.childId`, `detail.version`, `detail.agreed`.
 * @fires ls-collected-decide-request - Something optional is turned off or on for somebody; cancelable, `detail.category`, `detail.personId`, `detail.collected`.
 * @fires ls-collected-change - That holds; `detail.choice`.
 * @fires ls-consent-change - A decision holds; `detail.childId` and `detail.consent`, with the version of the words.
 * @fires ls-data-request-make-request - The person asks for something about data; cancelable, `detail.draft`.
 * @fires ls-data-request-withdraw-request - The person takes a request back; cancelable.
 * @fires ls-data-request-answer-request - A manager answers; cancelable, `detail.done` and `detail.text`.
 * @fires ls-data-request-more-request - The person wants older requests; cancelable.
 * @fires ls-data-request-change - A request was made, taken back or answered; `detail.request`, `null` where it waits on this machine.
 * @csspart rules - The rules.
 * @csspart consent - One thing that guardians are asked.
 * @csspart collected - What is collected of learning, and what for.
 * @csspart form - The form of a request.
 * @csspart request - One request.
 */
export class LsPrivacy extends LsDataElement<PrivacyState, 'privacy'> {
  static override styles = [focusStyles, buttonStyles, badgeStyles, cardStyles, fieldStyles, stateStyles, privacyStyles];

  @state() private _childId = '';
  @state() private _right: DataRight | null = null;
  @state() private _problem: FormProblem | null = null;
  /** Of which request an answer was pressed without words. */
  @state() private _wordless = '';
  /** What was acted on, until the answer is there: a second press asks for nothing. */
  @state() private _sending = '';
  /** What became of the last request was read: another one has been begun. */
  @state() private _isRead = false;
  #isAsked = false;
  /** Answers that are being written: whatever becomes of the request meanwhile, the words stay. Nobody else reads them. */
  readonly #written = new Map<string, string>();
  /** The request that was acted on last, until it is settled. */
  #acted = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state') || this.state.type !== 'ready') return;
    if (this._sending !== '') this._sending = '';
    const { outcome } = this.state;
    if (outcome !== 'sending') this.#isAsked = false;
    else this._isRead = false;
    const before = changed.get('state');
    const wasSending = before?.type === 'ready' && 'outcome' in before && before.outcome === 'sending';
    if (!wasSending || (outcome !== 'sent' && outcome !== 'queued')) return;
    this._right = null;
    this.#focus('.outcome');
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // Somebody else may come: what was written is not theirs to read.
    if (this.state.type !== 'ready') this.#written.clear();
    const acted = this.state.type === 'ready' ? this.state.requests.find(({ id }) => id === this.#acted) : undefined;
    if (acted === undefined || acted.state === 'submitted') return;
    // A node that is moved to its new place loses the focus.
    if (document.activeElement === document.body || this.renderRoot.querySelector(':focus') === null) this.#focus(`[data-id="${CSS.escape(acted.id)}"] .item__title`);
    this.#acted = '';
  }

  #focus(css: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(css)?.focus());
  }

  private _onDecide({ id, version }: ConsentItem, childId: string, agreed: boolean): void {
    if (this._sending !== '') return;
    if (this.request(new LsConsentDecideRequestEvent(id, childId, version, agreed))) this._sending = `${id} ${String(agreed)}`;
  }

  private _onCollected(category: CollectedChoice['category'], personId: string, collected: boolean): void {
    if (this._sending !== '') return;
    if (this.request(new LsCollectedDecideRequestEvent(category, personId, collected))) this._sending = keyOf(category, personId, collected);
  }

  private _onRight(right: DataRight | null): void {
    // What is on its way goes first: what was typed meanwhile would go with its form.
    if (this.#isAsked) return;
    const left = this._right;
    [this._right, this._problem, this._isRead] = [right, null, true];
    this.#focus(right === null ? `[data-right="${left ?? ''}"]` : '#form-title');
  }

  private _onSubmit(form: HTMLFormElement, { subjects }: PrivacyData): void {
    if (this.#isAsked || this._right === null) return;
    const draft = readRequestForm(form, this._right, subjects);
    this._problem = typeof draft === 'string' ? draft : null;
    if (typeof draft === 'string') this.#focus('[aria-invalid="true"]');
    else this.#isAsked = this.request(new LsDataRequestMakeRequestEvent(draft));
  }

  private _act(id: string, event: LsDataRequestWithdrawRequestEvent | LsDataRequestAnswerRequestEvent): void {
    if (this._sending !== '' || !this.request(event)) return;
    [this._sending, this.#acted] = [id, id];
    this.#focus(`[data-id="${CSS.escape(id)}"] .item__title`);
  }

  private _onAnswer(id: string, done: boolean, form: HTMLFormElement): void {
    const value = new FormData(form).get('answer');
    const text = typeof value === 'string' ? value.trim() : '';
    this._wordless = text === '' ? id : '';
    if (text === '') this.#focus(`[data-id="${CSS.escape(id)}"] textarea`);
    else this._act(id, new LsDataRequestAnswerRequestEvent(id, done, text));
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') return this.renderBareState(state);
    return html`${this.renderFreshness(state)} ${state.role === 'manager' ? [this._renderRequests(state), this._renderCollected(state), this._renderConsents(state)] : [this._renderConsents(state), this._renderCollected(state), this._renderRequests(state)]}
    ${renderRules(state.rules, (key, values) => this.t(key, values), this.format)}`;
  }

  private _renderConsents({ items, children, mayDecide }: PrivacyData): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    const shown = children.find(({ child }) => child.id === this._childId) ?? children[0];
    return html`<section class="part" aria-labelledby="consents">
      <h3 class="part__title" id="consents">${this.t(mayDecide ? 'privacy.consents' : 'privacy.consents.read')}</h3>
      ${mayDecide ? html`<p class="quiet">${this.t('privacy.consents.text')}</p>` : nothing}
      ${children.length < 2
        ? nothing
        : html`<fieldset class="field">
            <legend class="field__label">${this.t('privacy.child')}</legend>
            <div class="choices">
              ${children.map(
                ({ child }) => html`<label class="choice"><input type="radio" name="child" value=${child.id} .checked=${child.id === shown?.child.id} @change=${() => (this._childId = child.id)} />${person(child.name)}</label>`,
              )}
            </div>
          </fieldset>`}
      ${children.length === 1 && mayDecide && shown ? html`<p>${person(shown.child.name)}</p>` : nothing}
      <ul class="items" aria-label=${this.t('privacy.consents.read')}>
        ${repeat(
          items,
          ({ id }) => `${id} ${shown?.child.id ?? ''}`,
          (item) =>
            renderConsentItem(item, {
              t: (key, values) => this.t(key, values),
              format: this.format,
              consent: shown?.consents.find(({ itemId }) => itemId === item.id),
              mayDecide,
              sending: this._sending === `${item.id} true` ? true : this._sending === `${item.id} false` ? false : null,
              onDecide: (agreed) => this._onDecide(item, shown?.child.id ?? '', agreed),
            }),
        )}
      </ul>
    </section>`;
  }

  private _renderCollected({ collected }: PrivacyData): TemplateResult | typeof nothing {
    if (collected === null) return nothing;
    return renderCollected(collected, { t: (key, values) => this.t(key, values), format: this.format, sending: this._sending, onDecide: (...given) => this._onCollected(...given) });
  }

  private _renderRequests(state: PrivacyData): TemplateResult {
    const { role, requests, open, outcome, more, subjects } = state;
    const form: RequestFormOptions = {
      t: (key, values) => this.t(key, values),
      subjects,
      right: this._right,
      isSending: outcome === 'sending',
      problem: this._problem,
      onRight: (right) => this._onRight(right),
      onSubmit: (element) => this._onSubmit(element, state),
    };
    return html`<section class="part" aria-labelledby="requests">
      <h3 class="part__title" id="requests">${this.t(role === 'manager' ? 'privacy.requests.manager' : 'privacy.requests')}</h3>
      ${role === 'manager' ? html`<p class="quiet" role="status">${open === 0 ? this.t('privacy.all-answered') : this.t('privacy.open', { open })}</p>` : nothing}
      ${renderRights(form)} ${renderRequestForm(form)}
      ${!this._isRead && (outcome === 'sent' || outcome === 'queued')
        ? html`<p class="outcome" role="status" tabindex="-1">${icon(outcome === 'sent' ? 'done' : 'sync', 'small')}${this.t(outcome === 'sent' ? 'privacy.sent' : 'privacy.queued')}</p>`
        : nothing}
      ${requests.length === 0
        ? html`<p class="quiet">${this.t('privacy.requests.none')}</p>`
        : html`<ul class="items" aria-label=${this.t('privacy.requests')}>
            ${repeat(requests, ({ id }) => id, (request) => this._renderRequest(request))}
          </ul>`}
      ${more ? html`<p class="more"><button class="button" type="button" @click=${() => this.request(new LsDataRequestMoreRequestEvent())}>${this.t('privacy.more')}</button></p>` : nothing}
    </section>`;
  }

  private _renderRequest(request: DataRequest): TemplateResult {
    const { id } = request;
    return renderRequestItem(request, {
      t: (key, values) => this.t(key, values),
      format: this.format,
      isSending: this._sending === id,
      isWordless: this._wordless === id,
      written: this.#written.get(id) ?? '',
      onWrite: (text) => this.#written.set(id, text.trim()),
      onWithdraw: () => this._act(id, new LsDataRequestWithdrawRequestEvent(id)),
      onAnswer: (done, form) => this._onAnswer(id, done, form),
    });
  }
}
