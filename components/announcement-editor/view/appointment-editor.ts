/** Times that are offered to families: where, how long each, and in which stretches. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import { newId } from '../../base/id.ts';
import type { Ask } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';
import { slotsOf, type Stretch } from '../model/appointment-slots.ts';

interface StretchRow extends Stretch {
  readonly key: string;
}
const emptyRow = (): StretchRow => ({ key: newId(), from: '', to: '' });
const valueOf = (event: Event): string => (event.currentTarget instanceof HTMLInputElement ? event.currentTarget.value : '');

export class AppointmentEditor {
  readonly #host: ReactiveControllerHost;
  #place = '';
  #minutes = '10';
  #rows: readonly StretchRow[] = [emptyRow()];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** What is asked; null while the place is missing, or the times are none, too many or over each other. */
  read(): Ask | null {
    const minutes = Math.trunc(Number(this.#minutes));
    const slots = minutes <= 240 ? slotsOf(this.#rows, minutes) : null;
    const place = this.#place.trim();
    return slots === null || place === '' ? null : { kind: 'appointment', place, minutes, slots };
  }

  render(t: Translate, isWrong: boolean): TemplateResult {
    const slots = slotsOf(this.#rows, Math.trunc(Number(this.#minutes)));
    const hasTimes = this.#rows.some(({ from, to }) => from !== '' && to !== '');
    return html`<fieldset class="field">
      <legend class="field__label">${t('announcement-editor.appointment')}</legend>
      <div class="times">
        <div class="field">
          <label class="field__hint" for="place">${t('announcement-editor.appointment.place')}</label>
          <input class="input" id="place" maxlength="120" dir="auto" aria-invalid=${isWrong && this.#place.trim() === ''} .value=${live(this.#place)} @input=${(event: Event) => this.#set(() => (this.#place = valueOf(event)))} />
        </div>
        <div class="field">
          <label class="field__hint" for="minutes">${t('announcement-editor.appointment.minutes')}</label>
          <input class="input" id="minutes" type="number" min="1" max="240" inputmode="numeric" .value=${live(this.#minutes)} @input=${(event: Event) => this.#set(() => (this.#minutes = valueOf(event)))} />
        </div>
      </div>
      <ol class="rows">
        ${repeat(
          this.#rows,
          ({ key }) => key,
          (row, index) => this.#renderRow(row, index, t, isWrong && slots === null),
        )}
      </ol>
      <p class=${isWrong ? 'field__error' : 'field__hint'} role="status" id="stretch-hint">
        ${isWrong ? html`${icon('alert', 'small')}${t('announcement-editor.appointment.wrong')}` : slots === null ? t(hasTimes ? 'announcement-editor.appointment.wrong' : 'announcement-editor.appointment.hint') : t('announcement-editor.appointment.count', { count: slots.length })}
      </p>
      <div class="buttons">
        <button class="button button--small add" type="button" @click=${() => this.#set(() => (this.#rows = [...this.#rows, emptyRow()]))}>${icon('plus', 'small')}${t('announcement-editor.appointment.add')}</button>
      </div>
    </fieldset>`;
  }

  #renderRow({ key, from, to }: StretchRow, index: number, t: Translate, isWrong: boolean): TemplateResult {
    const change = (part: Partial<Stretch>): void => this.#set(() => (this.#rows = this.#rows.map((row) => (row.key === key ? { ...row, ...part } : row))));
    const remove = (): void => this.#set(() => (this.#rows = this.#rows.length === 1 ? this.#rows : this.#rows.filter((row) => row.key !== key)));
    return html`<li class="row row--stretch">
      <div class="field">
        <label class="field__hint" for="from-${key}">${t('announcement-editor.appointment.from')}</label>
        <input class="input stretch-from" id="from-${key}" type="datetime-local" aria-invalid=${isWrong} aria-describedby="stretch-hint" .value=${live(from)} @input=${(event: Event) => change({ from: valueOf(event) })} />
      </div>
      <div class="field">
        <label class="field__hint" for="to-${key}">${t('announcement-editor.appointment.to')}</label>
        <input class="input stretch-to" id="to-${key}" type="time" aria-invalid=${isWrong} aria-describedby="stretch-hint" .value=${live(to)} @input=${(event: Event) => change({ to: valueOf(event) })} />
      </div>
      <button class="button button--icon button--quiet" type="button" aria-label=${t('announcement-editor.appointment.remove', { number: index + 1 })} aria-disabled=${this.#rows.length === 1} @click=${remove}>
        ${icon('close', 'small')}
      </button>
    </li>`;
  }

  #set(change: () => void): void {
    change();
    this.#host.requestUpdate();
  }
}
