/** The way from a star to a folder. This code comes with the first star that is pressed. */
import { html, type ReactiveController, type TemplateResult } from 'lit';
import { wordBook } from '../../base/i18n.ts';
import { announce, isComposing, isolate, type LsElement, type ResourceSummary } from '../../base/index.ts';
import type { FilingOptions } from '../controllers/filing.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import './filing.locales.ts';
import { FilingDialog } from './filing-dialog.ts';

export { filingStyles } from './filing.styles.ts';

type Item = Pick<ResourceSummary, 'id' | 'title'>;

export interface DeskOptions extends FilingOptions {
  /** Beside which star the way stands. */
  shown(): string | null;
  /** It stands there no longer. */
  leave(): void;
}

const folder = html`<svg class="icon icon--small" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M4 8.5V6.5a1 1 0 0 1 1-1h4.5l2 2.5H19a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z" /></svg>`;

export class FilingDesk implements ReactiveController {
  readonly #host: LsElement;
  readonly #options: DeskOptions;
  readonly #dialog: FilingDialog;
  /** Of which screen readers have been told. */
  #said: string | null = null;

  constructor(host: LsElement, options: DeskOptions) {
    this.#host = host;
    this.#options = options;
    this.#dialog = new FilingDialog(host, options);
    host.addController(this);
  }

  /** Beside a star, over what lies there: nothing moves when it comes, and nothing when it goes. */
  way(item: Item): TemplateResult {
    return this.#button(item, 'filing-way card__act');
  }
  act(item: Item): TemplateResult {
    return this.#button(item, 'filing-act');
  }

  forget(): void {
    this.#dialog.forget();
  }

  hostConnected(): void {
    window.addEventListener('click', this.#onElsewhere, true);
    window.addEventListener('focusin', this.#onElsewhere, true);
    this.#host.addEventListener('keydown', this.#onKeydown, true);
  }
  hostDisconnected(): void {
    window.removeEventListener('click', this.#onElsewhere, true);
    window.removeEventListener('focusin', this.#onElsewhere, true);
    this.#host.removeEventListener('keydown', this.#onKeydown, true);
    this.#dialog.forget();
  }

  hostUpdated(): void {
    const shown = this.#options.shown();
    if (shown !== null && shown !== this.#said) void this.#say();
    this.#said = shown;
  }

  async #say(): Promise<void> {
    await wordBook().load(this.#host.language);
    announce(this.#host.t('resource-picker-filing.offered'), this.#host.language, this.#host);
  }

  #button(item: Item, classes: string): TemplateResult {
    const filed = this.#options.shelf()?.filed;
    const name = filed?.folders.find(({ id }) => id === filed.places[item.id]?.folderId)?.name;
    const title = isolate(shorten(item.title, longestTitle));
    const t = this.#host.t.bind(this.#host);
    const label = name === undefined ? t('resource-picker-filing.choose.of', { title }) : t('resource-picker-filing.in.of', { title, name: isolate(name) });
    return html`<button type="button" class="button button--small ${classes}" data-id=${item.id} aria-haspopup="dialog" aria-label=${label} @click=${() => this.#dialog.open(item)}>
      ${folder} <bdi dir="auto" class="line">${name ?? t('resource-picker-filing.choose')}</bdi>
    </button>`;
  }

  /** Whoever does something else has gone on. */
  readonly #onElsewhere = (event: Event): void => {
    if (this.#options.shown() !== null && !this.#isAtStar(event) && !this.#dialog.isOpen) this.#options.leave();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event) || this.#options.shown() === null || this.#dialog.isOpen || !this.#isAtStar(event)) return;
    // A dialog of a host around it stays open.
    event.preventDefault();
    event.stopPropagation();
    this.#way?.parentElement?.querySelector<HTMLElement>('.item__tool--favourite')?.focus();
    this.#options.leave();
  };

  get #way(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.filing-way');
  }
  #isAtStar(event: Event): boolean {
    const tools = this.#way?.parentElement;
    return tools !== null && tools !== undefined && event.composedPath().includes(tools);
  }
}
