/** A paper that is read here: pages, search, notes, and words for whatever keeps it from being read. */
import { html, nothing, type TemplateResult } from 'lit';
import { registerLocales } from '../../base/i18n.ts';
import { icon } from '../../base/icons.ts';
import { adopt } from '../../base/styles/adopt.ts';
import { keepPreferences, readPreferences } from '../deck/preferences.ts';
import { insideBar } from '../inside/inside-bar.ts';
import type { Inside, InsideHost, Opening } from '../inside/inside.ts';
import { insideStyles } from '../inside/inside.styles.ts';
import { LsPlayerNotesRequestEvent } from '../learning/note-events.ts';
import { noteListStyles } from '../learning/note-list.styles.ts';
import { contentsList } from './contents-list.ts';
import { contentsOf, pageOf, type ContentsEntry } from './contents.ts';
import { PaperFailure, type PaperProblem } from './fetching.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import { PaperNotes } from './notes.ts';
import { openPaper, type Paper } from './open-paper.ts';
import { PaperPages, type Zoom } from './pages.ts';
import { paperStyles } from './paper.styles.ts';
import { ReadingSession } from './reading-session.ts';
import { searchBar } from './search-bar.ts';
import { PaperSearch } from './search.ts';
import { tools, type Side } from './tools.ts';

