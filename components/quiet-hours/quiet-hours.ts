import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LsDataElement, registerLocales, type DailyTime, type Digest, type PushDevice } from '../base/index.ts';
import { icon, type IconName } from '../base/icons.ts';
import { buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles } from '../base/styles/index.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };
import { LsDigestOpenEvent, LsPushChangeRequestEvent, LsQuietHoursSetRequestEvent, type DigestPart } from './quiet-hours.events.ts';
import { quietHoursStyles } from './quiet-hours.styles.ts';
import type { QuietHoursData, QuietHoursState } from './quiet-hours.types.ts';
import { renderPush } from './view/push.ts';

registerLocales('quiet-hours', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const night: DailyTime = { fromMinute: 21 * 60, toMinute: 7 * 60 };
/** When a digest may come; one that was chosen elsewhere is a choice, too. */
const digestMinutes = [7 * 60, 12 * 60, 17 * 60, 18 * 60, 19 * 60, 20 * 60];
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (time: string): number => {
  const [hour = Number.NaN, minute = Number.NaN] = time.split(':').map(Number);
  return hour * 60 + minute;
};
const partWords: Readonly<Record<DigestPart, string>> = {
  announcements: 'quiet-hours.digest.announcements',
  messages: 'quiet-hours.digest.messages',
  notices: 'quiet-hours.digest.notices',
};
const total = ({ notices, announcements, messages }: Digest): number => notices + announcements + messages;

/**
 * Being left in peace (免打扰): quiet hours, by default the night, and one digest of what came meanwhile instead of many badges.
 * What is urgent reaches through, and says why where it is shown.
 *
 * @element ls-quiet-hours
 * @fires ls-quiet-hours-set-request - The person chooses; cancelable, `detail.choice`.
 * @fires ls-quiet-hours-change - The choice holds; `detail.hours`. A host that tells people over ways of its own goes by it.
 * @fires ls-push-change-request - The person wants to be told on this device while nothing is open, or no longer; cancelable, `detail.on`.
 * @fires ls-push-change - It is so; `detail.on`.
 * @fires ls-digest-open - The person wants to see what a digest tells of; `detail.part` is `notices`, `announcements` or `messages`.
 * @csspart digest - What came, as one.
 * @csspart form - When to be left in peace.
 * @csspart push - Whether this device is told while nothing is open.
 */
export class LsQuietHours extends LsDataElement<QuietHoursState, 'notices' | 'identity' | 'announcements' | 'chat'> {
  static override styles = [focusStyles, buttonStyles, cardStyles, fieldStyles, stateStyles, quietHoursStyles];

  /** How this device is told while nothing is open, where the host has another way than the browser's. */
  @property({ attribute: false }) device: PushDevice | undefined;

  private _onSubmit(event: Event): void {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = event.currentTarget;
    const values = new FormData(form);
    const text = (name: string): string => {
      const value = values.get(name);
      return typeof value === 'string' ? value : '';
    };
    const isQuiet = values.has('quiet');
    const quiet = { fromMinute: minuteOf(text('from')), toMinute: minuteOf(text('to')) };
    form.querySelector<HTMLInputElement>('[name=to]')?.setCustomValidity(isQuiet && quiet.fromMinute === quiet.toMinute ? this.t('quiet-hours.same') : '');
    if (!form.reportValidity()) return;
    this.request(new LsQuietHoursSetRequestEvent({ quiet: isQuiet ? quiet : null, digestMinute: text('digest') === '' ? null : Number(text('digest')) }));
  }

  /** A message goes away with the next try. */
  private _onInput(event: Event): void {
    if (event.currentTarget instanceof HTMLFormElement) event.currentTarget.querySelector<HTMLInputElement>('[name=to]')?.setCustomValidity('');
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') return this.renderBareState(state);
    const { quietUntil, waiting, told } = state.hours;
    const still = waiting === null ? 0 : total(waiting);
    return html`${this.renderFreshness(state)}
      <p class="now" role="status">
        ${icon(quietUntil === null ? 'bell' : 'mute', 'small')}
        <span>
          ${quietUntil === null ? this.t('quiet-hours.now.heard') : this.t('quiet-hours.now.quiet', { time: this.format.dateTime(quietUntil) })}
          ${still === 0 || waiting === null ? nothing : this.t('quiet-hours.waiting', { count: still, time: this.format.dateTime(waiting.until) })}
        </span>
      </p>
      ${told ? this._renderDigest(told) : nothing} ${this._renderForm(state)}
      ${renderPush({ push: state.push, pushing: state.pushing === true, t: (key) => this.t(key), onChange: (on) => this.request(new LsPushChangeRequestEvent(on)) })}`;
  }

  private _renderDigest(digest: Digest): TemplateResult {
    const part = (name: DigestPart, count: number, picture: IconName): TemplateResult | typeof nothing =>
      count === 0
        ? nothing
        : html`<li>
            <button class="button button--quiet" type="button" data-part=${name} @click=${() => this.dispatchEvent(new LsDigestOpenEvent(name))}>
              ${icon(picture, 'small')} ${this.t(partWords[name], { count, talks: digest.talks })}
            </button>
          </li>`;
    return html`<section class="card digest" part="digest" aria-labelledby="digest">
      <h3 class="digest__title" id="digest">${this.t('quiet-hours.digest', { count: total(digest) })}</h3>
      <p class="digest__time">${this.t('quiet-hours.digest.time', { from: this.format.dateTime(digest.from), until: this.format.dateTime(digest.until) })}</p>
      <ul class="digest__parts">
        ${part('announcements', digest.announcements, 'bell')} ${part('messages', digest.messages, 'message')} ${part('notices', digest.notices, 'task')}
      </ul>
    </section>`;
  }

  private _renderForm({ hours: { quiet, digestMinute }, sending, saved }: QuietHoursData): TemplateResult {
    const { fromMinute, toMinute } = quiet ?? night;
    const times = digestMinute === null || digestMinutes.includes(digestMinute) ? digestMinutes : [...digestMinutes, digestMinute].sort((a, b) => a - b);
    return html`<form class="form" part="form" aria-label=${this.t('quiet-hours.label')} @submit=${(event: Event) => this._onSubmit(event)} @input=${(event: Event) => this._onInput(event)}>
      <label class="choice"><input type="checkbox" name="quiet" .checked=${quiet !== null} /> <span>${this.t('quiet-hours.quiet')}</span></label>
      <div class="times">${this._renderTime('from', fromMinute)} ${this._renderTime('to', toMinute)}</div>
      <label class="field">
        <span class="field__label">${this.t('quiet-hours.digest-at')}</span>
        <span class="input-box">
          <select class="input" name="digest">
            <option value="" .selected=${digestMinute === null}>${this.t('quiet-hours.digest-at.none')}</option>
            ${times.map((minute) => html`<option value=${minute} .selected=${minute === digestMinute}>${this.t('quiet-hours.digest-at.time', { time: clock(minute) })}</option>`)}
          </select>
          <span class="input-box__end">${icon('chevron-down', 'small')}</span>
        </span>
      </label>
      <p class="field__hint">${icon('alert', 'small')} ${this.t('quiet-hours.urgent')}</p>
      <p class="acts">
        <button class="button button--primary" type="submit" aria-busy=${sending ? 'true' : 'false'}>${this.t('quiet-hours.save')}</button>
        <span role="status">${saved ? html`${icon('done', 'small')} ${this.t('quiet-hours.saved')}` : nothing}</span>
      </p>
    </form>`;
  }

  private _renderTime(name: 'from' | 'to', minute: number): TemplateResult {
    return html`<label class="field">
      <span class="field__label">${this.t(name === 'from' ? 'quiet-hours.from' : 'quiet-hours.to')}</span>
      <input class="input" type="time" name=${name} required .value=${clock(minute)} />
    </label>`;
  }
}
