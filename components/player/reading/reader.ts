/** What is read here, a paper or a book: pages, search, notes, and words for whatever keeps it from being read. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { adopt } from '../../base/styles/adopt.ts';
import { insideBar } from '../inside/inside-bar.ts';
import type { Inside, InsideHost, Opening } from '../inside/inside.ts';
import { insideStyles } from '../inside/inside.styles.ts';
import { LsPlayerNotesRequestEvent } from '../learning/note-events.ts';
import { noteListStyles } from '../learning/note-list.styles.ts';
import { contentsList } from './contents-list.ts';
import { PaperFailure, type PaperProblem, type Refusal, type Rule } from './fetching.ts';
import { TextNotes } from './notes.ts';
import { readingStyles } from './reading.styles.ts';
import { ReadingSession } from './reading-session.ts';
import './reading.locales.ts';
import { searchBar } from './search-bar.ts';
import { TextSearch } from './search.ts';
import type { ContentsEntry, OpenText, ReadText, Zoom } from './text.ts';
import { tools, type Side } from './tools.ts';

/** Written out in full, so that a search finds the keys. */
const words: Record<PaperProblem, { title: string; text: string }> = {
  missing: { title: 'player-reading.missing', text: 'player-reading.missing.text' },
  damaged: { title: 'player-reading.damaged', text: 'player-reading.damaged.text' },
  refused: { title: 'player-reading.refused', text: 'player-reading.refused.text' },
  locked: { title: 'player-reading.locked', text: 'player-reading.locked.text' },
  line: { title: 'player-reading.line', text: 'player-reading.line.text' },
};

const rules: Record<Rule, string> = {
  path: 'player-reading.rule.path',
  'too-large': 'player-reading.rule.too-large',
  entities: 'player-reading.rule.entities',
  protected: 'player-reading.rule.protected',
};

/** What there is once it is open. */
interface Open {
  readonly text: ReadText;
  readonly search: TextSearch;
  readonly notes: TextNotes | null;
  readonly session: ReadingSession | null;
}

export class Reader implements Inside {
  private readonly host: InsideHost;
  private readonly opening: Opening;
  private readonly openText: OpenText;
  private readonly leave: () => void;
  private readonly box = document.createElement('div');
  private life = new AbortController();
  private opened: Open | null = null;
  private problem: PaperProblem | null = null;
  private refusal: Refusal | null = null;
  private waits = false;
  private contents: readonly ContentsEntry[] = [];
  private side: Side | null = null;
  /** Pages that were told last. */
  private seen = '';

  constructor(host: InsideHost, opening: Opening, openText: OpenText, leave: () => void) {
    this.host = host;
    this.opening = opening;
    this.openText = openText;
    this.leave = leave;
    this.box.className = 'paper__pages';
    this.box.tabIndex = 0;
    this.box.setAttribute('role', 'region');
    if (host.shadowRoot) adopt(host.shadowRoot, [insideStyles, noteListStyles, readingStyles]);
    void this.open();
  }

  get pageInView(): number {
    return this.opened?.text.pages.page ?? 1;
  }

