/** What lies at a tool (LTI): the way in, which is a launch in a window of its own, and the way back. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { directionOf } from '../../base/language.ts';
import { problemFrom } from '../../base/problem.ts';
import { hostOf } from '../face/opening-card.ts';
import type { InsideHost } from '../inside/inside.ts';
import type { PlayerItem } from '../player.types.ts';

/** So long the launch may take until the person is asked what to do. */
const patienceMilliseconds = 20_000;

/** `held`: the browser has let no window open, so the address waits to be pressed. */
type Phase = { name: 'ready' | 'asking' | 'opened' } | { name: 'held'; url: string } | { name: 'failed'; words: string };

export class ToolLaunch {
  private readonly host: InsideHost;
  private readonly item: PlayerItem;
  private readonly patience: number;
  private phase: Phase = { name: 'ready' };
  /** Each opening has a number: what came too late opens nothing. */
  private turn = 0;

  constructor(host: InsideHost, item: PlayerItem, { patience = patienceMilliseconds }: { patience?: number } = {}) {
    this.host = host;
    this.item = item;
    this.patience = patience;
  }

  render(alternative: TemplateResult | typeof nothing): TemplateResult {
    const { host, item, phase } = this;
    const { admittedBy = '', provider, title } = item;
    const page = hostOf(item.renditions[0]?.url);
    const button = host.t(phase.name === 'opened' ? 'player-inside.launch.again' : 'player-inside.launch.open');
    return html`<div class="opening" part="opening">
      <span class="opening__picture">${icon('open', 'large')}</span>
      ${title ? html`<p class="opening__title"><bdi dir="auto">${title}</bdi></p>` : nothing}
      <p class="opening__text">${host.t('player-inside.launch.text', { provider: provider || page, page })} ${admittedBy ? host.t('player-inside.launch.admitted', { admittedBy }) : nothing}</p>
      <p class="opening__text">${host.t('player-inside.launch.told')}</p>
      <div class="buttons opening__acts">
        ${phase.name === 'held'
          ? html`<a class="button button--primary" href=${phase.url} target="_blank" rel="noopener" @click=${() => setTimeout(() => this.go({ name: 'opened' }))}>${icon('open')} ${host.t('player-inside.launch.open')}</a>`
          : html`<button type="button" class="button button--primary" aria-busy=${phase.name === 'asking' ? 'true' : 'false'} @click=${() => void this.open()}>${icon('open')} ${button}</button>`}
      </div>
      ${this.renderNews()} ${alternative}
    </div>`;
  }

  /** Nothing that is still asked for opens any more. */
  end(): void {
    this.turn += 1;
    if (this.phase.name === 'asking') this.phase = { name: 'ready' };
  }

  private renderNews(): TemplateResult {
    const { host, phase } = this;
    if (phase.name === 'failed') return html`<p class="opening__text" role="alert">${phase.words} ${host.t('player-inside.launch.failed.act')}</p>`;
    if (phase.name === 'held') return html`<p class="opening__text" role="alert">${host.t('player-inside.launch.held')}</p>`;
    const words = phase.name === 'asking' ? host.t('player-inside.launch.asking') : phase.name === 'opened' ? host.t('player-inside.launch.opened') : nothing;
    return html`<p class="opening__text" role="status">${words}</p>`;
  }

  private async open(): Promise<void> {
    if (this.phase.name === 'asking') return;
    if (!navigator.onLine) {
      this.go({ name: 'failed', words: this.host.t('player-inside.launch.offline') });
      return;
    }
    const turn = ++this.turn;
    // At once: a window that comes after the answer is one that nobody pressed for, and is held back.
    const opened = globalThis.open('', '_blank');
    if (opened) sayIn(opened, this.host.t('player-inside.launch.asking'), this.host);
    this.go({ name: 'asking' });
    try {
      const launch = await this.within(this.host.launch(null));
      if (turn !== this.turn) {
        opened?.close();
      } else if (launch === null) {
        // A host does it in its own way.
        opened?.close();
        this.go({ name: 'ready' });
      } else {
        this.lead(opened, pageAddress(launch.url));
      }
    } catch (error) {
      opened?.close();
      if (turn === this.turn) this.go({ name: 'failed', words: this.wordsOf(error) });
    }
  }

  private lead(opened: Window | null, url: string): void {
    if (!opened) {
      this.go({ name: 'held', url });
      return;
    }
    // Whoever has closed it meanwhile does not want it any more.
    if (opened.closed) {
      this.go({ name: 'ready' });
      return;
    }
    // The tool gets no handle to this page.
    opened.opener = null;
    opened.location.replace(url);
    this.go({ name: 'opened' });
  }

  private wordsOf(error: unknown): string {
    if (error instanceof TooLate) return this.host.t('player-inside.launch.slow');
    const { title, detail, offline } = problemFrom(error);
    return [title, detail].filter(Boolean).join(' ') || this.host.t(offline ? 'player-inside.launch.offline' : 'player-inside.launch.failed');
  }

  private async within<Value>(answer: Promise<Value>): Promise<Value> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TooLate()), this.patience);
    });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }

  private go(phase: Phase): void {
    const isPressed = this.host.renderRoot.querySelector('.opening__acts :focus') !== null;
    this.phase = phase;
    this.host.requestUpdate();
    // Button and link take each other's place: the keyboard stays there.
    if (isPressed) void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>('.opening__acts .button')?.focus());
  }
}

class TooLate extends Error {}

/** Only pages: whoever answers could otherwise run a script in a window of this origin. @throws TypeError */
function pageAddress(address: string): string {
  const url = new URL(address, location.href);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`A launch leads to ${url.protocol}`);
  return url.href;
}

/** Words in the new window until it goes where it leads. */
function sayIn(opened: Window, words: string, { language }: InsideHost): void {
  const { document: page } = opened;
  page.title = words;
  page.documentElement.lang = language;
  page.documentElement.dir = directionOf(language);
  page.body.textContent = words;
}
