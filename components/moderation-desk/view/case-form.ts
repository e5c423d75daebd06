/** The small forms of a case: one act each, with its reason. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CaseAct, CaseOutcome } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';
import { outcomeWords } from '../model/words.ts';

export type CaseFormKind = CaseAct['act'] | 'export';
export interface CaseForm {
  readonly caseId: string;
  readonly kind: CaseFormKind;
  /** Sent without what it needs. */
  readonly isMissing: boolean;
}
export interface CaseFormOptions {
  readonly t: Translate;
  readonly isSending: boolean;
  onSubmit(form: HTMLFormElement): void;
  onClose(): void;
}

const hourMs = 3_600_000;
/** How long somebody can be asked not to write; there is always an end. */
const muteLengths = [
  { hours: 1, words: 'moderation-desk.mute.hour' },
  { hours: 24, words: 'moderation-desk.mute.day' },
  { hours: 24 * 7, words: 'moderation-desk.mute.week' },
] as const;
const outcomes = Object.keys(outcomeWords) as readonly CaseOutcome[];
/** As few characters as the contract takes for a ground. */
const shortestGround = 4;

const words: Readonly<Record<CaseFormKind, { readonly label: string; readonly hint: string; readonly missing: string; readonly submit: string }>> = {
  hide: { label: 'moderation-desk.why', hint: 'moderation-desk.why.told', missing: 'moderation-desk.why.missing', submit: 'moderation-desk.hide' },
  show: { label: 'moderation-desk.why', hint: 'moderation-desk.why.kept', missing: 'moderation-desk.why.missing', submit: 'moderation-desk.show' },
  mute: { label: 'moderation-desk.why', hint: 'moderation-desk.why.told', missing: 'moderation-desk.why.missing', submit: 'moderation-desk.mute' },
  unmute: { label: 'moderation-desk.why', hint: 'moderation-desk.why.kept', missing: 'moderation-desk.why.missing', submit: 'moderation-desk.unmute' },
  close: { label: 'moderation-desk.note', hint: 'moderation-desk.note.hint', missing: 'moderation-desk.why.missing', submit: 'moderation-desk.close' },
  export: { label: 'moderation-desk.ground', hint: 'moderation-desk.ground.hint', missing: 'moderation-desk.ground.missing', submit: 'moderation-desk.export' },
};

export function renderCaseForm({ caseId, kind, isMissing }: CaseForm, { t, isSending, onSubmit, onClose }: CaseFormOptions): TemplateResult {
  const { label, hint, missing, submit } = words[kind];
  const id = `form-${caseId}`;
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) onSubmit(event.currentTarget);
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    onClose();
  };
  return html`<form class="case__form" novalidate @submit=${send} @keydown=${leave}>
    ${kind === 'mute' ? renderChoices(t('moderation-desk.mute.until'), muteLengths.map((one) => ({ value: String(one.hours), words: t(one.words) }))) : nothing}
    ${kind === 'close' ? renderChoices(t('moderation-desk.outcome'), outcomes.map((one) => ({ value: one, words: t(outcomeWords[one]) }))) : nothing}
    <div class="field">
      <label class="field__label" for=${id}>${t(label)}</label>
      <textarea class="input" id=${id} name="reason" rows="2" maxlength="500" dir="auto" aria-invalid=${isMissing} aria-describedby="${id}-hint"></textarea>
      <p class=${isMissing ? 'field__error' : 'field__hint'} id="${id}-hint">${t(isMissing ? missing : hint)}</p>
    </div>
    <div class="buttons">
      <button class="button button--primary" type="submit" aria-busy=${isSending}>${t(submit)}</button>
      <button class="button" type="button" @click=${onClose}>${t('moderation-desk.cancel')}</button>
    </div>
  </form>`;
}

function renderChoices(legend: string, choices: readonly { value: string; words: string }[]): TemplateResult {
  return html`<fieldset class="field">
    <legend class="field__label">${legend}</legend>
    <div class="choices">
      ${choices.map((one, index) => html`<label class="choice"><input type="radio" name="choice" value=${one.value} ?checked=${index === 0} />${one.words}</label>`)}
    </div>
  </fieldset>`;
}

/**
 * What a form asks for; `null` where its reason is missing.
 * @param now by the service's clock: a mute ends by it
 */
export function readCaseForm(form: HTMLFormElement, kind: CaseFormKind, now: number): CaseAct | { ground: string } | null {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const reason = text('reason');
  if (kind === 'export') return Array.from(reason).length < shortestGround ? null : { ground: reason };
  if (kind === 'close') return { act: kind, outcome: outcomes.find((one) => one === text('choice')) ?? 'settled', note: reason };
  if (reason === '') return null;
  return kind === 'mute' ? { act: kind, until: new Date(now + Number(text('choice')) * hourMs).toISOString(), reason } : { act: kind, reason };
}
