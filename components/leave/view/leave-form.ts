/** The one small form of a family: for whom, why roughly, and when. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { LeaveDraft, PersonReference } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { today } from '../../base/china-day.ts';

/** What the form lacks, or has the wrong way round. */
export type FormProblem = 'child' | 'days';
export interface LeaveFormOptions {
  readonly t: Translate;
  readonly children: readonly PersonReference[];
  readonly isSending: boolean;
  /** Several days: parts of a day mean nothing then. */
  readonly isLong: boolean;
  readonly problem: FormProblem | null;
  onDays(form: HTMLFormElement): void;
  onSubmit(form: HTMLFormElement): void;
  onClose(): void;
}

export function renderLeaveForm(options: LeaveFormOptions): TemplateResult {
  const { t, children, isSending, problem, onDays, onSubmit, onClose } = options;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) onSubmit(event.currentTarget);
  };
  const follow = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement && event.currentTarget.form) onDays(event.currentTarget.form);
  };
  const day = (name: 'first' | 'last', label: string) =>
    html`<div class="field">
      <label class="field__label" for=${name}>${label}</label>
      <input class="input" id=${name} name=${name} type="date" value=${today()} aria-invalid=${problem === 'days'} aria-describedby=${problem === 'days' ? 'days-problem' : nothing} @change=${follow} />
    </div>`;
  return html`<form class="form card" part="form" novalidate @submit=${submit}>
    ${children.length < 2 ? nothing : renderChildren(options)}
    <fieldset class="field">
      <legend class="field__label">${t('leave.kind')}</legend>
      <div class="choices">
        <label class="choice"><input type="radio" name="kind" value="illness" checked /><span>${t('leave.kind.illness')}</span></label>
        <label class="choice"><input type="radio" name="kind" value="personal" /><span>${t('leave.kind.personal')}</span></label>
      </div>
    </fieldset>
    <div class="times">${day('first', t('leave.first'))} ${day('last', t('leave.last'))}</div>
    ${problem === 'days' ? html`<p class="field__error" id="days-problem">${icon('alert', 'small')}${t('leave.days.wrong')}</p>` : nothing}
    ${options.isLong ? nothing : renderParts(t)}
    <div class="field">
      <label class="field__label" for="reason">${t('leave.reason')}</label>
      <textarea class="input" id="reason" name="reason" rows="2" maxlength="500" dir="auto" aria-describedby="reason-hint"></textarea>
      <p class="field__hint" id="reason-hint">${t('leave.reason.hint')}</p>
    </div>
    <div class="buttons">
      <button class="button button--primary" type="submit" aria-busy=${isSending}>${t(isSending ? 'leave.sending' : 'leave.send')}</button>
      <button class="button" type="button" @click=${onClose}>${t('leave.close')}</button>
    </div>
  </form>`;
}

function renderChildren({ t, children, problem }: LeaveFormOptions): TemplateResult {
  const isWrong = problem === 'child';
  return html`<fieldset class="field" aria-describedby=${isWrong ? 'child-problem' : nothing}>
    <legend class="field__label">${t('leave.child')}</legend>
    <div class="choices">
      ${children.map(({ id, name }) => html`<label class="choice"><input type="radio" name="child" value=${id} aria-invalid=${isWrong} />${person(name)}</label>`)}
    </div>
    ${isWrong ? html`<p class="field__error" id="child-problem">${icon('alert', 'small')}${t('leave.child.missing')}</p>` : nothing}
  </fieldset>`;
}

function renderParts(t: Translate): TemplateResult {
  return html`<fieldset class="field">
    <legend class="field__label">${t('leave.part')}</legend>
    <div class="choices">
      <label class="choice"><input type="radio" name="part" value="day" checked /><span>${t('leave.part.day')}</span></label>
      <label class="choice"><input type="radio" name="part" value="morning" /><span>${t('leave.part.morning')}</span></label>
      <label class="choice"><input type="radio" name="part" value="afternoon" /><span>${t('leave.part.afternoon')}</span></label>
    </div>
  </fieldset>`;
}

/** The draft of the form, or what is wrong with it. */
export function readLeaveForm(form: HTMLFormElement, children: readonly PersonReference[]): LeaveDraft | FormProblem {
  const values = new FormData(form);
  const text = (name: string): string => {
    const value = values.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const child = children.length === 1 ? children[0] : children.find(({ id }) => id === text('child'));
  if (child === undefined) return 'child';
  const [firstDay, lastDay] = [text('first'), text('last')];
  if (firstDay === '' || lastDay === '' || lastDay < firstDay) return 'days';
  const part = text('part');
  return {
    child: { id: child.id, name: child.name },
    kind: text('kind') === 'personal' ? 'personal' : 'illness',
    firstDay,
    lastDay,
    part: firstDay === lastDay && (part === 'morning' || part === 'afternoon') ? part : 'day',
    reason: text('reason') === '' ? null : text('reason'),
  };
}
