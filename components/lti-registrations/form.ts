import { html, nothing, type TemplateResult } from 'lit';
import type { LtiDraft, LtiRegistration } from '../base/index.ts';
import { icon } from '../base/icons.ts';
import type { Fault, Faults } from './draft.ts';
import type { LtiSaving } from './lti-registrations.types.ts';

export interface FormView {
  /** `null`: a new one. */
  readonly registration: LtiRegistration | null;
  readonly side: LtiDraft['side'];
  readonly saving: LtiSaving;
  readonly faults: Faults;
  t(key: string): string;
  onSide(side: LtiDraft['side']): void;
  onSubmit(event: SubmitEvent): void;
  onCancel(): void;
}

const faultWords: Readonly<Record<Fault, string>> = {
  missing: 'lti-registrations.fault.missing',
  address: 'lti-registrations.fault.address',
  public: 'lti-registrations.fault.public',
  role: 'lti-registrations.fault.role',
};
const fieldWords = {
  name: 'lti-registrations.field.name',
  loginUrl: 'lti-registrations.field.login',
  launchUrl: 'lti-registrations.field.launch',
  redirectUrls: 'lti-registrations.field.redirects',
  keysUrl: 'lti-registrations.field.keys',
  issuer: 'lti-registrations.field.issuer',
  clientId: 'lti-registrations.field.client',
  deploymentId: 'lti-registrations.field.deployment',
  authorizeUrl: 'lti-registrations.field.authorize',
  returnUrls: 'lti-registrations.field.returns',
} as const;
/** Which platform it is: what its guests have done here hangs on it, so that it stays as it was registered. */
const identity: readonly string[] = ['issuer', 'clientId', 'deploymentId'];
const hints: Partial<Record<keyof typeof fieldWords, string>> = {
  redirectUrls: 'lti-registrations.hint.redirects',
  returnUrls: 'lti-registrations.hint.returns',
};
const fieldsOf = {
  tool: ['name', 'loginUrl', 'launchUrl', 'keysUrl', 'redirectUrls'],
  platform: ['name', 'issuer', 'clientId', 'deploymentId', 'authorizeUrl', 'keysUrl', 'returnUrls'],
} as const satisfies Record<LtiDraft['side'], readonly (keyof typeof fieldWords)[]>;
const roleWords = { teacher: 'lti-registrations.role.teacher', manager: 'lti-registrations.role.manager' } as const;

/** A registration is written here, new or again. What is typed stays until it is saved or given up. */
export function registrationForm(view: FormView): TemplateResult {
  const { registration, side, saving, t } = view;
  const isSending = saving.type === 'sending';
  return html`<form class="form" part="form" aria-labelledby="form-title" novalidate @submit=${view.onSubmit}>
    <h3 id="form-title">${t(registration === null ? 'lti-registrations.new' : 'lti-registrations.edit')}</h3>
    ${registration === null ? renderSides(view) : nothing}
    <div class="form__fields">${fieldsOf[side].map((name) => renderField(view, name))}</div>
    ${side === 'tool' ? renderAudience(view) : nothing}
    <div class="acts">
      <button class="button button--primary" type="submit" aria-disabled=${isSending ? 'true' : 'false'}>${t('lti-registrations.save')}</button>
      <button class="button" type="button" data-act="cancel" @click=${view.onCancel}>${t('lti-registrations.cancel')}</button>
      <p class="outcome" role="status">${isSending ? t('lti-registrations.sending') : nothing}</p>
    </div>
    <p role="alert" class="field__error">
      ${saving.type === 'failed' ? html`${icon('alert', 'small')} <span>${sentenceOf(saving.problem.code, t) ?? `${saving.problem.title} ${saving.problem.action}`}</span>` : nothing}
    </p>
  </form>`;
}

/** What these codes mean of a registration; of all others their own words say enough. */
function sentenceOf(code: string, t: FormView['t']): string | undefined {
  if (code === 'conflict') return t('lti-registrations.refused.twice');
  if (code === 'invalid-request') return t('lti-registrations.refused.address');
  return undefined;
}

