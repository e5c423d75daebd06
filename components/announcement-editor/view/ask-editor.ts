/** What is asked of families: one of seven kinds, and for a choice its options. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import type { Ask } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';

export type AskKind = Ask['kind'];
/** An option while it is being written. */
export interface OptionRow {
  readonly key: string;
  readonly label: string;
  readonly capacity: string;
  readonly startsAt: string;
}
export interface AskEditorOptions {
  readonly t: Translate;
  readonly kind: AskKind;
  readonly rows: readonly OptionRow[];
  /** The consequence of refusing, or every option, is missing. */
  readonly isWrong: boolean;
  /** An anonymous choice has no end, or limited places. */
  readonly isGuessed: boolean;
  /** The fields of an appointment. */
  readonly appointment: () => TemplateResult;
  onKind(kind: AskKind): void;
  onRow(key: string, part: Partial<OptionRow>): void;
  onAdd(): void;
  onRemove(key: string): void;
}
const kinds: readonly (readonly [AskKind, string, string])[] = [
  ['none', 'announcement-editor.ask.none', 'announcement-editor.ask.none.hint'],
  ['receipt', 'announcement-editor.ask.receipt', 'announcement-editor.ask.receipt.hint'],
  ['signature', 'announcement-editor.ask.signature', 'announcement-editor.ask.signature.hint'],
  ['consent', 'announcement-editor.ask.consent', 'announcement-editor.ask.consent.hint'],
  ['choice', 'announcement-editor.ask.choice', 'announcement-editor.ask.choice.hint'],
  ['sign-up', 'announcement-editor.ask.sign-up', 'announcement-editor.ask.sign-up.hint'],
  ['appointment', 'announcement-editor.ask.appointment', 'announcement-editor.ask.appointment.hint'],
];

export function renderAskEditor(options: AskEditorOptions): TemplateResult {
  const { t, kind, onKind } = options;
  return html`<fieldset class="field">
      <legend class="field__label">${t('announcement-editor.ask')}</legend>
      <div class="choices">
        ${kinds.map(
          ([value, label, hint]) =>
            html`<label class="choice">
              <input type="radio" name="ask" value=${value} .checked=${live(kind === value)} @change=${() => onKind(value)} />
              <span>${t(label)}<span class="choice__about">${t(hint)}</span></span>
            </label>`,
        )}
      </div>
    </fieldset>
    ${kind === 'consent' ? renderRefusal(options) : nothing} ${kind === 'choice' ? renderRows(options) : nothing}
    ${kind === 'sign-up' ? renderPlaces(options) : nothing} ${kind === 'appointment' ? options.appointment() : nothing}`;
}

function renderPlaces({ t }: AskEditorOptions): TemplateResult {
  return html`<div class="field most">
    <label class="field__label" for="places">${t('announcement-editor.places')}</label>
    <input class="input" id="places" name="places" type="number" min="1" max="100000" inputmode="numeric" aria-describedby="places-hint" />
    <p class="field__hint" id="places-hint">${t('announcement-editor.places.hint')}</p>
  </div>`;
}

function renderRefusal({ t, isWrong }: AskEditorOptions): TemplateResult {
  return html`<div class="field">
    <label class="field__label" for="refusal">${t('announcement-editor.refusal')}</label>
    <textarea class="input" id="refusal" name="refusal" rows="2" maxlength="500" dir="auto" aria-invalid=${isWrong} aria-describedby="refusal-hint"></textarea>
    <p class=${isWrong ? 'field__error' : 'field__hint'} id="refusal-hint">${isWrong ? t('announcement-editor.refusal.missing') : t('announcement-editor.refusal.hint')}</p>
  </div>`;
}

function renderRows({ t, rows, isWrong, isGuessed, onRow, onAdd, onRemove }: AskEditorOptions): TemplateResult {
  const value = (event: Event): string => (event.currentTarget instanceof HTMLInputElement ? event.currentTarget.value : '');
  return html`<fieldset class="field">
    <legend class="field__label">${t('announcement-editor.options')}</legend>
    <ol class="rows">
      ${repeat(
        rows,
        ({ key }) => key,
        ({ key, label, capacity, startsAt }, index) =>
          html`<li class="row">
            <div class="field row__label">
              <label class="field__hint" for="label-${key}">${t('announcement-editor.option.label', { number: index + 1 })}</label>
              <input class="input option-label" id="label-${key}" maxlength="120" dir="auto" aria-invalid=${isWrong && index === 0} .value=${live(label)} @input=${(event: Event) => onRow(key, { label: value(event) })} />
            </div>
            <div class="field">
              <label class="field__hint" for="starts-${key}">${t('announcement-editor.option.starts')}</label>
              <input class="input" id="starts-${key}" type="datetime-local" .value=${live(startsAt)} @input=${(event: Event) => onRow(key, { startsAt: value(event) })} />
            </div>
            <div class="field">
              <label class="field__hint" for="capacity-${key}">${t('announcement-editor.option.capacity')}</label>
              <input class="input" id="capacity-${key}" type="number" min="1" max="100000" inputmode="numeric" .value=${live(capacity)} @input=${(event: Event) => onRow(key, { capacity: value(event) })} />
            </div>
            <button class="button button--icon button--quiet" type="button" aria-label=${t('announcement-editor.option.remove', { number: index + 1 })} aria-disabled=${rows.length === 1} @click=${() => onRemove(key)}>
              ${icon('close', 'small')}
            </button>
          </li>`,
      )}
    </ol>
    ${isWrong ? html`<p class="field__error">${icon('alert', 'small')}${t('announcement-editor.options.missing')}</p>` : nothing}
    <div class="buttons">
      <button class="button button--small add" type="button" @click=${onAdd}>${icon('plus', 'small')}${t('announcement-editor.option.add')}</button>
    </div>
    <div class="field most">
      <label class="field__label" for="most">${t('announcement-editor.most')}</label>
      <input class="input" id="most" name="most" type="number" min="1" max=${rows.length} value="1" inputmode="numeric" />
    </div>
    <label class="field">
      <span class="field__label">${t('announcement-editor.results')}</span>
      <select class="input" name="results">
        <option value="sender">${t('announcement-editor.results.sender')}</option>
        <option value="answered">${t('announcement-editor.results.answered')}</option>
        <option value="closed">${t('announcement-editor.results.closed')}</option>
      </select>
    </label>
    <div class="field">
      <label class="choice"><input type="checkbox" name="anonymous" aria-invalid=${isGuessed} aria-describedby="anonymous-hint" /><span>${t('announcement-editor.anonymous')}</span></label>
      <p class=${isGuessed ? 'field__error' : 'field__hint'} id="anonymous-hint">${isGuessed ? html`${icon('alert', 'small')}${t('announcement-editor.anonymous.wrong')}` : t('announcement-editor.anonymous.hint')}</p>
    </div>
  </fieldset>`;
}
