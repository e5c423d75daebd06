/** Keeps what is opened inside the box, a web course or paper. Until somebody opens it there is a card, and nothing is loaded. */
import { html, type TemplateResult } from 'lit';
import type { PlayerItem, PlayerKind } from '../player.types.ts';
import { openingCard } from '../face/opening-card.ts';
import type { Inside, InsideHost } from './inside.ts';

export class InsideKeeper {
  private readonly host: InsideHost;
  private item: PlayerItem | null = null;
  private inside: Inside | null = null;
  private hindrance: 'loading' | 'line' | null = null;
  /** Each opening has a number: what came too late is not shown. */
  private turn = 0;

  constructor(host: InsideHost) {
    this.host = host;
  }

  /** Another item closes what is open; news about the same one does not. */
  willShow(item: PlayerItem | null): void {
    const isSame = item?.resourceId === this.item?.resourceId && item?.renditions[0]?.url === this.item?.renditions[0]?.url;
    this.item = item;
    if (!isSame) this.end();
  }

  render(item: PlayerItem, kind: Exclude<PlayerKind, 'video' | 'audio'>): TemplateResult {
    if (this.inside) return html`${this.inside.render()}`;
    const { hindrance } = this;
    return openingCard(item, kind, { t: this.host.t.bind(this.host), format: this.host.format }, { hindrance, open: () => void this.open(item) });
  }

  end(): void {
    this.turn += 1;
    this.inside?.end();
    this.inside = this.hindrance = null;
  }

  private async open(item: PlayerItem): Promise<void> {
    const turn = ++this.turn;
    this.show(null, 'loading');
    try {
      const { FramedCourse } = await import('../frame/framed-course.ts');
      if (turn !== this.turn) return;
      this.show(new FramedCourse(this.host, { title: item.title, url: item.renditions[0]?.url ?? '' }, () => void this.close()), null);
      this.host.dispatchEvent(new Event('play'));
      await this.host.updateComplete;
      this.inside?.focus();
    } catch {
      if (turn === this.turn) this.show(null, 'line');
    }
  }

  /** The person goes back to the card, and the keyboard with them. */
  private async close(): Promise<void> {
    this.end();
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>('.opening__acts .button')?.focus();
  }

  private show(inside: Inside | null, hindrance: InsideKeeper['hindrance']): void {
    this.inside = inside;
    this.hindrance = hindrance;
    this.host.requestUpdate();
  }
}
