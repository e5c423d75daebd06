import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LsDataElement, icon, registerLocales, badgeStyles, cardStyles, fieldStyles, focusStyles, typographyStyles, type Share } from '../base/index.ts';
import { Flags } from '../base/report/flag.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };
import type { Arrangement } from './model/arrange.ts';
import type { Removal } from './model/removal.ts';
import {
  LsMyResourceDetailsRequestEvent,
  LsMyResourceOpenEvent,
  LsMyResourceRateRequestEvent,
  LsMyResourceRecommendEvent,
  LsMyResourceReportRequestEvent,
  LsSavedSearchOpenEvent,
  LsShareDecideRequestEvent,
  LsShareRequestEvent,
  LsShareThankRequestEvent,
  LsShareWithdrawRequestEvent,
  LsShelfChangeRequestEvent,
} from './my-resources.events.ts';
import { myResourcesStyles } from './my-resources.styles.ts';
import type { MyPlace, MyResourcesData, MyResourcesState, NamedResource } from './my-resources.types.ts';
import { renderSide } from './view/folders.ts';
import { renderKept } from './view/kept-list.ts';
import { renderMade } from './view/made-list.ts';
import type { MyActs, MyView } from './view/my-view.ts';
import { renderShareDialog } from './view/share-dialog.ts';
import { renderOpened, renderShares } from './view/shares.ts';
import { placeKeys } from './view/words.ts';

