import { html, nothing, type TemplateResult } from 'lit';
import { LsDataElement, registerLocales, type WatchRule } from '../base/index.ts';
import { icon } from '../base/icons.ts';
import { buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles } from '../base/styles/index.ts';
import { person as personName } from '../base/text.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };
import { LsTimeLimitsSetRequestEvent } from './time-limits.events.ts';
import { timeLimitsStyles } from './time-limits.styles.ts';
import type { LimitedPerson, TimeLimitsData, TimeLimitsState } from './time-limits.types.ts';

registerLocales('time-limits', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const dailyChoices = [15, 20, 30, 40, 60, 90, 120, 180];
const restChoices = [15, 20, 30, 40];
const noRule: WatchRule = { dailyMinutes: null, from: null, to: null, restMinutes: null, tasksExempt: true };

/**
 * How long a child may watch (时长管理): a guardian says how many minutes a day, from when to when, and when eyes rest; the child
 * sees the same rule and what was used today. Lessons pause at a good place; nothing is lost.
 *
 * @element ls-time-limits
 * @fires ls-time-limits-set-request - A guardian sets a rule; cancelable, `detail.learnerId` and `detail.rule`.
 * @fires ls-time-limits-change - The rule holds; `detail.watchTime`.
 * @csspart person - One child with its rule.
 */
export class LsTimeLimits extends LsDataElement<TimeLimitsState, 'resources' | 'identity'> {
  static override styles = [focusStyles, buttonStyles, cardStyles, fieldStyles, stateStyles, timeLimitsStyles];

  private _onSubmit(event: Event, learnerId: string): void {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = event.currentTarget;
    const [from, to] = ['from', 'to'].map((name) => form.querySelector<HTMLInputElement>(`[name=${name}]`));
    if (!from || !to) return;
    const isWrong = (from.value === '') !== (to.value === '') || (from.value !== '' && from.value >= to.value);
    to.setCustomValidity(isWrong ? this.t('time-limits.hours.wrong') : '');
    if (!form.reportValidity()) return;
    const number = (name: string): number | null => Number(form.querySelector<HTMLSelectElement>(`[name=${name}]`)?.value) || null;
    this.request(
      new LsTimeLimitsSetRequestEvent(learnerId, {
        dailyMinutes: number('daily'),
        from: from.value || null,
        to: to.value || null,
        restMinutes: number('rest'),
        tasksExempt: form.querySelector<HTMLInputElement>('[name=tasks]')?.checked ?? true,
      }),
    );
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, { empty: { title: this.t('time-limits.empty.title'), text: this.t('time-limits.empty.text'), icon: 'clock' } });
    }
    return html`${this.renderFreshness(state)} ${state.people.map((one) => this._renderPerson(one, state))}`;
  }

  private _renderPerson(one: LimitedPerson, state: TimeLimitsData): TemplateResult {
    const { person, watchTime } = one;
    const { usedSeconds, taskSeconds } = watchTime;
    const today = this.t('time-limits.today', { used: Math.floor(usedSeconds / 60), tasks: Math.floor(taskSeconds / 60) });
    return html`<section class="card person" part="person" aria-label=${person.name} data-person=${person.id}>
      ${state.maySet ? html`<h3 class="person__name">${personName(person.name)}</h3>` : nothing}
      <p class="today">${icon('clock', 'small')} ${today}</p>
      ${state.maySet ? this._renderForm(one, state) : this._renderRule(one)}
    </section>`;
  }

  private _renderForm({ person, watchTime }: LimitedPerson, { sending, saved }: TimeLimitsData): TemplateResult {
    const rule = watchTime.rule ?? noRule;
    return html`<form class="form" @submit=${(event: Event) => this._onSubmit(event, person.id)}>
      ${this._renderChoice('daily', this.t('time-limits.daily'), dailyChoices, rule.dailyMinutes, this.t('time-limits.unlimited'))}
      <fieldset class="hours">
        <legend class="field__label">${this.t('time-limits.hours')}</legend>
        ${this._renderTime('from', this.t('time-limits.from'), rule.from)} ${this._renderTime('to', this.t('time-limits.to'), rule.to)}
      </fieldset>
      ${this._renderChoice('rest', this.t('time-limits.rest'), restChoices, rule.restMinutes, this.t('time-limits.by-stage'))}
      <label class="choice"><input type="checkbox" name="tasks" .checked=${rule.tasksExempt} /> <span>${this.t('time-limits.tasks')}</span></label>
      <p class="acts">
        <button class="button button--primary" type="submit" aria-busy=${sending === person.id ? 'true' : 'false'}>${this.t('time-limits.save')}</button>
        <span role="status">${saved === person.id ? html`${icon('done', 'small')} ${this.t('time-limits.saved')}` : nothing}</span>
      </p>
    </form>`;
  }

  /** What another guardian chose elsewhere is a choice, too. */
  private _renderChoice(name: string, label: string, usual: readonly number[], chosen: number | null, none: string): TemplateResult {
    const all = chosen === null || usual.includes(chosen) ? usual : [...usual, chosen].sort((a, b) => a - b);
    return html`<label class="field">
      <span class="field__label">${label}</span>
      <span class="input-box">
        <select class="input" name=${name}>
          <option value="" .selected=${chosen === null}>${none}</option>
          ${all.map((minutes) => html`<option value=${minutes} .selected=${minutes === chosen}>${this.t('time-limits.minutes', { minutes })}</option>`)}
        </select>
        <span class="input-box__end">${icon('chevron-down', 'small')}</span>
      </span>
    </label>`;
  }

  private _renderTime(name: string, label: string, value: string | null): TemplateResult {
    return html`<label class="field">
      <span class="field__label">${label}</span>
      <input class="input" type="time" name=${name} .value=${value ?? ''} @input=${(event: Event) => this._onTime(event)} />
    </label>`;
  }

  /** A message goes away with the next try. */
  private _onTime(event: Event): void {
    if (event.currentTarget instanceof HTMLInputElement) event.currentTarget.form?.querySelector<HTMLInputElement>('[name=to]')?.setCustomValidity('');
  }

  private _renderRule({ watchTime: { rule, setBy } }: LimitedPerson): TemplateResult {
    if (!rule) return html`<p>${this.t('time-limits.none')}</p>`;
    const { dailyMinutes, from, to, restMinutes, tasksExempt } = rule;
    return html`<ul class="rule">
        <li>${dailyMinutes === null ? this.t('time-limits.daily.none') : this.t('time-limits.daily.is', { minutes: dailyMinutes })}</li>
        ${from === null || to === null ? nothing : html`<li>${this.t('time-limits.hours.is', { from, to })}</li>`}
        ${restMinutes === null ? nothing : html`<li>${this.t('time-limits.rest.is', { minutes: restMinutes })}</li>`}
        ${tasksExempt ? html`<li>${this.t('time-limits.tasks')}</li>` : nothing}
      </ul>
      ${setBy ? html`<p class="by">${this.t('time-limits.by')} ${personName(setBy.name)}</p>` : nothing}`;
  }
}
