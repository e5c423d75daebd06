/** A paper that is read here: pages, size, contents, and words for whatever keeps it from being read. */
import { html, nothing, type TemplateResult } from 'lit';
import { registerLocales } from '../../base/i18n.ts';
import { icon, type IconName } from '../../base/icons.ts';
import { adopt } from '../deck/adopt.ts';
import { insideBar } from '../inside/inside-bar.ts';
import type { Inside, InsideHost } from '../inside/inside.ts';
import { insideStyles } from '../inside/inside.styles.ts';
import { contentsOf, pageOf, type ContentsEntry } from './contents.ts';
import { PaperFailure, type PaperProblem } from './fetching.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import { openPaper, type Paper } from './open-paper.ts';
import { PaperPages } from './pages.ts';
import { paperStyles } from './paper.styles.ts';

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

export class PaperReader implements Inside {
  private readonly host: InsideHost;
  private readonly title: string;
  private readonly url: string;
  private readonly leave: () => void;
  private readonly box = document.createElement('div');
  private life = new AbortController();
  private pages: PaperPages | null = null;
  private paper: Paper | null = null;
  private problem: PaperProblem | null = null;
  private waits = false;
  private contents: readonly ContentsEntry[] = [];
  private showsContents = false;

  constructor(host: InsideHost, { title, url }: { title: string; url: string }, leave: () => void) {
    this.host = host;
    this.title = title;
    this.url = url;
    this.leave = leave;
    this.box.className = 'paper__pages';
    this.box.tabIndex = 0;
    this.box.setAttribute('role', 'region');
    if (host.shadowRoot) adopt(host.shadowRoot, [insideStyles, paperStyles]);
    void this.open();
  }

  render(): TemplateResult {
    const { host } = this;
    this.box.setAttribute('aria-label', host.t('player-paper.pages'));
    const isThere = this.pages !== null && this.problem === null;
    return html`<section class="inside inside--paper" part="inside" aria-label=${this.title || host.t('player-paper.pages')} @keydown=${(event: KeyboardEvent) => this.key(event)}>
      ${insideBar(host, { title: this.title, leaveWords: host.t('player-paper.leave'), leave: this.leave })}
      <div class="paper__tools">${isThere ? this.renderTools() : nothing}</div>
      <div class="inside__body" aria-busy=${isThere || this.problem ? 'false' : 'true'}>
        ${this.box} ${this.renderContents()} ${this.renderMessage()}
      </div>
    </section>`;
  }

  focus(): void {
    this.box.focus();
  }

  end(): void {
    this.life.abort();
    this.pages?.end();
    this.pages = this.paper = null;
  }

  private async open(): Promise<void> {
    const { host, life } = this;
    const isOver = (): boolean => life.signal.aborted;
    host.addEventListener('fullscreenchange', () => host.requestUpdate(), { signal: life.signal });
    try {
      const paper = await openPaper(this.url, life.signal, (problem) => this.trouble(problem));
      if (isOver()) return;
      const pages = new PaperPages(this.box, () => host.requestUpdate());
      await pages.fill(paper, (page) => ({ name: host.t('player-paper.page', { page }), failed: host.t('player-paper.page.failed') }));
      if (isOver()) return;
      this.paper = paper;
      this.pages = pages;
      host.requestUpdate();
      this.contents = await contentsOf(paper.document);
    } catch (error) {
      if (isOver()) return;
      this.problem = error instanceof PaperFailure ? error.problem : 'damaged';
    }
    host.requestUpdate();
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
    this.box.replaceChildren();
    this.host.requestUpdate();
    void this.open();
    this.focus();
  }

