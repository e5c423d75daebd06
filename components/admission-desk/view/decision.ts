/** Admit, or return with a reason. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { Translate } from '../../base/views.ts';

export interface DecisionOptions {
  readonly t: Translate;
  /** The reader made it: somebody else decides. */
  readonly isOwn: boolean;
  /** What is wrong with it keeps it out of the catalogue. */
  readonly mayAdmit: boolean;
  /** The form for the reason is open. */
  readonly isReturning: boolean;
  /** The reason is missing. */
  readonly isMissing: boolean;
  readonly isSending: boolean;
  onAdmit(): void;
  /** Opens the form, or closes it. */
  onReturning(isReturning: boolean): void;
  onReturn(reason: string): void;
}

export function renderDecision(options: DecisionOptions): TemplateResult {
  const { t, isOwn, mayAdmit, isReturning, isSending, onAdmit, onReturning } = options;
  if (isOwn) return html`<p class="quiet">${t('admission-desk.own')}</p>`;
  if (isReturning) return renderReason(options);
  return html`<div class="buttons">
    ${mayAdmit ? html`<button class="button button--primary" type="button" data-act="admit" aria-busy=${isSending} @click=${onAdmit}>${icon('check', 'small')}${t('admission-desk.admit')}</button>` : nothing}
    <button class="button" type="button" data-act="return" @click=${() => onReturning(true)}>${t('admission-desk.return')}</button>
  </div>`;
}

function renderReason({ t, isMissing, isSending, onReturning, onReturn }: DecisionOptions): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const reason = new FormData(event.currentTarget).get('reason');
    onReturn(typeof reason === 'string' ? reason.trim() : '');
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    onReturning(false);
  };
  return html`<form class="return" novalidate @submit=${send} @keydown=${leave}>
    <div class="field">
      <label class="field__label" for="reason">${t('admission-desk.reason')}</label>
      <textarea class="input" id="reason" name="reason" rows="3" maxlength="1000" dir="auto" aria-invalid=${isMissing} aria-describedby="reason-hint"></textarea>
      <p class=${isMissing ? 'field__error' : 'field__hint'} id="reason-hint">${t(isMissing ? 'admission-desk.reason.missing' : 'admission-desk.reason.hint')}</p>
    </div>
    <div class="buttons">
      <button class="button button--primary" type="submit" aria-busy=${isSending}>${t('admission-desk.return.send')}</button>
      <button class="button" type="button" data-act="cancel" @click=${() => onReturning(false)}>${t('admission-desk.cancel')}</button>
    </div>
  </form>`;
}
