import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../base/controllers/announcer.ts';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import type { Moderation } from '../base/ports/index.ts';
import { helpStyles } from '../base/report/help.styles.ts';
import { ServiceClock } from '../base/service-clock.ts';
import { badgeStyles, buttonStyles, fieldStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import {
  LsAnswerHoursRequestEvent,
  LsContactsRequestEvent,
  LsConversationBlockRequestEvent,
  LsConversationConfigureRequestEvent,
  LsConversationCreateRequestEvent,
  LsConversationMoreRequestEvent,
  LsConversationOpenRequestEvent,
  LsMessageModerateRequestEvent,
  LsMessagePageRequestEvent,
  LsMessageReadRequestEvent,
  LsMessageReportRequestEvent,
  LsMessageResendRequestEvent,
  LsMessageRetractRequestEvent,
  LsMessageSearchRequestEvent,
  LsMessageTranslateRequestEvent,
  LsUnreadChangeEvent,
} from './chat.events.ts';
import { chatStyles } from './chat.styles.ts';
import type { ChatData, ChatState, Entry, TalkState } from './chat.types.ts';
import { isSent, newestAnswer } from './model/talk.ts';
import { Attaching } from './view/attaching.ts';
import type { ChatActs, ChatView, Panel, ReadyTalk, Side } from './view/chat-view.ts';
import { composerStyles } from './view/composer.styles.ts';
import { cornerStyles } from './view/corner.styles.ts';
import { renderCorner } from './view/corner.ts';
import { FileActs } from './view/file-acts.ts';
import { messageStyles } from './view/message-row.styles.ts';
import { NextPerson } from './view/next-person.ts';
import { panelStyles } from './view/panel.styles.ts';
import { ReadAloud } from './view/read-aloud.ts';
import { Reading } from './view/reading.ts';
import { renderSide } from './view/talk-list.ts';
import { renderTalkPane } from './view/talk-pane.ts';
import { TalkRows } from './view/talk-rows.ts';
import { Writing } from './view/writing.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

/** Where nothing has come. */
const none: ChatData['files'] = new Map();

registerLocales('chat', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * Talks between home and school (P-03): private ones about one child, which is always named, and those of a class. What is
 * written is never lost: it is kept while it is begun, waits where there is no line, and can be taken back for two minutes.
 * Who reads what is told to nobody.
 *
 * @element ls-chat
 * @fires ls-conversation-open-request - The person wants to read a talk, or with an empty id the list; cancelable.
 * @fires ls-conversation-more-request - The person wants more talks; cancelable.
 * @fires ls-message-send-request - The person sends a message; cancelable.
 * @fires ls-attachment-read-request - A picture has come on the screen, or a file is saved; cancelable.
 * @fires ls-message-edit-request - The person changes an own message; cancelable.
 * @fires ls-message-retract-request - The person takes an own message back; cancelable.
 * @fires ls-message-resend-request - The person sends a refused message again or throws it away; cancelable.
 * @fires ls-message-page-request - Older or newer messages are wanted; cancelable.
 * @fires ls-message-read-request - Messages have been on the screen; cancelable.
 * @fires ls-draft-keep-request - What is begun is to be kept; cancelable.
 * @fires ls-contacts-request - The person wants to see with whom they may begin a talk; cancelable.
 * @fires ls-conversation-create-request - The person begins a talk; cancelable.
 * @fires ls-message-search-request - The person looks for words; cancelable.
 * @fires ls-message-translate-request - The person wants a message in their language, or that put away; cancelable.
 * @fires ls-message-report-request - The person reports a message; cancelable.
 * @fires ls-message-moderate-request - A moderator hides, shows or pins a message, or mutes somebody; cancelable.
 * @fires ls-answer-hours-request - A teacher says when families are answered; cancelable, `detail.hours`.
 * @fires ls-conversation-configure-request - A moderator changes how a talk is run; cancelable.
 * @fires ls-conversation-block-request - The person wants no more messages of the other side; cancelable.
 * @fires ls-message-report - A report has arrived; `detail.caseNumber`.
 * @fires ls-message-sent - A message has gone, or waits for the line; `detail.status`.
 * @fires ls-unread-change - The number of unread messages has changed; `detail.unread`.
 * @csspart talks - The list of talks.
 * @csspart talk - The open talk.
 * @csspart button - The button of a compact one.
 * @csspart message - The bubble of one message.
 * @cssproperty --ls-chat-height - Height of the element. Default: 80 percent of the window, at most 720 px.
 * @cssproperty --ls-chat-own - Ground of an own message.
 */
export class LsChat extends LsDataElement<ChatState, 'chat'> {
  static override styles = [
    focusStyles, visuallyHiddenStyles, buttonStyles, badgeStyles, fieldStyles, stateStyles, chatStyles, messageStyles, composerStyles,
    panelStyles, helpStyles, cornerStyles,
  ];

  /** The open talk; empty: the list. */
  @property() conversation = '';

  /** Only talks of this class. */
  @property({ attribute: 'class-id' }) classId = '';

  /** Only talks about this child. */
  @property() person = '';

  /** A button in the corner of the page that opens the chat above it. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private _isUnfolded = false;
  @state() private _panel: Panel | null = null;
  @state() private _side: Side = 'talks';
  #unread = 0;
  readonly #attaching: Attaching = new Attaching(this, {
    kept: () => this.#readyTalk()?.draftFiles ?? [],
    onChange: (conversationId, drafts) => this.#writing.keepFiles(conversationId, drafts),
  });
  readonly #files = new FileActs(this, {
    attaching: this.#attaching,
    entries: () => this.#readyTalk()?.entries ?? [],
    files: () => (this.state.type === 'ready' ? this.state.files : none),
    request: (event) => this.request(event),
  });
  readonly #writing: Writing = new Writing(this, { attaching: this.#attaching, kept: () => this.#readyTalk()?.draft ?? '', request: (event) => this.request(event) });
  readonly #reading = new Reading({
    t: (key, values) => this.t(key, values),
    language: () => this.language,
    onRead: (conversationId, sequence) => this.request(new LsMessageReadRequestEvent(conversationId, sequence)),
  });
  readonly #clock = new ServiceClock(this, () => newestAnswer(this.state));
  readonly #aloud: ReadAloud = new ReadAloud(this, { entries: () => this.#readyTalk()?.entries ?? [], onChange: (id) => this.#rows.redraw(id) });
  readonly #rows: TalkRows = new TalkRows(this, {
    talk: () => this.#readyTalk(),
    now: () => this.#clock.now(),
    aloud: this.#aloud,
    translations: () => (this.state.type === 'ready' ? this.state.translations : null),
    attaching: this.#attaching,
    files: () => (this.state.type === 'ready' ? this.state.files : none),
    onPlay: (attachmentId) => this.#files.play(attachmentId),
    onFile: (attachmentId) => this.#files.ask(attachmentId),
    onPage: (page) => this.request(new LsMessagePageRequestEvent(this.conversation, page)),
    onSeen: (entry) => this.#reading.see(entry),
    onAct: (act, entry, file) => this._onAct(act, entry, file),
  });
  readonly #acts: ChatActs = {
    open: (id, sequence) => void this.open(id, sequence),
    turnSide: (side) => void this._onSide(side),
    begin: ({ child, teacher, conversationId }, guardianId) =>
      void (conversationId === null || guardianId !== null
        ? this.request(new LsConversationCreateRequestEvent({ kind: 'private', childId: child.id, teacherId: teacher.id, guardianId }))
        : this.open(conversationId)),
    openTopic: (classId, title) => this.request(new LsConversationCreateRequestEvent({ kind: 'class', classId, title })),
    search: (words, more) => this.request(new LsMessageSearchRequestEvent(words, more)),
    openPanel: (panel) => this._onPanel(panel),
    closePanel: () => this._onPanel(null),
    report: (draft) => this.request(new LsMessageReportRequestEvent({ ...draft, conversationId: this.conversation })),
    moderate: (moderation) => this._onModerate(moderation),
    configure: (settings) => this.request(new LsConversationConfigureRequestEvent(this.conversation, settings)),
    block: (blocked) => this.request(new LsConversationBlockRequestEvent(this.conversation, blocked)),
    setHours: (hours) => this.request(new LsAnswerHoursRequestEvent(this.conversation, hours)),
    moreTalks: () => this.request(new LsConversationMoreRequestEvent()),
    type: (text) => this.#writing.type(text),
    send: () => this._onSend(),
    attach: (files) => void this.#attaching.add(files),
    detach: (id) => this._onDetach(id),
    describe: (id, description) => this.#attaching.describe(id, description),
    record: () => void this._onRecord(),
    endRecording: () => void this.#attaching.endRecording().then(async () => this.updateComplete).then(() => this.#focus('.composer__send')),
    cancelRecording: () => this._onCancelRecording(),
    playDraft: (id) => this.#attaching.play(id, this.#attaching.state.drafts.find((draft) => draft.id === id)?.file),
    seek: (place) => this.#attaching.seek(place),
    closeViewer: () => this._onCloseViewer(),
    saveViewed: () => this.#files.saveViewed(),
    leaveAbout: () => this._onLeaveAbout(),
    toEnd: () => this._onToEnd(),
    reload: () => this.reload(),
  };

  constructor() {
    super();
    new NextPerson(this, () => {
      this.#writing.forget();
      this.#reading.forget();
      this.#files.turnAway();
      this.#rows.takenBack.clear();
      this._panel = null;
      this._side = 'talks';
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reading.stop();
  }

  /** Opens a talk as if its row had been pressed, at a message if one is named; an empty id goes back to the list. */
  async open(conversationId: string, sequence?: number): Promise<void> {
    if (conversationId === this.conversation && sequence === undefined) return;
    if (!this.request(new LsConversationOpenRequestEvent(conversationId, sequence ?? null))) return;
    this.#writing.keep();
    const left = this.conversation;
    this.conversation = conversationId;
    if (this._side === 'contacts') this._side = 'talks';
    await this.updateComplete;
    if (sequence === undefined) this.#focus(conversationId === '' ? `[data-conversation="${CSS.escape(left)}"]` : '.talk__title');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // The ports of whoever writes are still there, and theirs is what has been written.
    if (changed.has('ports') || changed.has('port') || changed.has('service') || changed.has('classId') || changed.has('person')) this.#writing.keep();
    if (!changed.has('conversation') || changed.get('conversation') === undefined) return;
    this.#writing.turnAway();
    this.#aloud.stop();
    this._panel = null;
    this.#files.turnAway();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.state.type !== 'ready') return;
    const { unread } = this.state;
    if (unread !== this.#unread) {
      this.#unread = unread;
      this.dispatchEvent(new LsUnreadChangeEvent(unread));
    }
    this.#files.hear();
    const viewer = this.renderRoot.querySelector<HTMLDialogElement>('dialog.viewer');
    if (viewer?.open === false) viewer.showModal();
    this.#reading.hear(this.#readyTalk()?.entries.at(-1));
  }

  /** The talk on the screen, when it has come. */
  #readyTalk(): ReadyTalk | undefined {
    const { state } = this;
    const talk = state.type === 'ready' ? state.talk : null;
    return talk?.type === 'ready' ? talk : undefined;
  }

  private async _onSide(side: Side): Promise<void> {
    const left = this._side;
    this._side = side;
    if (side === 'contacts') this.request(new LsContactsRequestEvent());
    await this.updateComplete;
    this.#focus(side === 'search' ? '.finder__input' : side === 'contacts' ? '.talks .pane__title' : `[data-side=${left}]`);
  }

  private _onCorner(): void {
    this._isUnfolded = !this._isUnfolded;
    this.#aloud.stop();
    this.#writing.keep();
    void this.updateComplete.then(() => this.#focus(this._isUnfolded ? '.corner__close' : '.corner__button'));
  }

  private _onPanel(panel: Panel | null): void {
    const left = this._panel;
    this._panel = panel;
    void this.updateComplete.then(() => {
      if (panel !== null) this.#focus('.panel__title');
      else if (left?.kind === 'settings') this.#focus('.talk__settings');
      else this.#rows.focus();
    });
  }

  private _onModerate(moderation: Moderation): void {
    if (this.request(new LsMessageModerateRequestEvent(this.conversation, moderation)) && this._panel !== null) this._onPanel(null);
  }

  private _onSend(): void {
    if (this.#writing.send()) this.#rows.toEnd();
  }

  private _onLeaveAbout(): void {
    this.#writing.leave();
    this.#focusField();
  }

  private _onToEnd(): void {
    if (this.#readyTalk()?.hasAfter) this.request(new LsMessagePageRequestEvent(this.conversation, 'newest'));
    this.#rows.toEnd();
    this.#rows.focus();
  }

  private _onDetach(id: string): void {
    this.#attaching.remove(id);
    void this.updateComplete.then(() => this.#focus('.tray button, .composer__attach'));
  }

  /** The place is given back by hand: a dialog that is taken away while it is open gives back nothing. */
  private _onCloseViewer(): void {
    const id = this.#files.viewed?.attachment.id;
    this.#files.close();
    if (id !== undefined) void this.updateComplete.then(() => this.#focus(`.photo[data-file="${CSS.escape(id)}"]`));
  }

  private async _onRecord(): Promise<void> {
    const begun = this.#attaching.record().catch(() => undefined);
    await this.updateComplete;
    await begun;
    await this.updateComplete;
    this.#focus(this.#attaching.state.recording?.type === 'recording' ? '.recorder__stop' : '.recorder__cancel');
  }

  private _onCancelRecording(): void {
    this.#attaching.cancelRecording();
    void this.updateComplete.then(() => this.#focus('.composer__record'));
  }

  private _onAct(act: string, entry: Entry, file: string): void {
    const { conversation } = this;
    if (this.#files.do(act, entry, file)) return;
    if (isSent(entry) && (act === 'report' || act === 'hide' || act === 'mute')) this._onPanel({ kind: act, message: entry });
    else if (act === 'pin' || act === 'unpin') this._onModerate({ act, messageId: entry.id });
    else if (act === 'show') this._onModerate({ act, messageId: entry.id, reason: '' });
    else if (act === 'reply') this.#write(() => this.#writing.answer(entry));
    else if (act === 'edit') this.#write(() => this.#writing.change(entry));
    else if (act === 'copy') void navigator.clipboard.writeText(entry.text).then(() => announce(this.t('chat.copied'), this.language, this));
    else if (act === 'read-aloud') this.#aloud.toggle(entry);
    else if (act === 'write-again') this.#write(() => this.#writing.again(entry, this.#rows.takenBack.get(entry.id)));
    else if (act === 'translate') this.request(new LsMessageTranslateRequestEvent(entry.id, entry.text, this.language));
    else if (act === 'put-away') this.request(new LsMessageTranslateRequestEvent(entry.id, entry.text, null));
    else if (act === 'resend' || act === 'discard') this.request(new LsMessageResendRequestEvent(conversation, entry.id, act === 'discard'));
    else if (act === 'stop-sending') {
      this.request(new LsMessageRetractRequestEvent(conversation, entry.id));
      this.#rows.focus();
    } else if (act === 'retract') {
      this.#rows.takenBack.set(entry.id, entry.text);
      this.request(new LsMessageRetractRequestEvent(conversation, entry.id));
    }
    // These are heard or seen beside the message: the keyboard's place stays.
    if (!['read-aloud', 'translate', 'put-away'].includes(act)) this.#rows.closeActs();
  }

  #write(begin: () => void): void {
    begin();
    this.#focusField();
  }

  #focusField(): void {
    void this.updateComplete.then(() => this.#focus('.composer__input'));
  }

  #focus(css: string): void {
    this.renderRoot.querySelector<HTMLElement>(css)?.focus();
  }

  protected override render(): TemplateResult {
    if (!this.compact) return this._renderChat();
    const { state, _isUnfolded: isOpen } = this;
    return renderCorner({
      t: (key, values) => this.t(key, values),
      isOpen,
      unread: state.type === 'ready' ? state.unread : 0,
      content: this._renderChat(),
      onToggle: () => this._onCorner(),
    });
  }

  private _renderChat(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return html`<div class="chat chat--bare">
        ${this.renderBareState(state, { count: 5, empty: { title: this.t('chat.empty.title'), text: this.t('chat.empty.text'), icon: 'message' } })}
      </div>`;
    }
    const view = this.#view(state);
    return html`<div class="chat ${this.conversation === '' ? '' : 'chat--talk'}">
      <div class="chat__freshness">${this.renderFreshness(state)}</div>
      ${renderSide(view)} ${renderTalkPane(view)}
      ${this.#files.viewed === null ? nothing : this.#attaching.views?.renderViewer(this.#files.viewed, { t: view.t, format: view.format, onClose: this.#acts.closeViewer, onSave: this.#acts.saveViewed })}
    </div>`;
  }

  /** The open talk; while another one is on its way, that it is. */
  #talkOf({ talk }: ChatData): TalkState | null {
    const { conversation: conversationId } = this;
    if (conversationId === '') return null;
    return talk?.conversationId === conversationId ? talk : { type: 'loading', conversationId };
  }

  #view(data: ChatData): ChatView {
    return {
      t: (key, values) => this.t(key, values),
      format: this.format,
      now: () => this.#clock.now(),
      data: { ...data, talk: this.#talkOf(data) },
      writing: this.#writing.state,
      panel: this._panel,
      side: this._side,
      newBelow: this.#rows.newBelow,
      isAtEnd: this.#rows.isAtEnd,
      enterSends: !matchMedia('(pointer: coarse)').matches,
      playing: this.#attaching.playing,
      attachmentViews: this.#attaching.views,
      draftOf: (id) => this.#writing.draftOf(id),
      acts: this.#acts,
    };
  }
}
