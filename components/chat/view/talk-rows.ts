/** Keeps the rows of the open talk in step with its state, and turns presses in them into acts. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Format } from '../../base/format.ts';
import { wordBook, type MessageValues } from '../../base/i18n.ts';
import { announce } from '../../base/controllers/announcer.ts';
import type { Playing } from '../../base/attachments/voice-player.ts';
import type { ChatData, Entry } from '../chat.types.ts';
import { MessageList, type Opening } from '../list/message-list.ts';
import { compareEntries, isSent, sentOf } from '../model/talk.ts';
import type { Attaching, AttachmentViews } from './attaching.ts';
import type { ReadyTalk } from './chat-view.ts';
import { renderMessageRow, type RowView } from './message-row.ts';
import { translatedAnew } from './translation.ts';

/** An answered message is looked for so far back; one that is further up is not named. */
const quoteReach = 2000;

export interface TalkRowsHost extends ReactiveControllerHost, HTMLElement {
  readonly language: string;
  readonly format: Format;
  t(key: string, values?: MessageValues): string;
}

export interface TalkRowsOptions {
  readonly talk: () => ReadyTalk | undefined;
  readonly now: () => number;
  readonly aloud: RowView['aloud'];
  readonly translations: () => ChatData['translations'];
  readonly attaching: Attaching;
  readonly files: () => ChatData['files'];
  /** The bytes of an attachment are wanted. */
  readonly onFile: (attachmentId: string) => void;
  /** A voice is to be heard, or paused. */
  readonly onPlay: (attachmentId: string) => void;
  readonly onPage: (page: 'older' | 'newer') => void;
  /** Messages up to this one have been on the screen. */
  readonly onSeen: (entry: Entry) => void;
  /** `file`: the attachment that it is about. */
  readonly onAct: (act: string, entry: Entry, file: string) => void;
}

export class TalkRows implements ReactiveController {
  readonly #host: TalkRowsHost;
  readonly #options: TalkRowsOptions;
  #list: MessageList<Entry> | undefined;
  #scroller: HTMLElement | undefined;
  #shown: ReadyTalk | undefined;
  #language = '';
  /** Words have come since the rows were drawn. */
  #hasNewWords = false;
  #connection: AbortController | undefined;
  #translations: ChatData['translations'] = null;
  #views: AttachmentViews | null = null;
  #playing: Playing | null = null;
  /** Entries among which attachments were looked for. */
  #lookedAt: readonly Entry[] = [];
  #files: ChatData['files'] = new Map();
  #openKey: string | null = null;
  readonly #unfolded = new Set<string>();
  /** Texts taken back in this visit, by message. */
  readonly takenBack = new Map<string, string>();
  /** After the next page the end is shown: the reader has asked for the newest. */
  #goesToEnd = false;
  #newBelow = 0;
  #isAtEnd = true;

