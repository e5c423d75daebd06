import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import { newId } from '../base/id.ts';
import type { AnnouncementDraft, Ask, Audience, PersonReference } from '../base/ports/index.ts';
import { ServiceClock } from '../base/service-clock.ts';
import { buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { LsAnnouncementSendRequestEvent, LsAudiencePreviewRequestEvent } from './announcement-editor.events.ts';
import { announcementEditorStyles } from './announcement-editor.styles.ts';
import type { AnnouncementEditorData, AnnouncementEditorState } from './announcement-editor.types.ts';
import { momentOf } from './model/appointment-slots.ts';
import { readPersonal } from './model/personal.ts';
import { AppointmentEditor } from './view/appointment-editor.ts';
import { renderAskEditor, type AskKind, type OptionRow } from './view/ask-editor.ts';
import { renderAudienceEditor, renderReach } from './view/audience-editor.ts';
import { FilesEditor } from './view/files-editor.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('announcement-editor', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const outcomeWords = {
  sent: { icon: 'done', title: 'announcement-editor.sent.title', text: 'announcement-editor.sent.text' },
  scheduled: { icon: 'clock', title: 'announcement-editor.scheduled.title', text: 'announcement-editor.scheduled.text' },
  queued: { icon: 'sync', title: 'announcement-editor.queued.title', text: 'announcement-editor.queued.text' },
} as const;
const emptyRow = (): OptionRow => ({ key: newId(), label: '', capacity: '', startsAt: '' });
/** A moment that is further off than this is not "now". */
const soonMs = 60_000;

/**
 * A teacher or manager writes to families (T-16, M-04): whom, what, and at most one thing that is asked. Before sending it says
 * whom this reaches and whom not, when, and how much these families were sent this week. Results of children are told to each
 * family alone; a text for all that lists them is not sent.
 *
 * @element ls-announcement-editor
 * @fires ls-audience-preview-request - Other families were chosen; cancelable, `detail.question`.
 * @fires ls-announcement-send-request - The sender sends; cancelable, `detail.draft`.
 * @fires ls-announcement-send - It is with the service, or waits on this machine; `detail.announcement`.
 * @csspart form - The form.
 */
