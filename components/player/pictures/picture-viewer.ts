/** A picture that is looked at: all of it, or larger, part by part. Several of one resource are leafed through. */
import { html, nothing, type TemplateResult } from 'lit';
import { registerLocales } from '../../base/i18n.ts';
import { icon, type IconName } from '../../base/icons.ts';
import { adopt } from '../../base/styles/adopt.ts';
import { insideBar } from '../inside/inside-bar.ts';
import type { Inside, InsideHost, Opening } from '../inside/inside.ts';
import { insideStyles } from '../inside/inside.styles.ts';
import { ReadingSession } from '../reading/reading-session.ts';
import '../reading/reading.locales.ts';
import type { PlayerItem } from '../player.types.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import { loadPicture, PictureFailure, type PictureProblem } from './load-picture.ts';
import { Magnifier } from './magnifier.ts';
import { pictureStyles } from './picture.styles.ts';

registerLocales('player-pictures', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** Written out in full, so that a search finds the keys. */
const words: Record<PictureProblem, { title: string; text: string }> = {
  missing: { title: 'player-reading.missing', text: 'player-reading.missing.text' },
  damaged: { title: 'player-pictures.damaged', text: 'player-pictures.damaged.text' },
  huge: { title: 'player-pictures.huge', text: 'player-pictures.huge.text' },
  line: { title: 'player-reading.line', text: 'player-reading.line.text' },
};

export class PictureViewer implements Inside {
  private readonly host: InsideHost;
  private readonly item: PlayerItem;
  private readonly leave: () => void;
  private readonly box = document.createElement('div');
  private readonly session: ReadingSession | null;
  private readonly life = new AbortController();
  /** Each picture has its own, and each attempt. */
  private look = new AbortController();
  private glass: Magnifier | null = null;
  /** One of the pictures has been seen: from then on its tools stay, since the keyboard may be at one of them. */
  private wasSeen = false;
  private problem: PictureProblem | null = null;
  private place: number;

  constructor(host: InsideHost, { page, resourceId }: Opening, item: PlayerItem, leave: () => void) {
    this.host = host;
    this.item = item;
    this.leave = leave;
    const { length } = item.renditions;
    this.place = Math.min(length, Math.max(1, Math.floor(page ?? host.known?.progress?.reading?.page ?? 1)));
    this.box.className = 'viewer__box';
    this.box.tabIndex = 0;
    this.box.setAttribute('role', 'region');
    this.session = resourceId === null ? null : new ReadingSession({ resourceId, taskId: host.taskId, pages: length }, (records) => host.records(records));
    if (host.shadowRoot) adopt(host.shadowRoot, [insideStyles, pictureStyles]);
    const { signal } = this.life;
    host.addEventListener('fullscreenchange', () => host.requestUpdate(), { signal });
    globalThis.addEventListener('pagehide', () => this.session?.end(), { signal });
    globalThis.addEventListener('online', () => this.problem === 'line' && void this.show(), { signal });
    void this.show();
  }

  get pageInView(): number {
    return this.place;
  }

  render(): TemplateResult {
    const { host, item, glass, problem } = this;
    const isThere = glass !== null;
    this.box.setAttribute('aria-label', host.t('player-pictures.box'));
    return html`<section class="inside inside--picture" part="inside" aria-label=${item.title || host.t('player-pictures.box')} @keydown=${(event: KeyboardEvent) => this.key(event)}>
      ${insideBar(host, { title: item.title, leaveWords: host.t('player-reading.leave'), leave: this.leave })}
      <div class="viewer__tools">${this.renderLeafing()} ${this.wasSeen ? this.renderGlass(glass) : nothing}</div>
      <div class="inside__body" aria-busy=${isThere || problem ? 'false' : 'true'}>${this.box}${this.renderMessage()}</div>
    </section>`;
  }

  focus(): void {
    this.box.focus();
  }

  end(): void {
    this.life.abort();
    this.look.abort();
    this.session?.end();
  }

  /** What it shows, in words: for whoever does not see it. */
  private get alternative(): string {
    const { title, textAlternative } = this.item;
    return textAlternative?.length ? textAlternative.join(' ') : title || this.host.t('player-pictures.box');
  }

  private async show(): Promise<void> {
    const { host, item } = this;
    this.look.abort();
    const look = (this.look = new AbortController());
    const isOver = (): boolean => look.signal.aborted;
    this.glass = this.problem = null;
    this.box.replaceChildren();
    host.requestUpdate();
    try {
      const { url = '', mimeType = '' } = item.renditions[this.place - 1] ?? {};
      const picture = await loadPicture(url, look.signal);
      if (isOver()) return;
      picture.className = 'viewer__picture';
      picture.alt = this.alternative;
      this.box.replaceChildren(picture);
      await host.updateComplete;
      if (isOver()) return;
      this.glass = new Magnifier(this.box, picture, /^image\/svg/i.test(mimeType) || /\.svg$/i.test(url), () => host.requestUpdate(), look.signal);
      this.wasSeen = true;
      this.session?.view(this.place);
    } catch (error) {
      if (isOver()) return;
      this.problem = error instanceof PictureFailure ? error.problem : 'damaged';
    }
    host.requestUpdate();
  }

  /** Its button goes with what it said. */
  private retry(): void {
    this.focus();
    void this.show();
  }

  private leaf(direction: 1 | -1): void {
    const place = this.place + direction;
    if (place < 1 || place > this.item.renditions.length) return;
    this.place = place;
    void this.show();
  }

  private renderLeafing(): TemplateResult | typeof nothing {
    const { place, host } = this;
    const { length } = this.item.renditions;
    if (length < 2) return nothing;
    return html`${this.tool('player-pictures.previous', 'chevron-start', () => this.leaf(-1), place > 1)}
      <span class="viewer__fact">${host.t('player-pictures.of', { number: place, count: length })}</span>
      ${this.tool('player-pictures.next', 'chevron-end', () => this.leaf(1), place < length)}`;
  }

  private renderGlass(glass: Magnifier | null): TemplateResult {
    const { host } = this;
    return html`${this.tool('player-reading.smaller', 'minus', () => glass?.grow(-1), glass !== null && !glass.isFitted)}
      <span class="viewer__fact" role="status">${host.format.percent(glass?.scale ?? 1)}</span>
      ${this.tool('player-reading.larger', 'plus', () => glass?.grow(1), glass?.mayGrow ?? false)}
      <button type="button" class="button button--quiet" aria-pressed=${(glass?.isFitted ?? true) ? 'true' : 'false'} aria-disabled=${glass ? 'false' : 'true'} @click=${() => glass?.fit()}>${host.t('player-pictures.whole')}</button>`;
  }

  private tool(key: string, picture: IconName, act: () => void, isOn: boolean): TemplateResult {
    const name = this.host.t(key);
    return html`<button
      type="button"
      class="button button--quiet viewer__tool"
      data-tool=${key}
      aria-label=${name}
      title=${name}
      aria-disabled=${isOn ? 'false' : 'true'}
      @click=${() => {
        if (isOn) act();
      }}
    >
      ${icon(picture)}
    </button>`;
  }

  private renderMessage(): TemplateResult | typeof nothing {
    const { host, problem, glass } = this;
    if (glass) return nothing;
    if (!problem) return html`<div class="inside__message" role="status"><span class="spinner"></span> ${host.t('player-reading.opening')}</div>`;
    const url = this.item.renditions[this.place - 1]?.url ?? '';
    const mayHelp = problem !== 'huge';
    return html`<div class="inside__message" role="alert">
      ${icon('alert', 'large')}
      <p class="message__title">${host.t(words[problem].title)}</p>
      <p>${host.t(words[problem].text)}</p>
      <div class="buttons">
        ${mayHelp ? html`<button type="button" class="button button--primary" @click=${() => this.retry()}>${icon('retry')} ${host.t('player.retry')}</button>` : nothing}
        <a class=${mayHelp ? 'button' : 'button button--primary'} href=${url} download>${icon('download')} ${host.t('player-inside.document.keep')}</a>
      </div>
    </div>`;
  }

  private key(event: KeyboardEvent): void {
    const { glass } = this;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      n: () => this.leaf(1),
      p: () => this.leaf(-1),
      '+': () => glass?.grow(1),
      '=': () => glass?.grow(1),
      '-': () => glass?.grow(-1),
      '0': () => glass?.fit(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
