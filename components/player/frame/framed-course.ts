/** A web course in its frame: foreign pages, which run apart from this one. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { adopt } from '../../base/styles/adopt.ts';
import { insideBar } from '../inside/inside-bar.ts';
import type { Inside, InsideHost } from '../inside/inside.ts';
import { insideStyles } from '../inside/inside.styles.ts';
import { openBridge, type Bridge, type FrameWord } from './bridge.ts';

/** So long a course may take until the person is asked what to do. */
const patienceMilliseconds = 15_000;
/** So long it may take to keep what it holds. */
const keepingMilliseconds = 4000;

export interface FramedPage {
  title: string;
  url: string;
}
/** Milliseconds. */
export interface FrameOptions {
  patience?: number;
  keeping?: number;
}

/**
 * What the frame may do. Scripts, and a storage of its own where it has an origin of its own; never leave its frame, and never
 * be of the origin of this page, where tokens live.
 */
export function sandboxFor(url: string): string {
  const isApart = new URL(url, location.href).origin !== location.origin;
  return `allow-scripts allow-forms allow-modals allow-popups allow-downloads${isApart ? ' allow-same-origin' : ''}`;
}

/** A page of ours in the frame speaks the language of the place; what others launch is left as it is. */
export function inLanguage(address: string, language: string): string {
  const url = new URL(address, location.href);
  if (!url.pathname.startsWith('/frame/')) return address;
  url.searchParams.set('lang', language);
  return url.href;
}

export class FramedCourse implements Inside {
  private readonly host: InsideHost;
  private readonly page: FramedPage;
  private readonly leave: (hasFailed: boolean) => void;
  private readonly life = new AbortController();
  private readonly patience: number;
  private readonly keeping: number;
  private readonly bridge: Bridge;
  private phase: 'opening' | 'slow' | 'there' | 'keeping' | 'unkept' = 'opening';
  private holds = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Each attempt has a frame of its own. */
  private frame: HTMLIFrameElement;

  constructor(host: InsideHost, page: FramedPage, leave: (hasFailed: boolean) => void, { patience = patienceMilliseconds, keeping = keepingMilliseconds }: FrameOptions = {}) {
    this.host = host;
    this.page = { ...page, url: inLanguage(page.url, host.language) };
    this.leave = leave;
    this.patience = patience;
    this.keeping = keeping;
    this.frame = this.makeFrame();
    if (host.shadowRoot) adopt(host.shadowRoot, [insideStyles]);
    this.bridge = openBridge({ frame: () => this.frame.contentWindow, address: this.page.url, signal: this.life.signal, hear: (word) => this.hear(word) });
    host.addEventListener('fullscreenchange', () => host.requestUpdate(), { signal: this.life.signal });
    this.wait();
  }

  render(): TemplateResult {
    const { host, page } = this;
    return html`<section class="inside" part="inside" aria-label=${page.title || host.t('player-inside.course')}>
      ${insideBar(host, { title: page.title, leaveWords: host.t('player-inside.course.leave'), leave: () => this.goOut() })}
      <div class="inside__body" aria-busy=${this.phase === 'there' ? 'false' : 'true'}>${this.frame}${this.renderMessage()}</div>
    </section>`;
  }

  focus(): void {
    this.host.renderRoot.querySelector<HTMLElement>('.inside__leave')?.focus();
  }

  end(): void {
    clearTimeout(this.timer);
    this.life.abort();
  }

  private makeFrame(): HTMLIFrameElement {
    const { url, title } = this.page;
    const frame = document.createElement('iframe');
    frame.className = 'inside__frame';
    frame.title = title || this.host.t('player-inside.course');
    frame.sandbox.value = sandboxFor(url);
    frame.allow = 'fullscreen; unload';
    frame.referrerPolicy = 'no-referrer';
    frame.addEventListener('load', () => {
      if (frame === this.frame) this.came();
    });
    frame.src = url;
    return frame;
  }

  private renderMessage(): TemplateResult | typeof nothing {
    const { host, phase } = this;
    if (phase === 'there') return nothing;
    if (phase === 'slow') return this.renderSlow();
    if (phase === 'unkept') return this.renderUnkept();
    const words = host.t(phase === 'opening' ? 'player-inside.course.opening' : 'player-inside.course.keeping');
    return html`<div class="inside__message" role="status"><span class="spinner"></span> ${words}</div>`;
  }

  private renderUnkept(): TemplateResult {
    const { host } = this;
    return html`<div class="inside__message" role="alert">
      ${icon('alert', 'large')}
      <p class="message__title">${host.t('player-inside.course.unkept')}</p>
      <p>${host.t('player-inside.course.unkept.text')}</p>
      <div class="buttons"><button type="button" class="button" @click=${() => this.leave(false)}>${host.t('player-inside.course.unkept.leave')}</button></div>
    </div>`;
  }

  private renderSlow(): TemplateResult {
    const { host } = this;
    return html`<div class="inside__message" role="alert">
      ${icon('alert', 'large')}
      <p class="message__title">${host.t('player-inside.course.slow')}</p>
      <p>${host.t('player-inside.course.slow.text')}</p>
      <div class="buttons">
        <button type="button" class="button button--primary" @click=${() => this.retry()}>${icon('retry')} ${host.t('player.retry')}</button>
        <a class="button" href=${this.page.url} target="_blank" rel="noopener">${icon('open')} ${host.t('player-inside.course.tab')}</a>
      </div>
    </div>`;
  }

  private hear(word: FrameWord): void {
    if (word === 'holds') this.holds = true;
    else this.leave(word === 'failed');
  }

  /** A page that holds something is asked to keep it first. Whoever cannot wait presses again. */
  private goOut(): void {
    if (!this.holds || this.phase === 'keeping' || this.phase === 'unkept') {
      this.leave(false);
      return;
    }
    clearTimeout(this.timer);
    this.go('keeping');
    this.bridge.sayEnd();
    this.timer = setTimeout(() => this.go('unkept'), this.keeping);
  }

  private retry(): void {
    this.holds = false;
    this.frame = this.makeFrame();
    this.wait();
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.go('opening');
    this.timer = setTimeout(() => this.go('slow'), this.patience);
  }

  private came(): void {
    if (this.phase === 'keeping' || this.phase === 'unkept') return;
    clearTimeout(this.timer);
    this.go('there');
  }

  private go(phase: FramedCourse['phase']): void {
    this.phase = phase;
    this.host.requestUpdate();
  }
}