export class LsAnnouncementEditor extends LsDataElement<AnnouncementEditorState, 'announcements'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, cardStyles, fieldStyles, stateStyles, announcementEditorStyles];

  @state() private _organisationId = '';
  @state() private _classIds: ReadonlySet<string> = new Set();
  @state() private _childIds: ReadonlySet<string> = new Set();
  @state() private _kind: AskKind = 'none';
  @state() private _rows: readonly OptionRow[] = [emptyRow(), emptyRow()];
  @state() private _isUrgent = false;
  @state() private _scheduled = '';
  @state() private _problems: ReadonlySet<string> = new Set();
  @state() private _unknown: readonly string[] = [];
  /** From the press of the button until the answer: a second press asks for nothing. */
  #isAsked = false;
  readonly #clock = new ServiceClock(this, () => (this.state.type === 'ready' ? this.state : undefined));
  readonly #files = new FilesEditor(this);
  readonly #appointment = new AppointmentEditor(this);

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!changed.has('state') || this.state.type !== 'ready') return;
    const { outcome } = this.state;
    // The words are in the field: there they are changed.
    const before = changed.get('state');
    const wasTold = before?.type === 'ready' && 'problem' in before && before.problem === this.state.problem;
    if (this.#isOfResults && !wasTold) this.renderRoot.querySelector<HTMLElement>('#text')?.focus();
    if (outcome !== 'sending') this.#isAsked = false;
    if (outcome !== 'none' && outcome !== 'sending') this.renderRoot.querySelector<HTMLElement>('.outcome')?.focus();
  }

  /** The service has found results of several children in what all would read. */
  get #isOfResults(): boolean {
    return this.state.type === 'ready' && this.state.problem?.code === 'results-to-all';
  }

  get #audience(): Audience | null {
    if (this._organisationId !== '') return { kind: 'organisation', organisationId: this._organisationId };
    if (this._childIds.size > 0) return { kind: 'children', childIds: [...this._childIds] };
    return this._classIds.size > 0 ? { kind: 'classes', classIds: [...this._classIds] } : null;
  }

  /** Asks again what the chosen audience means. */
  private _ask(): void {
    const audience = this.#audience;
    this.request(new LsAudiencePreviewRequestEvent(audience && { audience, isUrgent: this._isUrgent, scheduledFor: momentOf(this._scheduled) }));
  }

  private _onOrganisation(id: string): void {
    [this._organisationId, this._classIds, this._childIds] = [id, new Set(), new Set()];
    this._ask();
  }

  private _onClass(id: string, isOn: boolean): void {
    this._organisationId = '';
    this._classIds = toggled(this._classIds, id, isOn);
    const left = new Set(this.#children().map((child) => child.id));
    this._childIds = new Set([...this._childIds].filter((child) => left.has(child)));
    this._ask();
  }

  private _onChild(id: string, isOn: boolean): void {
    this._childIds = toggled(this._childIds, id, isOn);
    this._ask();
  }

  private _onUrgent(event: Event): void {
    this._isUrgent = event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked;
    this._ask();
  }

  private _onScheduled(event: Event): void {
    this._scheduled = event.currentTarget instanceof HTMLInputElement ? event.currentTarget.value : '';
    this._ask();
  }

  /** Children of the chosen classes, or those picked out of them. */
  #children(): PersonReference[] {
    if (this.state.type !== 'ready') return [];
    const all = this.state.choices.classes.filter(({ id }) => this._classIds.has(id)).flatMap(({ children }) => children);
    return this._childIds.size === 0 ? all : all.filter(({ id }) => this._childIds.has(id));
  }

  private _onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement) || this.state.type !== 'ready' || this.#isAsked || this.#files.isBusy) return;
    const draft = this._read(new FormData(form));
    if (draft !== null) this.#isAsked = this.request(new LsAnnouncementSendRequestEvent(draft));
    else void this.updateComplete.then(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  /** The draft of the form; null while something is missing, which is then said beside its field. */
  private _read(values: FormData): AnnouncementDraft | null {
    const text = (name: string): string => {
      const value = values.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const audience = this.#audience;
    const results = text('results');
    const ask = this._readAsk(text('refusal'), Number(text('most')), Number(text('places')), {
      results: results === 'answered' || results === 'closed' ? results : 'sender',
      anonymous: values.has('anonymous'),
    });
    const { personal, unknown } = readPersonal(text('personal'), this.#children());
    const words = { title: text('title'), text: text('text') };
    const checks: readonly (readonly [string, boolean])[] = [
      ['audience', audience === null],
      ['title', words.title === ''],
      ['text', words.text === ''],
      ['ask', ask === null],
      // Counts that move, or places that fill, would tell who chose.
      ['guessed', ask?.kind === 'choice' && ask.anonymous === true && (momentOf(text('due')) === null || ask.options.some(({ capacity }) => capacity !== null))],
      ['personal', unknown.length > 0],
      ['urgent', this._isUrgent && text('urgent-reason') === ''],
    ];
    this._unknown = unknown;
    this._problems = new Set(checks.filter(([, isWrong]) => isWrong).map(([name]) => name));
    if (this._problems.size > 0 || audience === null || ask === null) return null;
    return {
      ...words,
      audience,
      personal: [...personal],
      urgentReason: this._isUrgent ? text('urgent-reason') : null,
      ask,
      dueAt: momentOf(text('due')),
      scheduledFor: momentOf(this._scheduled),
      ...(this.#files.drafts.length > 0 && { attachments: this.#files.drafts }),
    };
  }

  private _readAsk(refusal: string, most: number, places: number, telling: { results: 'sender' | 'answered' | 'closed'; anonymous: boolean }): Ask | null {
    if (this._kind === 'consent') return refusal === '' ? null : { kind: 'consent', refusal };
    if (this._kind === 'appointment') return this.#appointment.read();
    if (this._kind === 'sign-up') return { kind: 'sign-up', capacity: wholeOf(places) };
    if (this._kind !== 'choice') return { kind: this._kind };
    const options = this._rows
      .filter(({ label }) => label.trim() !== '')
      .map(({ label, capacity, startsAt }, index) => ({
        id: `o${index + 1}`,
        label: label.trim(),
        capacity: wholeOf(Number(capacity)),
        startsAt: momentOf(startsAt),
      }));
    return options.length === 0 ? null : { kind: 'choice', options, most: Math.min(Math.max(1, Math.trunc(most) || 1), options.length), ...(telling.results !== 'sender' && { results: telling.results }), ...(telling.anonymous && { anonymous: true }) };
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, {
        empty: { title: this.t('announcement-editor.empty.title'), text: this.t('announcement-editor.empty.text'), icon: 'class' },
      });
    }
    const { outcome } = state;
    if (outcome !== 'none' && outcome !== 'sending') {
      return html`<div class="state outcome" tabindex="-1" role="status">
        <span class="state__picture">${icon(outcomeWords[outcome].icon, 'large')}</span>
        <p class="state__title">${this.t(outcomeWords[outcome].title)}</p>
        <p class="state__text">${this.t(outcomeWords[outcome].text)}</p>
      </div>`;
    }
    return html`${this.renderFreshness(state)} ${this._renderForm(state)}`;
  }

  private _renderForm({ choices, reach, outcome }: AnnouncementEditorData): TemplateResult {
    const t = (key: string, values?: Record<string, string | number>): string => this.t(key, values);
    const canBePersonal = this.#children().length > 0;
    const isLater = reach !== null && Date.parse(reach.deliverAt) > this.#clock.now() + soonMs;
    return html`<form class="form" part="form" novalidate @submit=${this._onSubmit}>
      ${renderAudienceEditor({
        t, choices,
        organisationId: this._organisationId,
        classIds: this._classIds,
        childIds: this._childIds,
        isMissing: this._problems.has('audience'),
        onOrganisation: (id) => this._onOrganisation(id),
        onClass: (id, isOn) => this._onClass(id, isOn),
        onChild: (id, isOn) => this._onChild(id, isOn),
      })}
      ${this._renderText('title', 120, false, 'announcement-editor.title', 'announcement-editor.title.hint')}
      ${this._renderText('text', 5000, true, 'announcement-editor.text', 'announcement-editor.text.hint')}
      ${this.#files.render(t, this.format)}
      ${canBePersonal ? this._renderText('personal', 100_000, true, 'announcement-editor.personal', 'announcement-editor.personal.hint') : nothing}
      ${renderAskEditor({
        t,
        kind: this._kind,
        rows: this._rows,
        isWrong: this._problems.has('ask'),
        isGuessed: this._problems.has('guessed'),
        appointment: () => this.#appointment.render(t, this._problems.has('ask')),
        onKind: (kind) => (this._kind = kind),
        onRow: (key, part) => (this._rows = this._rows.map((row) => (row.key === key ? { ...row, ...part } : row))),
        onAdd: () => (this._rows = [...this._rows, emptyRow()]),
        onRemove: (key) => (this._rows = this._rows.length === 1 ? this._rows : this._rows.filter((row) => row.key !== key)),
      })}
      <div class="times">
        <div class="field">
          <label class="field__label" for="due">${t('announcement-editor.due')}</label>
          <input class="input" id="due" name="due" type="datetime-local" />
        </div>
        <div class="field">
          <label class="field__label" for="scheduled">${t('announcement-editor.scheduled')}</label>
          <input class="input" id="scheduled" type="datetime-local" @change=${this._onScheduled} />
        </div>
      </div>
      <div class="field">
        <label class="choice">
          <input type="checkbox" name="urgent" aria-describedby="urgent-hint" @change=${this._onUrgent} /><span>${t('announcement-editor.urgent')}</span>
        </label>
        <p class="field__hint" id="urgent-hint">${t('announcement-editor.urgent.hint')}</p>
      </div>
      ${this._isUrgent ? this._renderText('urgent-reason', 200, false, 'announcement-editor.urgent.reason', 'announcement-editor.urgent.reason.hint') : nothing}
      ${reach === null ? nothing : renderReach(reach, isLater, t, this.format)}
      <div class="buttons">
        <button class="button button--primary" type="submit" aria-busy=${outcome === 'sending' || this.#files.isBusy}>
          ${t(outcome === 'sending' ? 'announcement-editor.sending' : isLater ? 'announcement-editor.send.later' : 'announcement-editor.send')}
        </button>
      </div>
    </form>`;
  }

  /** A field for words, with its hint, or what is wrong in the hint's place. */
  private _renderText(name: 'title' | 'text' | 'personal' | 'urgent-reason', most: number, isLong: boolean, label: string, hint: string): TemplateResult {
    const problem = this._problemOf(name);
    return html`<div class="field">
      <label class="field__label" for=${name}>${this.t(label)}</label>
      ${isLong
        ? html`<textarea class="input" id=${name} name=${name} rows=${name === 'text' ? 5 : 3} maxlength=${most} dir="auto" aria-invalid=${problem !== null} aria-describedby="${name}-hint"></textarea>`
        : html`<input class="input" id=${name} name=${name} maxlength=${most} dir="auto" aria-invalid=${problem !== null} aria-describedby="${name}-hint" />`}
      <p class=${problem === null ? 'field__hint' : 'field__error'} id="${name}-hint">${problem === null ? this.t(hint) : html`${icon('alert', 'small')}${problem}`}</p>
    </div>`;
  }

  private _problemOf(name: 'title' | 'text' | 'personal' | 'urgent-reason'): string | null {
    const has = (problem: string): boolean => this._problems.has(problem);
    if (name === 'title') return has('title') ? this.t('announcement-editor.title.missing') : null;
    if (name === 'personal') return has('personal') ? this.t('announcement-editor.personal.unknown', { lines: this._unknown.join('；') }) : null;
    if (name === 'urgent-reason') return has('urgent') ? this.t('announcement-editor.urgent.missing') : null;
    if (this.#isOfResults) return this.t('announcement-editor.text.results');
    return has('text') ? this.t('announcement-editor.text.missing') : null;
  }
}

/** So many places; anything else is no limit. */
const wholeOf = (places: number): number | null => (Number.isInteger(places) && places > 0 ? places : null);

function toggled(set: ReadonlySet<string>, id: string, isOn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isOn) next.add(id);
  else next.delete(id);
  return next;
}