// They come with the reader, not with the player.
registerLocales('player-paper', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** Written out in full, so that a search finds the keys. */
const words: Record<PaperProblem, { title: string; text: string }> = {
  missing: { title: 'player-paper.missing', text: 'player-paper.missing.text' },
  damaged: { title: 'player-paper.damaged', text: 'player-paper.damaged.text' },
  locked: { title: 'player-paper.locked', text: 'player-paper.locked.text' },
  line: { title: 'player-paper.line', text: 'player-paper.line.text' },
};

/** What there is once the paper is open. */
interface Open {
  readonly paper: Paper;
  readonly pages: PaperPages;
  readonly search: PaperSearch;
  readonly notes: PaperNotes | null;
  readonly session: ReadingSession | null;
}

export class PaperReader implements Inside {
  private readonly host: InsideHost;
  private readonly opening: Opening;
  private readonly leave: () => void;
  private readonly box = document.createElement('div');
  private life = new AbortController();
  private opened: Open | null = null;
  private problem: PaperProblem | null = null;
  private waits = false;
  private contents: readonly ContentsEntry[] = [];
  private side: Side | null = null;
  /** Page that was told last. */
  private seen = 0;

  constructor(host: InsideHost, opening: Opening, leave: () => void) {
    this.host = host;
    this.opening = opening;
    this.leave = leave;
    this.box.className = 'paper__pages';
    this.box.tabIndex = 0;
    this.box.setAttribute('role', 'region');
    if (host.shadowRoot) adopt(host.shadowRoot, [insideStyles, noteListStyles, paperStyles]);
    void this.open();
  }

  get pageInView(): number {
    return this.opened?.pages.page ?? 1;
  }

  render(): TemplateResult {
    const { host, opened } = this;
    const { title } = this.opening;
    this.box.setAttribute('aria-label', host.t('player-paper.pages'));
    opened?.notes?.follow();
    const isThere = opened !== null && this.problem === null;
    return html`<section class="inside inside--paper" part="inside" aria-label=${title || host.t('player-paper.pages')} @keydown=${(event: KeyboardEvent) => this.key(event)}>
      ${insideBar(host, { title, leaveWords: host.t('player-paper.leave'), leave: this.leave })}
      <div>${isThere ? this.renderTools(opened) : nothing}</div>
      <div class="inside__body" aria-busy=${isThere || this.problem ? 'false' : 'true'}>${this.box} ${isThere ? this.renderSide(opened) : nothing} ${this.renderMessage()}</div>
    </section>`;
  }

  focus(): void {
    this.box.focus();
  }

  end(): void {
    this.life.abort();
    const { opened } = this;
    opened?.notes?.save();
    opened?.session?.end();
    opened?.search.end();
    opened?.pages.end();
    this.opened = null;
  }

  private async open(): Promise<void> {
    const { host, life } = this;
    const { url, resourceId } = this.opening;
    const isOver = (): boolean => life.signal.aborted;
    host.addEventListener('fullscreenchange', () => host.requestUpdate(), { signal: life.signal });
    globalThis.addEventListener('pagehide', () => this.interrupt(), { signal: life.signal });
    try {
      const paper = await openPaper(url, life.signal, (problem) => this.trouble(problem));
      if (isOver()) return;
      const pages = new PaperPages(this.box, () => this.moved(), readPreferences().paperSize);
      await pages.fill(paper, (page) => ({ name: host.t('player-paper.page', { page }), failed: host.t('player-paper.page.failed') }));
      if (isOver()) return;
      const subject = resourceId === null ? null : { resourceId, taskId: host.taskId, pages: pages.count };
      this.opened = {
        paper,
        pages,
        search: new PaperSearch(paper.document, () => host.requestUpdate()),
        notes: resourceId === null ? null : new PaperNotes(host, pages, resourceId, () => this.show('notes')),
        session: subject && new ReadingSession(subject, (records) => host.records(records)),
      };
      this.goOn(pages);
      if (resourceId !== null && !host.known?.notes) host.ask(new LsPlayerNotesRequestEvent(resourceId));
      host.requestUpdate();
      this.contents = await contentsOf(paper.document);
    } catch (error) {
      if (isOver()) return;
      this.problem = error instanceof PaperFailure ? error.problem : 'damaged';
    }
    host.requestUpdate();
  }

  /** From the page that was asked for, or where the person was last, on whatever device. */
  private goOn(pages: PaperPages): void {
    const page = this.opening.page ?? this.host.known?.progress?.reading?.page ?? 1;
    if (page > 1) pages.go(Math.floor(page), page % 1);
    this.moved();
  }

  private moved(): void {
    const { pages, session } = this.opened ?? {};
    if (pages && pages.page !== this.seen) session?.view((this.seen = pages.page));
    this.host.requestUpdate();
  }

  private interrupt(): void {
    this.opened?.notes?.save();
    this.opened?.session?.interrupt();
  }

  /** While it is read: a lost line is waited out, and what is there can be read on. */
  private trouble(problem: PaperProblem | null): void {
    if (this.life.signal.aborted) return;
    this.waits = problem === 'line';
    if (problem !== null && problem !== 'line') this.problem = problem;
    this.host.requestUpdate();
  }

  private retry(): void {
    this.end();
    this.life = new AbortController();
    this.problem = null;
    this.waits = false;
    this.side = null;
    this.seen = 0;
    this.box.replaceChildren();
    this.host.requestUpdate();
    void this.open();
    this.focus();
  }

  private renderTools({ pages, notes }: Open): TemplateResult {
    const { host } = this;
    const sides: Side[] = [...(this.contents.length > 0 ? ['contents' as const] : []), ...(notes?.isThere ? ['notes' as const] : []), 'search'];
    return tools({ t: host.t.bind(host), pages, sides, open: this.side, toggle: (side) => this.toggle(side), go: (page) => this.go(page), zoom: (how) => this.zoom(how) });
  }

  private renderSide({ search, notes }: Open): TemplateResult | typeof nothing {
    const { host, side } = this;
    if (side === 'contents') {
      return html`<nav class="paper__side" aria-label=${host.t('player-paper.contents')}>${contentsList(this.contents, (entry) => void this.goTo(entry))}</nav>`;
    }
    if (side === 'notes' && notes) return html`<section class="paper__side" aria-label=${host.t('player.notes')}>${notes.render()}</section>`;
    if (side !== 'search') return nothing;
    return searchBar({
      t: host.t.bind(host),
      search,
      look: (text) => void this.look(text),
      step: (direction) => this.step(direction),
      close: () => this.toggle('search'),
    });
  }

  private renderMessage(): TemplateResult | typeof nothing {
    const { host, problem } = this;
    if (problem) return this.renderProblem(problem);
    if (!this.opened) return html`<div class="inside__message" role="status"><span class="spinner"></span> ${host.t('player-paper.opening')}</div>`;
    return this.waits ? html`<p class="paper__lost" role="status">${host.t('player-paper.waiting')}</p>` : nothing;
  }

  private renderProblem(problem: PaperProblem): TemplateResult {
    const { host } = this;
    // To try again opens no lock.
    const mayHelp = problem !== 'locked';
    return html`<div class="inside__message" role="alert">
      ${icon('alert', 'large')}
      <p class="message__title">${host.t(words[problem].title)}</p>
      <p>${host.t(words[problem].text)}</p>
      <div class="buttons">
        ${mayHelp ? html`<button type="button" class="button button--primary" @click=${() => this.retry()}>${icon('retry')} ${host.t('player.retry')}</button>` : nothing}
        <a class=${mayHelp ? 'button' : 'button button--primary'} href=${this.opening.url} target="_blank" rel="noopener">${icon('open')} ${host.t('player.open.file')}</a>
      </div>
    </div>`;
  }

  private key(event: KeyboardEvent): void {
    const { opened } = this;
    const { ctrlKey, altKey, metaKey, key, target } = event;
    // The browser's own search knows only pages that are drawn.
    const seeks = (ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'f';
    const writes = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (!opened || (!seeks && (ctrlKey || altKey || metaKey || (writes && key !== 'Escape')))) return;
    const { pages, notes } = opened;
    const acts: Readonly<Record<string, (() => void) | false | undefined>> = {
      n: () => this.go(pages.page + 1),
      p: () => this.go(pages.page - 1),
      '+': () => this.zoom('in'),
      '=': () => this.zoom('in'),
      '-': () => this.zoom('out'),
      '0': () => this.zoom('fit'),
      '/': () => this.show('search'),
      b: notes?.isThere && (() => notes.bookmark()),
      w: notes?.isThere && (() => this.show('notes')),
      Escape: this.side !== null && (() => this.close()),
    };
    const act = seeks ? () => this.show('search') : acts[key];
    if (!act) return;
    event.preventDefault();
    // Escape is heard by whatever lies around, too.
    event.stopPropagation();
    act();
  }

  private go(page: number): void {
    this.opened?.pages.go(page);
    this.host.requestUpdate();
  }

  /** The size that somebody likes is that of the next paper, too. */
  private zoom(how: Zoom): void {
    const { pages } = this.opened ?? {};
    pages?.zoom(how);
    if (pages) keepPreferences({ paperSize: pages.chosenSize });
  }

  private async goTo(entry: ContentsEntry): Promise<void> {
    const page = this.opened ? await pageOf(this.opened.paper.document, entry) : null;
    if (page === null) return;
    this.side = null;
    this.go(page);
    this.focus();
  }

  private async look(text: string): Promise<void> {
    const { pages, search } = this.opened ?? {};
    // A field that goes away tells of what was typed into it once more.
    if (!pages || !search || this.side !== 'search') return;
    await search.look(text, pages.page, ({ page, at }) => pages.go(page, at));
    pages.mark(search.words, search.current);
  }

  private step(direction: 1 | -1): void {
    const { pages, search } = this.opened ?? {};
    const hit = search?.step(direction);
    if (!hit || !pages) return;
    pages.mark(search?.words ?? '', hit);
    pages.go(hit.page, hit.at);
  }

  private toggle(side: Side): void {
    if (this.side === side) this.close();
    else this.show(side);
  }

  private show(side: Side): void {
    this.leaveSide();
    this.side = side;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>('.paper__words, .paper__side textarea, .paper__side button')?.focus());
  }

  /** The keyboard goes back to the pages. */
  private close(): void {
    this.leaveSide();
    this.side = null;
    this.host.requestUpdate();
    this.focus();
  }

  /** What is half-written is kept, and what was looked for is not marked any more. */
  private leaveSide(): void {
    if (this.side === 'notes') this.opened?.notes?.save();
    if (this.side !== 'search') return;
    this.opened?.search.end();
    this.opened?.pages.mark('', null);
  }
}
