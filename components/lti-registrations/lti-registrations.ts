import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state as internal } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LsDataElement, registerLocales, type LtiCheck, type LtiDraft, type LtiRegistration } from '../base/index.ts';
import { icon } from '../base/icons.ts';
import { badgeStyles, cardStyles, fieldStyles, focusStyles } from '../base/styles/index.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };
import { readDraft, type Faults } from './draft.ts';
import { registrationForm } from './form.ts';
import { LsLtiCheckRequestEvent, LsLtiEndRequestEvent, LsLtiSaveRequestEvent } from './lti-registrations.events.ts';
import { ltiRegistrationsStyles } from './lti-registrations.styles.ts';
import type { LtiRegistrationsData, LtiRegistrationsState } from './lti-registrations.types.ts';
import { forPlatform, forTool, valueList, type Copied } from './values.ts';

registerLocales('lti-registrations', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const keyWords = {
  ok: 'lti-registrations.check.keys.ok',
  unreachable: 'lti-registrations.check.keys.unreachable',
  wrong: 'lti-registrations.check.keys.wrong',
} as const;
const loginWords = {
  ok: 'lti-registrations.check.login.ok',
  unreachable: 'lti-registrations.check.login.unreachable',
  wrong: 'lti-registrations.check.login.wrong',
} as const;
/** Stands for a registration that is not there yet. */
const fresh = 'new';

/**
 * Tools and platforms that a platform works with over LTI 1.3, for whoever manages it: registers, changes, tests and removes
 * them, and gives the values that the other side enters. A tool is told as little of people as there is to tell.
 *
 * @element ls-lti-registrations
 * @fires ls-lti-save-request - The person hands in a registration; cancelable.
 * @fires ls-lti-end-request - The person removes a registration; cancelable.
 * @fires ls-lti-check-request - The person tests a registration; cancelable.
 * @fires ls-lti-change - A registration is new, another, or over.
 * @csspart registration - One registration.
 * @csspart form - The form of a registration.
 * @csspart values - What the other side enters.
 */
export class LsLtiRegistrations extends LsDataElement<LtiRegistrationsState, 'exchange'> {
  static override styles = [focusStyles, badgeStyles, cardStyles, fieldStyles, ltiRegistrationsStyles];

  /** Which registration is being written; `null`: none. */
  @internal() private _written: string | null = null;
  @internal() private _side: LtiDraft['side'] = 'tool';
  @internal() private _faults: Faults = {};
  /** Which registration is to be removed, once that is said a second time. */
  @internal() private _removed: string | null = null;
  @internal() private _copied: Copied = null;
  /** Where the keyboard goes once it is there. */
  #goal: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { state } = this;
    if (!changed.has('state') || state.type !== 'ready') return;
    const before: unknown = changed.get('state');
    if (isReady(before) && before.saving !== state.saving && state.saving.type === 'saved') {
      this._written = null;
      this.#goal = `[data-registration="${state.saving.id}"] h3`;
    }
    // What was removed takes the place of the keyboard along.
    if (this._removed !== null && !state.registrations.some(({ id }) => id === this._removed)) {
      this._removed = null;
      this.#goal = '[data-act="add"]';
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const goal = this.#goal === null ? null : this.renderRoot.querySelector<HTMLElement>(this.#goal);
    if (goal === null) return;
    this.#goal = null;
    goal.focus();
  }

  private _onWrite(registration: LtiRegistration | null): void {
    this._written = registration?.id ?? fresh;
    this._side = registration?.draft.side ?? 'tool';
    this._faults = {};
    this._removed = null;
    this.#goal = '#name';
  }

  private _onCancel(): void {
    this.#goal = this._written === fresh ? '[data-act="add"]' : `[data-registration="${this._written}"] [data-act="edit"]`;
    this._written = null;
  }

  private _onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const { currentTarget: form } = event;
    if (!(form instanceof HTMLFormElement) || this.state.type !== 'ready' || this.state.saving.type === 'sending') return;
    const { draft, faults } = readDraft(form, this._side);
    this._faults = faults;
    if (Object.keys(faults).length > 0) this.#goal = '[aria-invalid="true"], [aria-describedby~="roles-fault"] input';
    else this.request(new LsLtiSaveRequestEvent(this._written === fresh ? null : this._written, draft));
  }

  private async _onCopy(key: string, value: string): Promise<void> {
    let byHand = false;
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      // Without TLS there is no clipboard: the value is marked, so that it can be copied by hand.
      const text = this.renderRoot.querySelector(`[data-value="${key}"]`);
      if (text) getSelection()?.selectAllChildren(text);
      byHand = true;
    }
    this._copied = { key, byHand };
  }

  private _onRemove(id: string): void {
    this._removed = id;
    this.#goal = '[data-act="keep"]';
  }

  private _onKeep(id: string): void {
    this._removed = null;
    this.#goal = `[data-registration="${id}"] [data-act="remove"]`;
  }

  protected override render(): TemplateResult {
    const { state } = this;
    // Whoever manages a single school did nothing wrong: with whom the platform works is not a matter of that school.
    if (state.type === 'error' && ['forbidden', 'not-found'].includes(state.problem.code)) {
      return this.renderBareState({ type: 'empty' }, { empty: { title: this.t('lti-registrations.elsewhere.title'), text: this.t('lti-registrations.elsewhere.text'), icon: 'school' } });
    }
    if (state.type !== 'ready') return this.renderBareState(state);
    const { registrations } = state;
    return html`${this.renderFreshness(state)}
      ${this._written === fresh
        ? this._renderForm(state, null)
        : html`<p class="acts"><button class="button button--primary" type="button" data-act="add" @click=${() => this._onWrite(null)}>${icon('plus', 'small')} ${this.t('lti-registrations.add')}</button></p>`}
      ${registrations.length === 0
        ? this.renderBareState({ type: 'empty' }, { empty: { title: this.t('lti-registrations.empty.title'), text: this.t('lti-registrations.empty.text'), icon: 'link' } })
        : html`<ul class="registrations" aria-label=${this.t('lti-registrations.label')}>
            ${repeat(
              registrations,
              ({ id }) => id,
              (registration) => html`<li class="card card__body registration" part="registration" data-registration=${registration.id}>
                ${this._written === registration.id ? this._renderForm(state, registration) : this._renderRegistration(state, registration)}
              </li>`,
            )}
          </ul>`}`;
  }

  private _renderForm({ ours, saving }: LtiRegistrationsData, registration: LtiRegistration | null): TemplateResult {
    return html`<div class=${registration === null ? 'card card__body' : ''}>
      ${registrationForm({
        registration,
        saving,
        side: this._side,
        faults: this._faults,
        t: (key) => this.t(key),
        onSide: (side) => {
          this._side = side;
          this._faults = {};
        },
        onSubmit: (event) => this._onSubmit(event),
        onCancel: () => this._onCancel(),
      })}
      ${registration === null ? html`<h4>${this.t(this._side === 'tool' ? 'lti-registrations.ours.tool' : 'lti-registrations.ours.platform')}</h4>${this._renderValues(fresh, this._side === 'tool' ? forTool(ours, null) : forPlatform(ours))}` : nothing}
    </div>`;
  }

  private _renderRegistration(state: LtiRegistrationsData, registration: LtiRegistration): TemplateResult {
    const { id, draft, ours } = registration;
    const check = state.checks[id];
    const isTool = draft.side === 'tool';
    const isRemoved = this._removed === id;
    return html`<div class="registration__head">
        <h3 tabindex="-1"><bdi dir="auto">${draft.name}</bdi></h3>
        <span class="badge badge--info">${this.t(isTool ? 'lti-registrations.side.tool' : 'lti-registrations.side.platform')}</span>
        ${state.saving.type === 'saved' && state.saving.id === id ? html`<span class="badge badge--success" role="status">${icon('done', 'small')}${this.t('lti-registrations.saved')}</span>` : nothing}
      </div>
      <p class="quiet"><bdi dir="ltr">${isTool ? draft.launchUrl : draft.issuer}</bdi></p>
      ${isTool
        ? html`<p class="quiet">
            ${this.t(draft.roles.length === 2 ? 'lti-registrations.for.both' : draft.roles[0] === 'teacher' ? 'lti-registrations.for.teacher' : 'lti-registrations.for.manager')}
            ${this.t(draft.tellsNames ? 'lti-registrations.tells.names' : 'lti-registrations.tells.role')}
          </p>`
        : nothing}
      <details class="ours">
        <summary>${this.t(isTool ? 'lti-registrations.ours.tool' : 'lti-registrations.ours.platform')}</summary>
        ${this._renderValues(id, isTool ? forTool(ours, registration) : forPlatform(ours))}
      </details>
      <div role="status" class="check">${check === undefined ? nothing : check === 'running' ? this.t('lti-registrations.check.running') : this._renderCheck(check)}</div>
      <div class="acts">
        ${isRemoved
          ? html`<p class="acts__question">${this.t('lti-registrations.remove.sure')}</p>
              <button class="button button--danger" type="button" data-act="remove-surely" @click=${() => this.request(new LsLtiEndRequestEvent(id))}>${this.t('lti-registrations.remove')}</button>
              <button class="button" type="button" data-act="keep" @click=${() => this._onKeep(id)}>${this.t('lti-registrations.keep')}</button>`
          : html`<button class="button" type="button" data-act="check" aria-disabled=${check === 'running' ? 'true' : 'false'} @click=${() => this._onCheck(id)}>${this.t('lti-registrations.check')}</button>
              <button class="button" type="button" data-act="edit" @click=${() => this._onWrite(registration)}>${this.t('lti-registrations.change')}</button>
              <button class="button" type="button" data-act="remove" @click=${() => this._onRemove(id)}>${this.t('lti-registrations.remove')}</button>`}
      </div>`;
  }

  private _onCheck(id: string): void {
    if (this.state.type === 'ready' && this.state.checks[id] !== 'running') this.request(new LsLtiCheckRequestEvent(id));
  }

  private _renderCheck({ keys, login }: LtiCheck): TemplateResult {
    const line = (isGood: boolean, key: string): TemplateResult => html`<p class=${isGood ? 'good' : 'bad'}>${icon(isGood ? 'done' : 'alert', 'small')} <span>${this.t(key)}</span></p>`;
    return html`${line(keys === 'ok', keyWords[keys])} ${login === null ? nothing : line(login === 'ok', loginWords[login])}`;
  }

  private _renderValues(scope: string, values: ReturnType<typeof forTool>): TemplateResult {
    return valueList({ values, scope, copied: this._copied, t: (key, given) => this.t(key, given), onCopy: (key, value) => void this._onCopy(key, value) });
  }
}

function isReady(state: unknown): state is LtiRegistrationsData {
  return typeof state === 'object' && state !== null && 'type' in state && state.type === 'ready' && 'saving' in state;
}