  constructor(host: TalkRowsHost, options: TalkRowsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Messages of others that came while the reader was further up. */
  get newBelow(): number {
    return this.#newBelow;
  }

  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    wordBook().onChange(() => (this.#hasNewWords = true), this.#connection.signal);
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#leave();
  }

  /** What the frame around the rows shows of them is worked out before it is drawn. */
  hostUpdate(): void {
    const talk = this.#options.talk();
    const before = this.#shown;
    if (talk === undefined || before === undefined || isOther(talk, before)) {
      this.#newBelow = 0;
      this.#isAtEnd = true;
    } else if (this.#list?.atEnd === false && !this.#goesToEnd) this.#newBelow += newsOf(before, talk);
  }

  hostUpdated(): void {
    const scroller = this.#host.shadowRoot?.querySelector<HTMLElement>('.talk__scroller') ?? undefined;
    const rows = scroller?.querySelector<HTMLElement>('.rows');
    const talk = this.#options.talk();
    if (scroller === undefined || rows === null || rows === undefined || talk === undefined) return this.#leave();
    if (scroller !== this.#scroller) this.#enter(scroller, rows);
    const before = this.#shown;
    this.#shown = talk;
    if (before === undefined || isOther(talk, before)) this.#open(talk);
    else {
      if (before.entries !== talk.entries) this.#update(before, talk);
      if (this.#hasNewWords || this.#language !== this.#host.language || before.conversation.can.send !== talk.conversation.can.send) this.#list?.redraw();
    }
    this.#language = this.#host.language;
    this.#hasNewWords = false;
    this.#translate();
    this.#showFiles(talk);
  }

  /** Rows whose pictures have come, or could not, are drawn again. */
  #showFiles({ entries }: ReadyTalk): void {
    const { attaching } = this.#options;
    const [files, before] = [this.#options.files(), this.#files];
    if (attaching.views === null && entries !== this.#lookedAt && entries.some(({ attachments }) => attachments.length > 0)) attaching.want();
    this.#lookedAt = entries;
    const heard = new Set([attaching.playing, this.#playing].flatMap((one) => (attaching.playing !== this.#playing && one !== null ? [one.id] : [])));
    if (files === before && attaching.views === this.#views && heard.size === 0) return;
    this.#playing = attaching.playing;
    this.#files = files;
    for (const { id, attachments } of entries) {
      if (attachments.some((one) => attaching.views !== this.#views || heard.has(one.id) || files.get(one.id) !== before.get(one.id))) this.#list?.redrawRow(id);
    }
    this.#views = attaching.views;
  }

  /** Goes to the newest message; where it is not held, after the page that is asked for now. */
  toEnd(): void {
    this.#newBelow = 0;
    this.#goesToEnd = this.#options.talk()?.hasAfter ?? false;
    if (!this.#goesToEnd) this.#list?.toEnd();
    this.#host.requestUpdate();
  }

  /** Draws a message again, about which something else has changed. */
  redraw(messageId: string): void {
    this.#list?.redrawRow(messageId);
  }

  closeActs(): void {
    this.#setOpen(null);
  }

  focus(): void {
    this.#scroller?.focus();
  }

  #enter(scroller: HTMLElement, rows: HTMLElement): void {
    this.#leave();
    this.#scroller = scroller;
    scroller.addEventListener('click', this.#onClick);
    scroller.addEventListener('keydown', this.#onKeydown);
    this.#list = new MessageList<Entry>(scroller, rows, {
      key: ({ id }) => id,
      compare: compareEntries,
      renderRow: (entry, previous) => renderMessageRow(entry, previous, this.#view()),
      onEdge: (edge) => {
        if (edge === 'start' && this.#shown?.hasBefore) this.#options.onPage('older');
        if (edge === 'end' && this.#shown?.hasAfter) this.#options.onPage('newer');
      },
      onPlace: ({ atEnd, lastSeen }) => this.#onPlace(atEnd && this.#shown?.hasAfter !== true, lastSeen),
    });
  }

  #leave(): void {
    this.#list?.disconnect();
    this.#scroller?.removeEventListener('click', this.#onClick);
    this.#scroller?.removeEventListener('keydown', this.#onKeydown);
    this.#list = undefined;
    this.#scroller = undefined;
    this.#shown = undefined;
  }

  #open(talk: ReadyTalk): void {
    this.#openKey = null;
    this.#unfolded.clear();
    const target = talk.sought ?? talk.unreadFrom;
    const first = target === null ? undefined : talk.entries.find((entry) => isSent(entry) && entry.sequence === target);
    const opening: Opening = first === undefined ? 'end' : { key: first.id };
    this.#list?.open(talk.entries, opening);
    // What was looked for is where the keyboard goes on.
    if (first !== undefined && talk.sought !== null) this.#list?.find(first.id)?.focus({ preventScroll: true });
  }

  #update(before: ReadyTalk, talk: ReadyTalk): void {
    if (this.#goesToEnd && !talk.hasAfter) {
      this.#goesToEnd = false;
      this.#list?.open(talk.entries);
      return;
    }
    const last = talk.entries.at(-1);
    this.#list?.update(talk.entries);
    // Whoever writes wants to see it; whoever reads further up stays there.
    if (last !== undefined && !isSent(last) && last.id !== before.entries.at(-1)?.id) this.#list?.toEnd();
  }

  /** Draws what is translated now, and has it said. */
  #translate(): void {
    const before = this.#translations;
    const now = (this.#translations = this.#options.translations());
    if (before === now) return;
    for (const id of translatedAnew(before, now)) {
      this.#list?.redrawRow(id);
      const translation = now?.get(id);
      if (translation?.type === 'ready') announce(translation.text, translation.into);
    }
  }

  #onPlace(atEnd: boolean, lastSeen: Entry | undefined): void {
    if (atEnd !== this.#isAtEnd || (atEnd && this.#newBelow > 0)) {
      this.#isAtEnd = atEnd;
      if (atEnd) this.#newBelow = 0;
      this.#host.requestUpdate();
    }
    if (lastSeen !== undefined) this.#options.onSeen(lastSeen);
  }

  #view(): RowView {
    const talk = this.#shown;
    if (talk === undefined) throw new Error('Rows are drawn while no talk is open.');
    return {
      t: (key, values) => this.#host.t(key, values),
      format: this.#host.format,
      now: this.#options.now,
      talk,
      openKey: this.#openKey,
      unfolded: this.#unfolded,
      aloud: this.#options.aloud,
      canWrite: talk.conversation.can.send && talk.conversation.obstacle === null,
      takenBack: this.takenBack,
      attachmentViews: this.#options.attaching.views,
      files: this.#options.files(),
      onSeen: this.#options.onFile,
      hearing: { playing: this.#options.attaching.playing, onPlay: this.#options.onPlay, onSeek: (place) => this.#options.attaching.seek(place) },
      translations: this.#options.translations(),
      find: (id, before) => findBefore(talk.entries, id, before),
    };
  }

  #setOpen(key: string | null): void {
    const before = this.#openKey;
    this.#openKey = key;
    for (const changed of [before, key]) if (changed !== null) this.#list?.redrawRow(changed);
  }

  #entryOf(target: EventTarget | null): Entry | undefined {
    const key = target instanceof Element ? target.closest<HTMLElement>('.row')?.dataset['key'] : undefined;
    return key === undefined ? undefined : this.#shown?.entries.findLast(({ id }) => id === key);
  }

  readonly #onClick = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
    const entry = this.#entryOf(button);
    const act = button?.dataset['act'];
    if (entry === undefined || act === undefined) return;
    if (act === 'acts') this.#setOpen(this.#openKey === entry.id ? null : entry.id);
    else if (act === 'unfold') {
      this.#unfolded.add(entry.id);
      this.#list?.redrawRow(entry.id);
    } else if (act === 'quote') this.#reveal(button?.dataset['quote'] ?? '');
    else this.#options.onAct(act, entry, button?.dataset['file'] ?? '');
  };

  #reveal(id: string): void {
    if (this.#list?.reveal(id) === true) this.#list.find(id)?.focus({ preventScroll: true });
  }

  /** Arrows lead from message to message; Enter shows what can be done with one, Escape puts it away. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof HTMLElement)) return;
    const row = event.target.closest<HTMLElement>('.row');
    if (event.key === 'Escape' && this.#openKey !== null) {
      event.preventDefault();
      this.#setOpen(null);
      row?.focus({ preventScroll: true });
    } else if (event.key === 'Enter' && event.target === row) {
      event.preventDefault();
      const entry = this.#entryOf(row);
      if (entry !== undefined) this.#setOpen(this.#openKey === entry.id ? null : entry.id);
    } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && (event.target === row || event.target === this.#scroller)) {
      const next = row === null ? this.#scroller?.querySelector('.rows')?.lastElementChild : event.key === 'ArrowUp' ? row.previousElementSibling : row.nextElementSibling;
      if (!(next instanceof HTMLElement)) return;
      event.preventDefault();
      next.focus({ preventScroll: true });
      this.#list?.show(next);
    }
  };
}

/** Another talk than before, or the same opened at another place. */
function isOther(talk: ReadyTalk, before: ReadyTalk): boolean {
  return before.conversationId !== talk.conversationId || before.sought !== talk.sought;
}

/** How many messages others have written since then; pages that are read on are not new. */
function newsOf(before: ReadyTalk, talk: ReadyTalk): number {
  if (before.revision === talk.revision) return 0;
  const last = sentOf(before).at(-1)?.sequence ?? 0;
  return sentOf(talk).filter(({ sequence, own }) => sequence > last && !own).length;
}

/** A message that stands before another one, not too far up. */
function findBefore(entries: readonly Entry[], id: string, before: Entry): Entry | undefined {
  const first = entries[0];
  const isDense = first !== undefined && isSent(first) && isSent(before);
  const place = isDense ? before.sequence - first.sequence : entries.length;
  for (let index = Math.min(place, entries.length) - 1; index >= Math.max(0, place - quoteReach); index -= 1) {
    const entry = entries[index];
    if (entry?.id === id) return entry;
  }
  return undefined;
}
