/** Keeps what is opened inside the box, a web course or paper. Until somebody opens it there is a card, and nothing is loaded. */
import { html, type TemplateResult } from 'lit';
import { registerLocales } from '../../base/i18n.ts';
import { importAgain } from '../../base/import-again.ts';
import { formOf, isLaunched, isPackage } from '../media/item.ts';
import { adopt } from '../../base/styles/adopt.ts';
import { Aloud } from '../aloud/aloud.ts';
import { openingCard } from '../face/opening-card.ts';
import { stateBox } from '../face/state-box.ts';
import { textAlternative } from '../face/text-alternative.ts';
import { ToolLaunch } from '../frame/tool-launch.ts';
import { problemFrom } from '../../base/problem.ts';
import type { CourseCard } from '../frame/course-card.ts';
import type { PlayerData, PlayerItem, PlayerKind } from '../player.types.ts';
import type { OpenText } from '../reading/text.ts';
import type { Inside, InsideHost, Opening } from './inside.ts';
import { openingStyles } from './opening.styles.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };

registerLocales('player-inside', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

type DrawCourse = (host: InsideHost, card: CourseCard) => TemplateResult;

async function fetchCourseCard(): Promise<DrawCourse> {
  return (await importAgain(() => import('../frame/course-card.ts'))).courseCard;
}

export class InsideKeeper {
  private readonly host: InsideHost;
  private item: PlayerItem | null = null;
  private inside: Inside | null = null;
  private tool: ToolLaunch | null = null;
  private hindrance: 'loading' | 'line' | null = null;
  /** Unit of the course that was opened last. */
  private unit: number | null = null;
  private problem: string | null = null;
  /** Page on which the item was left here; the record store may not know it yet. */
  private page: number | null = null;
  /** How a course in a package is drawn: a part of its own. `lost`: it did not come. */
  private card: DrawCourse | 'coming' | 'lost' | null = null;
  /** Each opening has a number: what came too late is not shown. */
  private turn = 0;

  private readonly aloud: Aloud;
  private readonly fetchCard: () => Promise<DrawCourse>;

  constructor(host: InsideHost, fetchCard = fetchCourseCard) {
    this.host = host;
    this.fetchCard = fetchCard;
    this.aloud = new Aloud(host);
    if (host.shadowRoot) adopt(host.shadowRoot, [openingStyles]);
  }

  /** Another item closes what is open; news about the same one does not. */
  willShow(item: PlayerItem | null): void {
    const isSame = item?.resourceId === this.item?.resourceId && item?.renditions[0]?.url === this.item?.renditions[0]?.url;
    this.item = item;
    if (!isSame) {
      this.end();
      this.page = null;
      this.tool = item && isLaunched(item) ? new ToolLaunch(this.host, item) : null;
    }
    if (item && isPackage(item) && this.card === null) void this.loadCard();
  }

  render(item: PlayerItem, kind: Exclude<PlayerKind, 'video' | 'audio'>, course: PlayerData['course']): TemplateResult {
    const { aloud, host, hindrance, inside, card } = this;
    const say = { t: host.t.bind(host), format: host.format };
    if (inside) return html`${inside.render()}`;
    if (this.tool) return this.tool.render(textAlternative(item.textAlternative, say.t, aloud));
    if (!isPackage(item) || !course) {
      return openingCard(item, kind, say, { hindrance, page: Math.floor(this.page ?? host.pageToStart ?? host.known?.progress?.reading?.page ?? 0) || null, open: () => void this.open(item), aloud });
    }
    if (typeof card !== 'function') return stateBox({ type: card === 'lost' ? 'offline' : 'loading' }, say, () => void this.loadCard());
    return card(host, {
      title: item.title,
      course,
      steps: item.textAlternative,
      opening: hindrance === 'loading' ? this.unit : null,
      problem: hindrance === 'line' ? (this.problem ?? host.t('player.start.line-lost')) : null,
      open: (unit) => void this.open(item, unit),
      aloud,
    });
  }

  end(): void {
    this.turn += 1;
    this.aloud.stop();
    this.page = this.inside?.pageInView ?? this.page;
    this.inside?.end();
    this.tool?.end();
    this.inside = this.hindrance = null;
  }

  private async open(item: PlayerItem, unit: number | null = null): Promise<void> {
    if (this.hindrance === 'loading') return;
    const turn = ++this.turn;
    // The button that stops it goes with the card.
    this.aloud.stop();
    this.unit = unit;
    this.show(null, 'loading');
    try {
      const [make, url] = await Promise.all([this.maker(item), this.addressOf(item, unit)]);
      if (turn !== this.turn) return;
      this.show(url === null ? null : make({ title: item.title, url, resourceId: item.resourceId, page: this.page ?? this.host.pageToStart }), null);
      if (!this.inside) return;
      this.host.dispatchEvent(new Event('play'));
      await this.host.updateComplete;
      this.inside.focus();
    } catch (error) {
      if (turn !== this.turn) return;
      const { title, detail, action } = problemFrom(error);
      this.problem = [title, detail, action].filter(Boolean).join(' ') || null;
      this.show(null, 'line');
    }
  }

  /** What opens it, fetched with the first opening. */
  private async maker(item: PlayerItem): Promise<(opening: Opening) => Inside> {
    if (item.kind === 'picture') {
      const { PictureViewer } = await importAgain(() => import('../pictures/picture-viewer.ts'));
      return (opening) => new PictureViewer(this.host, opening, item, () => void this.close(false));
    }
    const form = formOf(item.renditions[0]);
    if (form) {
      const [{ Reader }, openText] = await Promise.all([importAgain(() => import('../reading/reader.ts')), form === 'pdf' ? this.openPdf() : this.openBook(item)]);
      return (opening) => new Reader(this.host, opening, openText, () => void this.close(false));
    }
    const { FramedCourse } = await importAgain(() => import('../frame/framed-course.ts'));
    return (opening) => new FramedCourse(this.host, opening, (hasFailed) => void this.close(hasFailed));
  }

  private async openPdf(): Promise<OpenText> {
    const { openPdf } = await importAgain(() => import('../paper/open-pdf.ts'));
    return openPdf;
  }
  private async openBook({ stage }: PlayerItem): Promise<OpenText> {
    const { openBook } = await importAgain(() => import('../book/open-book.ts'));
    return (opened) => openBook(opened, stage);
  }

  /** Where to go; `null` when a host does it in its own way. */
  private async addressOf(item: PlayerItem, unit: number | null): Promise<string | null> {
    if (unit !== null) return (await this.host.launch(unit))?.url ?? null;
    return item.renditions[0]?.url ?? null;
  }

  /** The person goes back to the card, and the keyboard with them. */
  private async close(hasFailed: boolean): Promise<void> {
    const { unit } = this;
    this.end();
    const { turn } = this;
    this.problem = hasFailed ? this.host.t('player-inside.course.failed') : null;
    this.show(null, hasFailed ? 'line' : null);
    await this.host.updateComplete;
    // Somebody has opened something again meanwhile: reading again would throw it away, and it is read when that is left.
    if (turn !== this.turn) return;
    this.host.renderRoot.querySelector<HTMLElement>(unit === null ? '.opening__acts .button' : `[data-unit="${unit}"]`)?.focus();
    if (unit !== null) this.host.reload();
  }

  private async loadCard(): Promise<void> {
    this.card = 'coming';
    this.host.requestUpdate();
    this.card = await this.fetchCard().catch(() => 'lost' as const);
    this.host.requestUpdate();
  }

  private show(inside: Inside | null, hindrance: InsideKeeper['hindrance']): void {
    this.inside = inside;
    this.hindrance = hindrance;
    this.host.requestUpdate();
  }
}