registerLocales('my-resources', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * My resources (资源管理): what one has made and how far its admission is; what one keeps, in folders, with tags, notes, an own rating and saved searches; what others share with
 * one, as a quiet list; what one shares, with its scope and state. Sharing with an own class is at once; beyond it, it waits
 * until a manager has looked.
 *
 * @element ls-my-resources
 * @fires ls-shelf-change-request - The person changes folders, tags, notes or searches; cancelable, `detail.changes`.
 * @fires ls-my-resource-details-request - The person looks closer at a resource; cancelable.
 * @fires ls-my-resource-rate-request - The person rates a resource; cancelable.
 * @fires ls-my-resource-report-request - The person reports a resource; `respondWith(number)` says the number of the case. Cancelable.
 * @fires ls-share-request - The person shares a resource; cancelable, `detail.draft`; `detail.id` is the id of the share.
 * @fires ls-share-withdraw-request - The person shares it no longer; cancelable.
 * @fires ls-share-thank-request - The person says thank you for what is shared with them, or takes it back; cancelable.
 * @fires ls-share-decide-request - A manager lets an offer through or declines it; cancelable.
 * @fires ls-share-change - A share has another state.
 * @fires ls-my-resource-open - A resource is to be opened, `detail.resourceId` and `detail.place`. The host shows it.
 * @fires ls-my-resource-recommend - A teacher or manager wants to recommend a resource, `detail.resourceId`. The host shows where.
 * @fires ls-saved-search-open - A search is to be asked, `detail.query`. The host shows it.
 * @csspart folders - Folders, tags and saved searches.
 * @csspart list - What is kept.
 * @csspart item - One kept resource.
 * @csspart made - What the person has made.
 * @csspart shares - A list of shares.
 * @csspart share - The dialog for sharing.
 * @csspart opened - What a link led to.
 */
export class LsMyResources extends LsDataElement<MyResourcesState, 'shelf'> {
  static override styles = [focusStyles, typographyStyles, badgeStyles, cardStyles, fieldStyles, myResourcesStyles];

  /** Address of a share on this host, with `{share}` for its id: `/shared/{share}`. Without it no link is offered. */
  @property({ attribute: 'link' }) link = '';

  /** Id of the share that a link led to. */
  @property() share = '';

  /** Id of a resource that the person wants to share: its dialog opens by itself. */
  @property({ attribute: 'share-resource' }) shareResource = '';

  /** Of what was shared it is said that somebody has given thanks, and to nobody how many. */
  @property({ type: Boolean }) uncounted = false;

  @state() private _place: MyPlace = 'kept';
  @state() private _arrangement: Arrangement = { folder: '', tag: '', words: '', sort: 'newest' };
  @state() private _naming = '';
  @state() private _removed: Removal | null = null;
  @state() private _sharing: NamedResource | null = null;
  @state() private _copied: 'no' | 'yes' | 'by-hand' = 'no';
  /** The resource that was brought here and whose dialog was opened already. */
  #brought = '';
  #wasSending = false;
  /** From the press until the answer. */
  #isSharing = false;

  readonly #flags = new Flags(this, async (resourceId, report) => {
    const event = new LsMyResourceReportRequestEvent(resourceId, report);
    this.request(event);
    return event.answered();
  });
  readonly #acts: MyActs = {
    arrange: (part) => void (this._arrangement = { ...this._arrangement, ...part }),
    name: (folderId) => this.#name(folderId),
    change: (...changes) => {
      this._removed = null;
      this.request(new LsShelfChangeRequestEvent(changes));
    },
    remove: (removal) => this.#remove(removal),
    look: (resourceId) => void this.request(new LsMyResourceDetailsRequestEvent(resourceId)),
    rate: (resourceId, rating) => void this.request(new LsMyResourceRateRequestEvent(resourceId, rating)),
    report: (resource) => void this.#flags.open(resource),
    open: (resourceId, place) => void this.dispatchEvent(new LsMyResourceOpenEvent(resourceId, place ?? null)),
    search: (query) => void this.dispatchEvent(new LsSavedSearchOpenEvent(query)),
    recommend: (resourceId) => void this.dispatchEvent(new LsMyResourceRecommendEvent(resourceId)),
    startSharing: (resource) => {
      [this._sharing, this._copied] = [resource, 'no'];
    },
    share: (draft) => {
      // A second press while the first is on its way shares nothing more.
      if (!this.#isSharing) this.#isSharing = this.request(new LsShareRequestEvent(draft));
    },
    withdraw: ({ id }) => void this.request(new LsShareWithdrawRequestEvent(id)),
    thank: ({ id }, given) => void this.request(new LsShareThankRequestEvent(id, given)),
    decide: ({ id }, approved, answer) => void this.request(new LsShareDecideRequestEvent(id, approved, answer)),
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state') || this.state.type !== 'ready') return;
    const { toShare } = this.state;
    if (toShare !== null && toShare.id !== this.#brought) [this._sharing, this.#brought] = [toShare, toShare.id];
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('dialog.share');
    if (dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('#share-title')?.focus();
    }
    const isSending = this.state.type === 'ready' && this.state.sharing.type === 'sending';
    if (this.#wasSending && !isSending) {
      this.#isSharing = false;
      this.#focus('#share-outcome');
    }
    this.#wasSending = isSending;
  }

  #focus(css: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(css)?.focus());
  }

  #name(folderId: string): void {
    const before = this._naming;
    this._naming = folderId;
    if (folderId !== '') this.#focus('.naming input');
    else this.#focus(before === 'new' ? '.new-folder' : `[data-rename="${CSS.escape(before)}"]`);
  }

  #remove(removal: Removal): void {
    if (!this.request(new LsShelfChangeRequestEvent(removal.remove))) return;
    this._removed = removal;
    const [change] = removal.remove;
    if (change?.act === 'drop-folder' && this._arrangement.folder === change.folderId) this._arrangement = { ...this._arrangement, folder: '' };
    // What had the keyboard is gone: it goes where the act can be taken back.
    this.#focus('.undo');
  }

  private _onUndo(removal: Removal): void {
    this._removed = null;
    this.request(new LsShelfChangeRequestEvent(removal.restore));
    this.#focus('.folder');
  }

  private _onPlace(place: MyPlace): void {
    this._place = place;
  }

  /** The address of a share and nothing else: no token, nobody's id. */
  private _linkOf({ id }: Share): string | null {
    if (this.link === '') return null;
    return new URL(this.link.replaceAll('{share}', encodeURIComponent(id)), this.baseURI).href;
  }

  private async _onCopy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this._copied = 'yes';
    } catch {
      // Without TLS there is no clipboard: the link is marked, so that it can be copied by hand.
      this.renderRoot.querySelector<HTMLInputElement>('.share__link')?.select();
      this._copied = 'by-hand';
    }
  }

  private _onShareClose(): void {
    this.renderRoot.querySelector<HTMLDialogElement>('dialog.share')?.close();
    this._sharing = null;
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') return this.renderBareState(state);
    const view: MyView = { data: state, arrangement: this._arrangement, naming: this._naming, isCounting: !this.uncounted, t: (key, values) => this.t(key, values), format: this.format, acts: this.#acts };
    return html`${this.renderFreshness(state)} ${state.opened === null ? nothing : renderOpened(view, state.opened)} ${this._renderPlaces(state)} ${this._renderRemoved()}
      ${this._renderPlace(view)}
      ${this._sharing === null
        ? nothing
        : renderShareDialog(view, {
            resource: this._sharing,
            copied: this._copied,
            linkOf: (share) => this._linkOf(share),
            onCopy: (text) => void this._onCopy(text),
            onClose: () => this._onShareClose(),
          })}`;
  }

  private _renderPlace(view: MyView): TemplateResult {
    const place = this._place;
    if (place === 'kept') return html`<div class="kept">${renderSide(view)}<div class="main">${renderKept(view)}</div></div>`;
    return place === 'made' ? renderMade(view, view.data.made ?? []) : renderShares(view, place);
  }

  private _renderPlaces({ role, favourites, made, shares }: MyResourcesData): TemplateResult {
    const places: readonly MyPlace[] = ['kept', ...(made === null ? [] : (['made'] as const)), 'received', 'own', ...(role === 'manager' ? (['review'] as const) : [])];
    return html`<nav class="places buttons" aria-label=${this.t('my-resources.label')}>
      ${places.map((place) => {
        const count = place === 'kept' ? favourites.length : place === 'made' ? made?.length : shares[place]?.length;
        return html`<button type="button" class="button" data-place=${place} aria-current=${this._place === place} @click=${() => this._onPlace(place)}>
          ${this.t(placeKeys[place])}${count === undefined ? nothing : html` <span class="quiet figures">${this.format.number(count)}</span>`}
        </button>`;
      })}
    </nav>`;
  }

  private _renderRemoved(): TemplateResult {
    const removed = this._removed;
    return html`<div role="status">
      ${removed === null
        ? nothing
        : html`<p class="banner">
            ${icon('done', 'small')}<span class="banner__text">${this.t('my-resources.removed', { name: removed.name })}</span>
            <button type="button" class="button button--small undo" @click=${() => this._onUndo(removed)}>${this.t('my-resources.undo')}</button>
          </p>`}
    </div>`;
  }
}