function renderSides({ side, t, onSide }: FormView): TemplateResult {
  const words = { tool: 'lti-registrations.side.tool', platform: 'lti-registrations.side.platform' } as const;
  return html`<fieldset class="choices">
    <legend class="field__label">${t('lti-registrations.side')}</legend>
    ${(['tool', 'platform'] as const).map(
      (one) => html`<label class="choice"><input type="radio" name="side" value=${one} .checked=${one === side} @change=${() => onSide(one)} /><span>${t(words[one])}</span></label>`,
    )}
  </fieldset>`;
}

function renderField({ registration, faults, t }: FormView, name: keyof typeof fieldWords): TemplateResult {
  const given: Partial<Record<string, string | boolean | readonly string[]>> = registration === null ? {} : { ...registration.draft };
  const value = [given[name] ?? ''].flat().map(String).join('\n');
  const fault = faults[name];
  const isFixed = registration !== null && identity.includes(name);
  const hint = isFixed ? 'lti-registrations.hint.fixed' : hints[name];
  const describedBy = [fault === undefined ? '' : `${name}-fault`, hint === undefined ? '' : `${name}-hint`].filter(Boolean).join(' ');
  const invalid = fault === undefined ? 'false' : 'true';
  const isWords = name === 'name';
  const long = name === 'redirectUrls' || name === 'returnUrls';
  return html`<div class="field">
    <label class="field__label" for=${name}>${t(fieldWords[name])}</label>
    ${long
      ? html`<textarea class="input" id=${name} name=${name} rows="2" dir="ltr" spellcheck="false" autocomplete="off" aria-invalid=${invalid} aria-describedby=${describedBy || nothing} .value=${value}></textarea>`
      : html`<input
          class="input"
          id=${name}
          name=${name}
          type=${name.endsWith('Url') || name === 'issuer' ? 'url' : 'text'}
          dir=${isWords ? 'auto' : 'ltr'}
          maxlength=${isWords ? 100 : 2000}
          spellcheck="false"
          autocomplete="off"
          aria-required="true"
          ?readonly=${isFixed}
          aria-invalid=${invalid}
          aria-describedby=${describedBy || nothing}
          .value=${value}
        />`}
    ${hint === undefined ? nothing : html`<span class="field__hint" id="${name}-hint">${t(hint)}</span>`}
    ${fault === undefined ? nothing : html`<span class="field__error" id="${name}-fault">${icon('alert', 'small')} ${t(faultWords[fault])}</span>`}
  </div>`;
}

/** Who chooses in the tool, and what it is told of them: as little as there is, unless somebody decides otherwise. */
function renderAudience({ registration, faults, t }: FormView): TemplateResult {
  const draft = registration?.draft.side === 'tool' ? registration.draft : { roles: ['teacher', 'manager'], tellsNames: false };
  return html`<fieldset class="choices" aria-describedby="roles-hint roles-fault">
      <legend class="field__label">${t('lti-registrations.roles')}</legend>
      ${(['teacher', 'manager'] as const).map(
        (role) => html`<label class="choice"><input type="checkbox" name="roles" value=${role} .checked=${draft.roles.includes(role)} /><span>${t(roleWords[role])}</span></label>`,
      )}
      <span class="field__hint" id="roles-hint">${t('lti-registrations.roles.hint')}</span>
      <span class="field__error" id="roles-fault">${faults['roles'] === undefined ? nothing : html`${icon('alert', 'small')} ${t(faultWords.role)}`}</span>
    </fieldset>
    <fieldset class="choices" aria-describedby="told-hint">
      <legend class="field__label">${t('lti-registrations.told')}</legend>
      <label class="choice"><input type="checkbox" name="tellsNames" .checked=${draft.tellsNames} /><span>${t('lti-registrations.told.names')}</span></label>
      <span class="field__hint" id="told-hint">${t('lti-registrations.told.hint')}</span>
    </fieldset>`;
}
