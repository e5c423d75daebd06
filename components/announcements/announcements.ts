import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LostFocus } from '../base/controllers/lost-focus.ts';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import type { Announcement, AnnouncementAnswer } from '../base/ports/index.ts';
import { Flags } from '../base/report/flag.ts';
import { ServiceClock } from '../base/service-clock.ts';
import { badgeStyles, buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import {
  LsAnnouncementAnswerRequestEvent,
  LsAnnouncementFamiliesRequestEvent,
  LsAnnouncementFileRequestEvent,
  LsAnnouncementMoreRequestEvent,
  LsAnnouncementReadRequestEvent,
  LsAnnouncementRecallRequestEvent,
  LsAnnouncementRemindRequestEvent,
  LsAnnouncementReportRequestEvent,
} from './announcements.events.ts';
import { announcementsStyles } from './announcements.styles.ts';
import type { AnnouncementsData, AnnouncementsState } from './announcements.types.ts';
import { Attached } from './view/attached.ts';
import { renderReceived } from './view/received.ts';
import { renderSent } from './view/sent.ts';
import type { View } from './view/view.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('announcements', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** More that only wants to be known is gathered under one line. */
const mostApart = 3;
/** So long what is for one family alone stays uncovered while nobody touches anything. */
const coverAfterMs = 60_000;

/**
 * Announcements (通知). A family sees what is still to be answered first and answers with one press; what only wants to be
 * known comes as one digest, however much it is. A sender sees who has read and answered, reminds only the others, and takes
 * back. Nobody but the sender is told what a family answers.
 *
 * @element ls-announcements
 * @fires ls-announcement-read-request - A guardian has opened an announcement; cancelable. Once for each.
 * @fires ls-announcement-answer-request - An answer is given; cancelable, `detail.announcementId` and `detail.answer`.
 * @fires ls-receipt - The answer is with the service, or waits on this machine; `detail.status`.
 * @fires ls-announcement-file-request - A picture is seen or a file is saved: its bytes are wanted; cancelable.
 * @fires ls-announcement-families-request - The sender wants to see families; cancelable.
 * @fires ls-announcement-remind-request - The sender reminds those who have not answered; cancelable.
 * @fires ls-announcement-recall-request - The sender takes an announcement back; cancelable.
 * @fires ls-announcement-report-request - Whom it came to reports an announcement; `respondWith(number)` says the number of the case. Cancelable.
 * @fires ls-announcement-more-request - The person wants older announcements; cancelable.
 * @csspart announcement - One announcement.
 * @csspart digest - What only wants to be known, when it is much.
 */
export class LsAnnouncements extends LsDataElement<AnnouncementsState, 'announcements'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, badgeStyles, cardStyles, fieldStyles, stateStyles, announcementsStyles];

  /** What the person has opened or closed; the rest is as it comes. */
  @state() private _toggled: ReadonlyMap<string, boolean> = new Map();
  @state() private _revealed: ReadonlySet<string> = new Set();
  @state() private _changing: ReadonlySet<string> = new Set();
  @state() private _sending: ReadonlySet<string> = new Set();
  @state() private _missing: ReadonlySet<string> = new Set();
  /** The form in which somebody else was faster, by announcement and child. */
  @state() private _tooLate = '';
  @state() private _recalling = '';
  @state() private _entering: string | null = null;
  /** What was to be answered, or urgent and not read, while it was shown here: it stays in its place afterwards. */
  #here: readonly string[] = [];
  readonly #read = new Set<string>();
  /** What was answered last, by announcement and child. */
  #asked = '';
  #cover: ReturnType<typeof setTimeout> | undefined;

  readonly #clock = new ServiceClock(this, () => (this.state.type === 'ready' ? this.state : undefined));
  readonly #attached = new Attached(this, {
    files: () => (this.state.type === 'ready' ? (this.state.files ?? new Map()) : new Map()),
    ask: (announcementId, attachmentId) => void this.request(new LsAnnouncementFileRequestEvent(announcementId, attachmentId)),
  });
  readonly #flags = new Flags(this, async (announcementId, report) => {
    const event = new LsAnnouncementReportRequestEvent(announcementId, report);
    this.request(event);
    return event.answered();
  });

  constructor() {
    super();
    new LostFocus(this, { items: '.ask button, .ask input, .answered__words', fallback: '.summary' });
    for (const type of ['pointerdown', 'keydown'] as const) this.addEventListener(type, () => this.#coverLater());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#cover);
    this._revealed = new Set();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state') || this.state.type !== 'ready') return;
    const coming = this.state.items.filter(({ id, received, urgentReason }) => !this.#here.includes(id) && received !== null && (received.toAnswer || (received.readAt === null && urgentReason !== null)));
    if (coming.length > 0) this.#here = [...coming.map(({ id }) => id), ...this.#here];
    // What was asked for has come back, or a problem has: the form may be used again.
    if (this._sending.size > 0 && this._entering !== null) this.#stayAt(this._entering);
    if (this._sending.size > 0) [this._sending, this._changing, this._missing, this._entering] = [new Set(), new Set(), new Set(), null];
    const before = changed.get('state');
    const wasTold = before?.type === 'ready' && 'problem' in before && before.problem === this.state.problem;
    if (this.state.problem?.code === 'option-full' && !wasTold) this.#offerTheRest();
  }

  /** Somebody was faster: the form opens again with what is left. */
  #offerTheRest(): void {
    this._tooLate = this.#asked;
    this._changing = new Set([this.#asked]);
    const isSender = this.state.type === 'ready' && this.state.items[0]?.sent;
    if (isSender) this._entering = this.#asked.slice(this.#asked.indexOf(' ') + 1);
  }

  /** The form of a family goes: the keyboard stays with the family. */
  #stayAt(childId: string): void {
    if (!this.shadowRoot?.activeElement?.closest('.family')) return;
    void this.updateComplete.then(() => {
      if (this.shadowRoot?.activeElement === null) this.#familyOf(childId)?.querySelector<HTMLElement>('.family__enter')?.focus();
    });
  }

  #familyOf(childId: string): HTMLElement | undefined {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.family')].find(({ dataset }) => dataset['child'] === childId);
  }

  #coverLater(): void {
    clearTimeout(this.#cover);
    if (this._revealed.size > 0) this.#cover = setTimeout(() => (this._revealed = new Set()), coverAfterMs);
  }

  private _onToggle({ id, received }: Announcement, isOpen: boolean): void {
    this._toggled = new Map([...this._toggled, [id, !isOpen]]);
    if (!isOpen && received !== null) this._onRead(id, received.readAt);
  }

  private _onRead(id: string, readAt: string | null): void {
    if (readAt !== null || this.#read.has(id)) return;
    this.#read.add(id);
    this.request(new LsAnnouncementReadRequestEvent(id));
  }

  private _onReveal({ id, received }: Announcement, childId: string): void {
    const key = `${id} ${childId}`;
    const revealed = new Set(this._revealed);
    if (!revealed.delete(key)) revealed.add(key);
    this._revealed = revealed;
    this.#coverLater();
    if (received !== null) this._onRead(id, received.readAt);
  }

  private _onAnswer(announcementId: string, childIds: string[], answer: Omit<AnnouncementAnswer, 'childIds'>): void {
    const key = `${announcementId} ${childIds[0] ?? ''}`;
    if (this._sending.has(key)) return;
    this._missing = new Set();
    [this.#asked, this._tooLate] = [key, ''];
    if (this.request(new LsAnnouncementAnswerRequestEvent(announcementId, { childIds, ...answer }))) this._sending = new Set([...this._sending, key]);
  }

  private _onMissing(key: string): void {
    this._missing = new Set([key]);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"], [aria-describedby$="-problem"] input:not(:disabled)')?.focus());
  }

  private _onEnter(childId: string | null): void {
    this._entering = childId;
    if (childId !== null) void this.updateComplete.then(() => this.#familyOf(childId)?.querySelector<HTMLElement>('.ask input:checked, .ask input, .ask button')?.focus());
  }

  private _onRecall(id: string, step: 'ask' | 'do' | 'leave'): void {
    this._recalling = step === 'ask' ? id : '';
    if (step === 'do') this.request(new LsAnnouncementRecallRequestEvent(id));
    const next = step === 'ask' ? '.recall__do' : '.item__open[aria-expanded="true"]';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(next)?.focus());
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, {
        empty: { title: this.t('announcements.empty.title'), text: this.t('announcements.empty.text'), icon: 'bell' },
      });
    }
    return html`${this.renderFreshness(state)} ${state.items[0]?.sent ? this._renderSent(state) : this._renderReceived(state)}
    ${state.more
      ? html`<p class="more">
          <button class="button" type="button" @click=${() => this.request(new LsAnnouncementMoreRequestEvent())}>${this.t('announcements.more')}</button>
        </p>`
      : nothing}
    ${this.#attached.renderViewer(this.#view)}`;
  }

  get #view(): View {
    return { t: (key, values) => this.t(key, values), format: this.format, now: this.#clock.now() };
  }

  private _renderReceived({ items, toAnswer, unread }: AnnouncementsData): TemplateResult {
    const apart = this.#here.flatMap((here) => items.find(({ id }) => id === here) ?? []);
    const others = items.filter(({ id }) => !this.#here.includes(id));
    const fresh = others.filter(({ received }) => received?.readAt === null);
    const isDigest = fresh.length > mostApart;
    const done = isDigest ? others.filter((item) => !fresh.includes(item)) : others;
    return html`<p class="summary" role="status" tabindex="-1">
        ${toAnswer === 0 && unread === 0 ? this.t('announcements.all-done') : this.t('announcements.summary', { toAnswer, unread })}
      </p>
      ${this._renderList(apart, this.t('announcements.list.first'))}
      ${isDigest
        ? html`<details class="digest card" part="digest">
            <summary>${this.t('announcements.digest', { count: fresh.length })}</summary>
            ${this._renderList(fresh, this.t('announcements.digest', { count: fresh.length }))}
          </details>`
        : nothing}
      ${this._renderList(done, this.t('announcements.list.rest'))}`;
  }

  private _renderList(items: readonly Announcement[], label: string): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    return html`<ul class="items" aria-label=${label}>
      ${repeat(
        items,
        ({ id }) => id,
        (item) => this._renderItem(item),
      )}
    </ul>`;
  }

  private _renderItem(item: Announcement): TemplateResult {
    const { id } = item;
    const isOpen = this._toggled.get(id) ?? this.#here.includes(id);
    const ownOf = (keys: ReadonlySet<string>): ReadonlySet<string> => new Set([...keys].flatMap((key) => (key.startsWith(`${id} `) ? [key.slice(id.length + 1)] : [])));
    return renderReceived(item, {
      ...this.#view,
      isOpen,
      revealed: ownOf(this._revealed),
      changing: ownOf(this._changing),
      sending: this._sending,
      missing: this._missing,
      tooLate: this._tooLate,
      files: () => this.#attached.render(item, this.#view),
      onToggle: () => this._onToggle(item, isOpen),
      onReport: () => void this.#flags.open(item),
      onReveal: (childId) => this._onReveal(item, childId),
      onChange: (childId) => (this._changing = new Set([`${id} ${childId}`])),
      onMissing: (key) => this._onMissing(key),
      onAnswer: (childIds, answer) => this._onAnswer(id, childIds, answer),
    });
  }

  private _renderSent({ items, families, reminded }: AnnouncementsData): TemplateResult {
    return html`<ul class="items" aria-label=${this.t('announcements.list.sent')}>
      ${repeat(
        items,
        ({ id }) => id,
        (item) => {
          const { id } = item;
          const isOpen = this._toggled.get(id) ?? false;
          return renderSent(item, {
            ...this.#view,
            isOpen,
            isRecalling: this._recalling === id,
            families: families?.announcementId === id ? families : null,
            reminded: reminded?.announcementId === id ? reminded.count : null,
            entering: this._entering,
            sending: this._sending,
            missing: this._missing,
            tooLate: this._tooLate,
            files: () => this.#attached.render(item, this.#view),
            onToggle: () => this._onToggle(item, isOpen),
            onFamilies: (filter, more) => this.request(new LsAnnouncementFamiliesRequestEvent(filter === null ? null : id, filter ?? 'all', more)),
            onRemind: () => this.request(new LsAnnouncementRemindRequestEvent(id)),
            onRecall: (step) => this._onRecall(id, step),
            onEnter: (childId) => this._onEnter(childId),
            onMissing: (key) => this._onMissing(key),
            onAnswer: (childIds, answer) => this._onAnswer(id, childIds, answer),
          });
        },
      )}
    </ul>`;
  }
}
