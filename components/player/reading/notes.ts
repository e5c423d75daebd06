/** Notes at a place of a page: in a list beside the pages, and as flags in the margins, where they stay at any size. */
import type { TemplateResult } from 'lit';
import type { Note, NotePlace } from '../../base/ports/index.ts';
import { LsPlayerNoteChangeRequestEvent } from '../learning/note-events.ts';
import { noteList } from '../learning/note-list.ts';
import { NoteTaking } from '../learning/note-taking.ts';
import type { InsideHost } from '../inside/inside.ts';
import type { Mark, ReadText } from './text.ts';

type PagePlace = Extract<NotePlace, { kind: 'page' }>;
const pageOf = ({ page }: PagePlace): number => Number.parseInt(page, 10) || 1;
/** Three digits tell lines of any page apart. */
const rounded = (share: number): number => Math.round(share * 1000) / 1000;

export class TextNotes {
  private readonly host: InsideHost;
  private readonly text: ReadText;
  private readonly taking: NoteTaking;
  private readonly open: () => void;
  private shown: readonly Note[] = [];

  /** `open` shows the list, with the keyboard's place in its field. */
  constructor(host: InsideHost, text: ReadText, resourceId: string, open: () => void) {
    this.host = host;
    this.text = text;
    this.open = open;
    this.taking = new NoteTaking({
      resourceId,
      get place() {
        const { page, at } = text.pages.place;
        return { kind: 'page', page: String(page), at: rounded(at) } as const;
      },
      change: (change) => host.ask(new LsPlayerNoteChangeRequestEvent(change)),
      requestUpdate: () => host.requestUpdate(),
    });
  }

  /** False where nobody keeps notes. */
  get isThere(): boolean {
    return Boolean(this.host.known?.notes);
  }

  bookmark(): void {
    this.taking.mark();
  }
  /** What is half-written is kept. */
  save(): void {
    this.taking.save();
  }

  render(): TemplateResult {
    const { host, taking } = this;
    return noteList({
      t: (key, values) => host.t(key, values),
      noteTaking: taking,
      notes: host.known?.notes ?? null,
      nameOf: (place) => (place.kind === 'page' ? host.t('player-reading.page', { page: this.text.nameOf(pageOf(place)) ?? pageOf(place) }) : ''),
      orderOf: (place) => (place.kind === 'page' ? pageOf(place) + (place.at ?? 0) * 0.999 : null),
      isClosed: () => false,
      go: (place) => this.go(place),
      write: () => this.open(),
      button: 'button',
      tone: '',
    });
  }

  /** Flags follow the notes. Called whenever the host is drawn. */
  follow(): void {
    const items = this.host.known?.notes?.items ?? [];
    if (items === this.shown) return;
    this.shown = items;
    this.taking.settle(items);
    const flags = new Map<number, Mark[]>();
    for (const { place, text } of items) {
      if (place.kind !== 'page') continue;
      const page = pageOf(place);
      flags.set(page, [...(flags.get(page) ?? []), { at: place.at ?? 0, element: this.flag(place, text) }]);
    }
    this.text.pages.note((page) => flags.get(page) ?? []);
  }

  private flag(place: PagePlace, text: string): HTMLElement {
    const flag = document.createElement('button');
    flag.type = 'button';
    flag.className = 'paper__flag';
    flag.setAttribute('aria-label', text === '' ? this.host.t('player-learning.notes.bookmark') : this.host.t('player-reading.note', { text: text.slice(0, 60) }));
    flag.title = text;
    flag.style.setProperty('--_at', String(place.at ?? 0));
    flag.addEventListener('click', () => this.open());
    return flag;
  }

  private go(place: NotePlace): void {
    if (place.kind === 'page') this.text.pages.go(pageOf(place), place.at ?? 0);
    this.host.requestUpdate();
  }
}
