import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { AttendanceEntry, AttendanceMark } from '../base/ports/index.ts';
import { badgeStyles, buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles } from '../base/styles/index.ts';
import { isolate } from '../base/text.ts';
import { LsAttendanceOpenRequestEvent, LsAttendanceTakeRequestEvent } from './attendance.events.ts';
import { attendanceStyles } from './attendance.styles.ts';
import type { AttendanceState, RollData } from './attendance.types.ts';
import { renderChild } from './view/child.ts';
import { renderRollRow, type Chosen } from './view/roll-row.ts';
import { statuses, statusWords } from './view/status.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('attendance', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * Attendance (考勤). A teacher goes through the roll of a class by its exceptions: approved leave already stands there, with its
 * reason; what was wrong is corrected later. A guardian sees the own child's day, and those that were not as usual. There is no
 * check-in, no streak, no sum of a child and no order of children.
 *
 * @element ls-attendance
 * @fires ls-attendance-open-request - A teacher wants another class or day; cancelable, `detail.classId` and `detail.day`.
 * @fires ls-attendance-take-request - A teacher has gone through the roll or corrects it; cancelable, `detail.draft`.
 * @fires ls-attendance-change - The roll was taken or corrected; `detail.roll`, `null` where it waits on this machine.
 * @csspart roll - The list of learners.
 * @csspart learner - One learner in the roll.
 * @csspart child - One child of a guardian.
 */
export class LsAttendance extends LsDataElement<AttendanceState, 'leave'> {
  static override styles = [focusStyles, buttonStyles, badgeStyles, cardStyles, fieldStyles, stateStyles, attendanceStyles];

  /** The class that is opened first; the teacher's first class where it is not given. */
  @property({ attribute: 'class-id' }) classId = '';

  /** What was chosen since the roll was read, by learner. */
  @state() private _chosen: ReadonlyMap<string, Chosen> = new Map();
  #isAsked = false;
  #shown = '';
  /** What was chosen when the roll was sent. */
  #sent: ReadonlyMap<string, Chosen> = new Map();

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { state } = this;
    if (!changed.has('state') || state.type !== 'ready' || state.role !== 'teacher') return;
    const { roll, outcome } = state;
    const shown = `${roll.class.id} ${roll.day}`;
    const isSettled = this.#isAsked && outcome !== 'none' && outcome !== 'sending';
    if (shown !== this.#shown) this._chosen = new Map();
    // What was chosen while it was on its way has not been sent: it stays.
    else if (isSettled) this._chosen = new Map([...this._chosen].filter(([id, chosen]) => this.#sent.get(id) !== chosen));
    this.#shown = shown;
    if (outcome !== 'sending') this.#isAsked = false;
    if (isSettled) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.outcome')?.focus());
  }

  private _onOpen({ roll }: RollData, { classId = roll.class.id, day = roll.day }: { classId?: string; day?: string }): void {
    if (day !== '') this.request(new LsAttendanceOpenRequestEvent(classId, day));
  }

  private _onTake({ roll }: RollData): void {
    if (this.#isAsked) return;
    const marks = roll.entries.flatMap((entry): AttendanceMark[] => {
      const chosen = this._chosen.get(entry.learner.id);
      if (chosen === undefined) return [];
      // A word on why somebody was not there means nothing for one who was.
      const note = chosen.status === 'present' || chosen.note.trim() === '' ? null : chosen.note.trim();
      return chosen.status === known(entry).status && note === entry.note ? [] : [{ learnerId: entry.learner.id, status: chosen.status, note, revision: entry.revision }];
    });
    this.#sent = this._chosen;
    this.#isAsked = this.request(new LsAttendanceTakeRequestEvent(roll.class.id, roll.day, { marks, taken: true }));
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, { empty: { title: this.t('attendance.empty.title'), text: this.t('attendance.empty.text'), icon: 'calendar' } });
    }
    return html`${this.renderFreshness(state)}
    ${state.role === 'teacher'
      ? this._renderRoll(state)
      : html`<ul class="children" aria-label=${this.t('attendance.label')}>
          ${state.children.map((child) => renderChild(child, (key, values) => this.t(key, values), this.format))}
        </ul>`}`;
  }

  private _renderRoll(data: RollData): TemplateResult {
    const { roll, outcome } = data;
    const isTaken = roll.taken !== null;
    return html`${this._renderWhich(data)} ${this._renderSummary(data)}
      <ul class="roll" part="roll" aria-label=${this.t('attendance.roll', { name: isolate(roll.class.name) })}>
        ${repeat(
          roll.entries,
          ({ learner }) => learner.id,
          (entry) =>
            renderRollRow(entry, {
              t: (key, values) => this.t(key, values),
              chosen: this._chosen.get(entry.learner.id) ?? known(entry),
              onChoose: (chosen) => (this._chosen = new Map(this._chosen).set(entry.learner.id, chosen)),
            }),
        )}
      </ul>
      <div class="finish">
        <button class="button button--primary take" type="button" aria-busy=${outcome === 'sending'} @click=${() => this._onTake(data)}>
          ${icon('check', 'small')}${this.t(outcome === 'sending' ? 'attendance.sending' : isTaken ? 'attendance.correct' : 'attendance.take')}
        </button>
        <p class="field__hint">${this.t(isTaken ? 'attendance.correct.hint' : 'attendance.take.hint')}</p>
      </div>`;
  }

  private _renderWhich(data: RollData): TemplateResult {
    const { classes, roll, today } = data;
    return html`<div class="which">
      ${classes.length < 2
        ? nothing
        : html`<div class="field">
            <label class="field__label" for="class">${this.t('attendance.class')}</label>
            <span class="input-box"><span class="input-box__end">${icon('chevron-down', 'small')}</span><select class="input" id="class" @change=${(event: Event) => event.target instanceof HTMLSelectElement && this._onOpen(data, { classId: event.target.value })}>
              ${classes.map(({ id, name }) => html`<option value=${id} ?selected=${id === roll.class.id}>${name}</option>`)}
            </select></span>
          </div>`}
      <div class="field">
        <label class="field__label" for="day">${this.t('attendance.day')}</label>
        <input class="input" id="day" type="date" max=${today} .value=${roll.day} @change=${(event: Event) => event.target instanceof HTMLInputElement && this._onOpen(data, { day: event.target.value })} />
      </div>
    </div>`;
  }

  /** How it stands in words: who has said it, and how many are away today. Of the day, never of a child. */
  private _renderSummary({ roll, outcome }: RollData): TemplateResult {
    const { taken, entries } = roll;
    const words =
      taken === null ? this.t('attendance.untaken') : taken === 'queued' ? this.t('attendance.queued') : this.t('attendance.taken', { name: isolate(taken.by.name), when: this.format.dateTime(taken.at) });
    const counted = statuses.flatMap((status) => {
      const count = entries.filter((entry) => entry.status === status).length;
      return count === 0 ? [] : [this.t('attendance.count', { status: this.t(statusWords[status]), count })];
    });
    return html`<p class="summary" role="status">
      <span class="outcome" tabindex="-1">${outcome === 'sent' ? html`${icon('done', 'small')}${this.t('attendance.sent')} ` : outcome === 'overtaken' ? html`${icon('alert', 'small')}${this.t('attendance.overtaken')} ` : nothing}${words}</span>
      ${counted.map((one) => html`<span>${one}</span>`)}
    </p>`;
  }
}

/** A row before anything was chosen: whoever nothing was said of is there. */
function known({ status, note }: AttendanceEntry): Chosen {
  return { status: status ?? 'present', note: note ?? '' };
}