  render(): TemplateResult {
    const { host, opened } = this;
    const { title } = this.opening;
    this.box.setAttribute('aria-label', host.t('player-reading.pages'));
    opened?.notes?.follow();
    const isThere = opened !== null && this.problem === null;
    return html`<section class="inside inside--paper" part="inside" aria-label=${title || host.t('player-reading.pages')} @keydown=${(event: KeyboardEvent) => this.key(event)}>
      ${insideBar(host, { title, leaveWords: host.t('player-reading.leave'), leave: this.leave })}
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
    this.opened = null;
  }

  private async open(): Promise<void> {
    const { host, life } = this;
    const { url, resourceId } = this.opening;
    const isOver = (): boolean => life.signal.aborted;
    host.addEventListener('fullscreenchange', () => host.requestUpdate(), { signal: life.signal });
    globalThis.addEventListener('pagehide', () => this.interrupt(), { signal: life.signal });
    try {
      const text = await this.openText({
        url,
        box: this.box,
        root: host.shadowRoot,
        signal: life.signal,
        say: (problem, refusal) => this.trouble(problem, refusal),
        changed: () => this.moved(),
        t: (key, values) => host.t(key, values),
      });
      if (isOver()) return;
      const subject = resourceId === null ? null : { resourceId, taskId: host.taskId, pages: text.pages.count };
      this.opened = {
        text,
        search: new TextSearch(text.searched, () => host.requestUpdate()),
        notes: resourceId === null ? null : new TextNotes(host, text, resourceId, () => this.show('notes')),
        session: subject && new ReadingSession(subject, (records) => host.records(records)),
      };
      this.goOn(text);
      if (resourceId !== null && !host.known?.notes) host.ask(new LsPlayerNotesRequestEvent(resourceId));
      host.requestUpdate();
      this.contents = await text.contents();
    } catch (error) {
      if (isOver()) return;
      this.problem = error instanceof PaperFailure ? error.problem : 'damaged';
      this.refusal = error instanceof PaperFailure ? error.refusal : null;
    }
    host.requestUpdate();
  }

  /** From the page that was asked for, or where the person was last, on whatever device. */
  private goOn({ pages }: ReadText): void {
    const page = this.opening.page ?? this.host.known?.progress?.reading?.page ?? 1;
    pages.go(Math.floor(page), page % 1);
    this.moved();
  }

  private moved(): void {
    const { text, session } = this.opened ?? {};
    if (text) {
      const { page, inView } = text.pages;
      const seen = [page, ...inView].join();
      if (seen !== this.seen) session?.view(page, inView);
      this.seen = seen;
    }
    this.host.requestUpdate();
  }

  private interrupt(): void {
    this.opened?.notes?.save();
    this.opened?.session?.end();
  }

  /** While it is read: a lost line is waited out, and what is there can be read on. */
  private trouble(problem: PaperProblem | null, refusal: Refusal | null = null): void {
    if (this.life.signal.aborted) return;
    this.waits = problem === 'line';
    if (problem !== null && problem !== 'line') Object.assign(this, { problem, refusal });
    this.host.requestUpdate();
  }

  private retry(): void {
    this.end();
    this.life = new AbortController();
    this.problem = this.refusal = null;
    this.waits = false;
    this.side = null;
    this.seen = '';
    this.box.replaceChildren();
    this.host.requestUpdate();
    void this.open();
    this.focus();
  }

  private renderTools({ text, notes }: Open): TemplateResult {
    const { host } = this;
    const sides: Side[] = [...(this.contents.length > 0 ? ['contents' as const] : []), ...(notes?.isThere ? ['notes' as const] : []), 'search'];
    return tools({
      t: host.t.bind(host),
      text,
      sides,
      open: this.side,
      toggle: (side) => this.toggle(side),
      go: (page) => this.go(page),
      turn: (direction) => this.turn(direction),
      zoom: (how) => this.zoom(how),
    });
  }

  private renderSide({ search, notes }: Open): TemplateResult | typeof nothing {
    const { host, side } = this;
    if (side === 'contents') {
      return html`<nav class="paper__side" aria-label=${host.t('player-reading.contents')}>${contentsList(this.contents, (entry) => void this.goTo(entry))}</nav>`;
    }
    if (side === 'notes' && notes) return html`<section class="paper__side" aria-label=${host.t('player.notes')}><h2 class="visually-hidden">${host.t('player.notes')}</h2>${notes.render()}</section>`;
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
    if (!this.opened) return html`<div class="inside__message" role="status"><span class="spinner"></span> ${host.t('player-reading.opening')}</div>`;
    return this.waits ? html`<p class="paper__lost" role="status">${host.t('player-reading.waiting')}</p>` : nothing;
  }

  private renderProblem(problem: PaperProblem): TemplateResult {
    const { host, refusal } = this;
    // To try again opens no lock, and changes no file.
    const mayHelp = problem !== 'locked' && problem !== 'refused';
    return html`<div class="inside__message" role="alert">
      ${icon('alert', 'large')}
      <p class="message__title">${host.t(words[problem].title)}</p>
      <p>${host.t(words[problem].text)}</p>
      ${refusal ? html`<p class="paper__refusal">${host.t(rules[refusal.rule])} <bdi dir="auto">${refusal.file}</bdi></p>` : nothing}
      <div class="buttons">
        ${mayHelp ? html`<button type="button" class="button button--primary" @click=${() => this.retry()}>${icon('retry')} ${host.t('player.retry')}</button>` : nothing}
        ${problem === 'refused' && refusal?.rule !== 'protected'
          ? nothing
          : html`<a class=${mayHelp ? 'button' : 'button button--primary'} href=${this.opening.url} target="_blank" rel="noopener">${icon('open')} ${host.t('player.open.file')}</a>`}
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
    const { text, notes } = opened;
    const acts: Readonly<Record<string, (() => void) | false | undefined>> = {
      n: () => this.turn(1),
      p: () => this.turn(-1),
      '+': () => this.zoom('in'),
      '=': () => this.zoom('in'),
      '-': () => this.zoom('out'),
      '0': () => this.zoom('fit'),
      l: text.layout?.isThere === true && (() => text.layout?.toggle()),
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
    this.opened?.text.pages.go(page);
    this.host.requestUpdate();
  }
  private turn(direction: 1 | -1): void {
    this.opened?.text.pages.turn(direction);
    this.host.requestUpdate();
  }
  private zoom(how: Zoom): void {
    this.opened?.text.pages.zoom(how);
  }

  private async goTo(entry: ContentsEntry): Promise<void> {
    if (!(await this.opened?.text.follow(entry))) return;
    this.side = null;
    this.host.requestUpdate();
    this.focus();
  }

  private async look(words: string): Promise<void> {
    const { text, search } = this.opened ?? {};
    // A field that goes away tells of what was typed into it once more.
    if (!text || !search || this.side !== 'search') return;
    const { pages } = text;
    await search.look(words, pages.page, ({ page, at }) => pages.go(page, at));
    pages.mark(search.words, search.current);
  }

  private step(direction: 1 | -1): void {
    const { text, search } = this.opened ?? {};
    const hit = search?.step(direction);
    if (!hit || !text) return;
    text.pages.mark(search?.words ?? '', hit);
    text.pages.go(hit.page, hit.at);
  }

  private toggle(side: Side): void {
    if (this.side === side) this.close();
    else this.show(side);
  }

  private show(side: Side): void {
    // What is being changed here would be kept at once, and the field be empty again.
    if (this.side !== side) this.leaveSide();
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
    this.opened?.text.pages.mark('', null);
  }
}