  private renderTools(): TemplateResult | typeof nothing {
    const { host, pages } = this;
    if (!pages) return nothing;
    const tool = (name: string, picture: IconName, act: () => void, isOff = false): TemplateResult =>
      html`<button
        type="button"
        class="button button--quiet paper__tool"
        aria-label=${name}
        title=${name}
        aria-disabled=${isOff ? 'true' : 'false'}
        @click=${() => {
          if (!isOff) act();
        }}
      >
        ${icon(picture)}
      </button>`;
    return html`${this.contents.length > 0
        ? html`<button type="button" class="button button--quiet paper__tool" aria-expanded=${this.showsContents ? 'true' : 'false'} @click=${() => this.toggleContents()}>
            ${icon('book')} ${host.t('player-paper.contents')}
          </button>`
        : nothing}
      ${tool(host.t('player-paper.previous'), 'chevron-up', () => this.go(pages.page - 1), pages.page <= 1)}
      <label class="paper__place">
        <span class="visually-hidden">${host.t('player-paper.go')}</span>
        <input
          class="paper__number"
          type="number"
          inputmode="numeric"
          min="1"
          max=${pages.count}
          .value=${String(pages.page)}
          @change=${(event: Event) => this.goTyped(event)}
        />
        <span>${host.t('player-paper.of', { count: pages.count })}</span>
      </label>
      ${tool(host.t('player-paper.next'), 'chevron-down', () => this.go(pages.page + 1), pages.page >= pages.count)}
      ${tool(host.t('player-paper.smaller'), 'minus', () => pages.zoom('out'), !pages.mayShrink)}
      ${tool(host.t('player-paper.larger'), 'plus', () => pages.zoom('in'), !pages.mayGrow)}
      <button type="button" class="button button--quiet paper__tool" aria-pressed=${pages.isFitted ? 'true' : 'false'} @click=${() => pages.zoom('fit')}>
        ${host.t('player-paper.fit')}
      </button>`;
  }

  private renderContents(): TemplateResult | typeof nothing {
    if (!this.showsContents || this.contents.length === 0 || this.problem) return nothing;
    const list = (entries: readonly ContentsEntry[]): TemplateResult =>
      html`<ul>
        ${entries.map(
          (entry) => html`<li>
            <button type="button" class="button button--quiet paper__entry" @click=${() => void this.goTo(entry)}><bdi dir="auto">${entry.title}</bdi></button>
            ${entry.entries.length > 0 ? list(entry.entries) : nothing}
          </li>`,
        )}
      </ul>`;
    return html`<nav class="paper__contents" aria-label=${this.host.t('player-paper.contents')}>${list(this.contents)}</nav>`;
  }

  private renderMessage(): TemplateResult | typeof nothing {
    const { host, problem } = this;
    if (problem) return this.renderProblem(problem);
    if (!this.pages) return html`<div class="inside__message" role="status"><span class="spinner"></span> ${host.t('player-paper.opening')}</div>`;
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
        <a class=${mayHelp ? 'button' : 'button button--primary'} href=${this.url} target="_blank" rel="noopener">${icon('open')} ${host.t('player.open.file')}</a>
      </div>
    </div>`;
  }

  private key(event: KeyboardEvent): void {
    const { pages } = this;
    const { ctrlKey, altKey, metaKey, key, target } = event;
    if (!pages || ctrlKey || altKey || metaKey || target instanceof HTMLInputElement) return;
    const acts: Readonly<Record<string, () => void>> = {
      n: () => this.go(pages.page + 1),
      p: () => this.go(pages.page - 1),
      '+': () => pages.zoom('in'),
      '=': () => pages.zoom('in'),
      '-': () => pages.zoom('out'),
      '0': () => pages.zoom('fit'),
    };
    const act = acts[key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  private go(page: number): void {
    this.pages?.go(page);
    this.host.requestUpdate();
  }

  private goTyped({ currentTarget }: Event): void {
    if (!(currentTarget instanceof HTMLInputElement) || !this.pages) return;
    const { valueAsNumber } = currentTarget;
    if (Number.isFinite(valueAsNumber)) this.go(valueAsNumber);
    // What is no page is put right.
    currentTarget.value = String(this.pages.page);
  }

  private async goTo(entry: ContentsEntry): Promise<void> {
    const page = this.paper ? await pageOf(this.paper.document, entry) : null;
    if (page === null) return;
    this.showsContents = false;
    this.go(page);
    this.focus();
  }

  private toggleContents(): void {
    this.showsContents = !this.showsContents;
    this.host.requestUpdate();
  }
}
