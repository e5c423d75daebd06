import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { voiceStyles } from '../base/attachments/voice.styles.ts';
import { LsDataElement } from '../base/data-element.ts';
import type { LsRequestEvent } from '../base/events.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { ModerationCase, ReceivedCaseClosing, ReportDecision } from '../base/ports/index.ts';
import { ServiceClock } from '../base/service-clock.ts';
import { badgeStyles, buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { Evidence } from './model/evidence.ts';
import { nameOfTalk } from './model/words.ts';
import { recordFile } from './model/record-file.ts';
import {
  LsCaseActRequestEvent,
  LsCaseAttachmentRequestEvent,
  LsCaseExportRequestEvent,
  LsCaseMoreRequestEvent,
  LsCaseTalkOpenEvent,
  LsCommentReviewRequestEvent,
  LsHeldWordsRequestEvent,
  LsReceivedCaseCloseRequestEvent,
  LsReportDecideRequestEvent,
  LsReportedResourceOpenEvent,
} from './moderation-desk.events.ts';
import { moderationDeskStyles } from './moderation-desk.styles.ts';
import type { DeskData, DeskState } from './moderation-desk.types.ts';
import { readCaseForm, type CaseForm, type CaseFormKind } from './view/case-form.ts';
import { renderCaseItem } from './view/case-item.ts';
import type { EvidenceView } from './view/evidence.ts';
import { renderReceivedCases } from './view/received-cases.ts';
import { renderReported } from './view/reported-resources.ts';
import { renderWaitingComments } from './view/waiting-comments.ts';
import { readWords, renderHeldWords } from './view/held-words.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('moderation-desk', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * The moderation desk (内容管理, LI-11): messages, announcements, notices and resources that somebody reported, for the teachers of the class and the managers of the
 * school. A message is hidden or shown again, its writer asked not to write until a time, the case closed; each act has a
 * reason, which the writer reads and which is kept. Who reported is told to nobody. A manager reads a whole talk only with a
 * ground, which stands in the talk's record for good.
 *
 * @element ls-moderation-desk
 * @fires ls-case-act-request - Something is done in a case; cancelable, `detail.caseId` and `detail.act`.
 * @fires ls-case-attachment-request - The bytes of something attached are wanted; cancelable, `detail.caseId` and `detail.attachmentId`. The reading is kept.
 * @fires ls-case-export-request - A manager reads a whole talk; cancelable, `detail.ground`.
 * @fires ls-case-more-request - The person wants older cases; cancelable.
 * @fires ls-held-words-request - A manager sets the words that are looked at first; cancelable.
 * @fires ls-comment-review-request - A comment of a pupil is shown or withheld; cancelable, `detail.commentId` and `detail.shown`.
 * @fires ls-received-case-close-request - The case of an announcement or a notice is closed; cancelable, `detail.caseId` and `detail.closing`.
 * @fires ls-report-decide-request - A manager of the platform decides on a resource that was reported; cancelable, `detail.reportId` and `detail.decision`.
 * @fires ls-reported-resource-open - The person wants to look at a resource that was reported; `detail.resourceId`. The host opens it.
 * @fires ls-case-talk-open - The person wants to look into a talk; `detail.conversationId`. The host opens it.
 * @fires ls-case-change - A case is another than before; `detail.case`.
 * @csspart case - One case.
 */
export class LsModerationDesk extends LsDataElement<DeskState, 'cases'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, badgeStyles, cardStyles, fieldStyles, stateStyles, voiceStyles, moderationDeskStyles];

  /** The form that is open, and what is missing in it. */
  @state() private _form: CaseForm | null = null;
  /** The request that was made last, until it is done or was refused: a second press asks for nothing. */
  @state() private _asked = '';
  @state() private _areWordsKept = false;

  /** Answers to reports that are being written: when a colleague is first, the words stay. Nobody else reads them. */
  readonly #written = new Map<string, string>();
  readonly #clock = new ServiceClock(this, () => (this.state.type === 'ready' ? this.state : undefined));
  readonly #evidence = new Evidence(this, {
    files: () => (this.state.type === 'ready' ? this.state.files : undefined) ?? new Map(),
    ask: (caseId, attachmentId) => void this.request(new LsCaseAttachmentRequestEvent(caseId, attachmentId)),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state') || this.state.type !== 'ready' || this._asked === '') return;
    const { done, problem } = this.state;
    if (done === this._asked) this.#settle();
    else if (problem !== undefined) this._asked = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // Somebody else may come: what was written is not theirs to read.
    if (this.state.type !== 'ready') this.#written.clear();
  }

  /** What was asked for is done: its form goes, and the keyboard stays with its case. */
  #settle(): void {
    const form = this._form;
    this._asked = '';
    this._form = null;
    this._areWordsKept = form === null;
    if (form === null) return;
    this.#focus(form.kind === 'export' ? '.record__title' : `[data-id="${CSS.escape(form.caseId)}"] .case__title`);
  }

  #focus(css: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(css)?.focus());
  }

  #ask(event: LsRequestEvent): void {
    if (this._asked === '' && this.request(event)) this._asked = event.detail.id;
  }

  private _onForm(caseId: string, kind: CaseFormKind | null): void {
    const left = this._form;
    this._form = kind === null ? null : { caseId, kind, isMissing: false };
    const inCase = `[data-id="${CSS.escape(caseId)}"]`;
    this.#focus(kind === null ? `${inCase} [data-form=${left?.kind ?? 'close'}]` : `${inCase} .case__form :is(input:checked, textarea)`);
  }

  private _onSubmit(one: ModerationCase, form: HTMLFormElement): void {
    if (this._form === null) return;
    const { kind } = this._form;
    const given = readCaseForm(form, kind, this.#clock.now());
    this._form = { ...this._form, isMissing: given === null };
    if (given === null) this.#focus('.case__form [aria-invalid=true]');
    else if ('ground' in given) this.#ask(new LsCaseExportRequestEvent(one.id, one.conversation.id, given.ground));
    else this.#ask(new LsCaseActRequestEvent(one.id, given));
  }

  private _onReview(commentId: string, shown: boolean): void {
    this._form = null;
    this.#ask(new LsCommentReviewRequestEvent(commentId, shown));
    this.#focus('.summary');
  }

  private _onCloseReceived(caseId: string, closing: ReceivedCaseClosing): void {
    // The first closing stands, so that a second press does no harm.
    this.request(new LsReceivedCaseCloseRequestEvent(caseId, closing));
    this.#focus('.summary');
  }

  private _onDecide(reportId: string, decision: ReportDecision): void {
    // The first decision stands, so that a second press does no harm.
    this.request(new LsReportDecideRequestEvent(reportId, decision));
    this.#focus('.summary');
  }

  private _onWords(form: HTMLFormElement, organisationId: string): void {
    this._form = null;
    this._areWordsKept = false;
    this.#ask(new LsHeldWordsRequestEvent(organisationId, readWords(form)));
  }

  /** Keeps the record as a file of plain words: whoever checks it later needs nothing but a printer. */
  private _onSave({ value }: NonNullable<DeskData['record']>): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([recordFile(value, (key, values) => this.t(key, values), this.format)], { type: 'text/plain;charset=utf-8' }));
    link.download = `${value.conversation.id}.txt`;
    link.click();
    // The download has begun by the next turn.
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  #evidenceOf(caseId: string, files: DeskData['files'] = new Map()): EvidenceView {
    return {
      caseId,
      t: (key, values) => this.t(key, values),
      format: this.format,
      files,
      unfolded: this.#evidence.unfolded,
      playing: this.#evidence.playing,
      onUse: (attachment) => this.#evidence.use(caseId, attachment),
      onSeek: (place) => this.#evidence.seek(place),
    };
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, { empty: { title: this.t('moderation-desk.empty.title'), text: this.t('moderation-desk.empty.text'), icon: 'done' } });
    }
    const { items, open, waiting, more, words, comments = [], received = [], reported = [] } = state;
    return html`${this.renderFreshness(state)}
      <p class="summary" role="status" tabindex="-1">${open === 0 ? this.t('moderation-desk.all-closed') : this.t('moderation-desk.open', { count: open })}</p>
      ${waiting.length === 0 ? nothing : this._renderWaiting(waiting)}
      ${comments.length === 0 ? nothing : renderWaitingComments(comments, { t: (key, values) => this.t(key, values), format: this.format, onReview: (id, shown) => this._onReview(id, shown) })}
      ${received.length === 0 ? nothing : renderReceivedCases(received, { t: (key, values) => this.t(key, values), format: this.format, evidence: (id) => this.#evidenceOf(id, state.files), onClose: (id, closing) => this._onCloseReceived(id, closing) })}
      ${reported.length === 0
        ? nothing
        : renderReported(reported, {
            t: (key, values) => this.t(key, values),
            format: this.format,
            onOpen: (id) => this.dispatchEvent(new LsReportedResourceOpenEvent(id)),
            onDecide: (id, decision) => this._onDecide(id, decision),
            written: this.#written,
            onWrite: (id, words) => this.#written.set(id, words),
          })}
      ${items.length === 0 ? html`<p class="none">${this.t('moderation-desk.empty.text')}</p>` : this._renderCases(items, state)}
      ${more
        ? html`<p class="more"><button class="button" type="button" @click=${() => this.request(new LsCaseMoreRequestEvent())}>${this.t('moderation-desk.more')}</button></p>`
        : nothing}
      ${words === null
        ? nothing
        : renderHeldWords(words, {
            t: (key, values) => this.t(key, values),
            isSending: this._asked !== '' && this._form === null,
            isKept: this._areWordsKept,
            onSubmit: (form) => this._onWords(form, words.organisationId),
          })}`;
  }

  private _renderWaiting(waiting: DeskData['waiting']): TemplateResult {
    return html`<section class="waiting" aria-labelledby="waiting">
      <h3 id="waiting">${this.t('moderation-desk.waiting')}</h3>
      <ul>
        ${waiting.map(
          ({ conversation, count }) =>
            html`<li>
              <span>${nameOfTalk(conversation, (key, values) => this.t(key, values))} · ${this.t('moderation-desk.waiting.count', { count })}</span>
              <button class="button button--small" type="button" @click=${() => this.dispatchEvent(new LsCaseTalkOpenEvent(conversation.id))}>${icon('message', 'small')}${this.t('moderation-desk.look')}</button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private _renderCases(items: readonly ModerationCase[], { record, files }: DeskData): TemplateResult {
    return html`<ul class="cases" aria-label=${this.t('moderation-desk.label')}>
      ${repeat(
        items,
        ({ id }) => id,
        (one) =>
          renderCaseItem(one, {
            t: (key, values) => this.t(key, values),
            format: this.format,
            form: this._form?.caseId === one.id ? this._form : null,
            record: record?.caseId === one.id ? record.value : null,
            isSending: this._asked !== '',
            evidence: this.#evidenceOf(one.id, files),
            onForm: (kind) => this._onForm(one.id, kind),
            onSubmit: (form) => this._onSubmit(one, form),
            onTalk: () => this.dispatchEvent(new LsCaseTalkOpenEvent(one.conversation.id)),
            onSave: () => record !== null && this._onSave(record),
          }),
      )}
    </ul>`;
  }
}
