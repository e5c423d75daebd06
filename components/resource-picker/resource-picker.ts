import type { PropertyValues, TemplateResult } from 'lit';
import { property, state as internal } from 'lit/decorators.js';
import { connectionDoor, newId, registerLocales, type ResourceQuery } from '../base/index.ts';
import { Flags } from '../base/report/flag.ts';
import { makeActs } from './controllers/acts.ts';
import { AfterPaint } from './controllers/after-paint.ts';
import { Asking } from './controllers/asking.ts';
import { CloserLook } from './controllers/closer-look.ts';
import { Comparing } from './controllers/comparing.ts';
import { Copying } from './controllers/copying.ts';
import { Exporting } from './controllers/exporting.ts';
import { Filing } from './controllers/filing.ts';
import { GivingOut } from './controllers/giving-out.ts';
import { LateViews } from './controllers/late-views.ts';
import { LookingUp } from './controllers/looking-up.ts';
import { Narrowing } from './controllers/narrowing.ts';
import { OnDevice } from './controllers/on-device.ts';
import { OpenedBasket } from './controllers/opened-basket.ts';
import { Patience } from './controllers/patience.ts';
import { Placing } from './controllers/placing.ts';
import { Places } from './controllers/places.ts';
import { Suggesting } from './controllers/suggesting.ts';
import { TableLayout } from './controllers/table-layout.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import { filters, sameQuestion, withWords } from './model/query.ts';
import { recentSearches, rememberSearch } from './model/recent.ts';
import { soundData } from './model/sound.ts';
import {
  LsResourceAddressChangeEvent,
  LsResourceBranchRequestEvent,
  LsResourceCancelRequestEvent,
  LsResourceOpenRequestEvent,
  LsResourceReportRequestEvent,
  LsResourceSearchAheadRequestEvent,
  LsResourceSearchRequestEvent,
  LsResourceSuggestRequestEvent,
} from './resource-picker.events.ts';
import { PickerControl } from './picker-control.ts';
import { resourcePickerStyles } from './resource-picker.styles.ts';
import type { PickerAction, PickerData, PickerLayout, PickerMode, PickerState, PickerTarget } from './resource-picker.types.ts';
import { heldNotice } from './view/held-notice.ts';
import { picker } from './view/picker.ts';
import type { PickerView } from './view/picker-view.ts';
import { suggestionLines } from './view/suggestion-lines.ts';

const noFacets: PickerData['facets'] = {};

registerLocales('resource-picker', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * Finds, judges and chooses resources of the catalogue. Nothing is chosen for anybody, nothing is pushed.
 * In a form it is a control: `name`, `required`, validity, reset and restore.
 *
 * @element ls-resource-picker
 * @summary Search, full metadata, preview, comparison and ordered choice of learning resources.
 * @status experimental
 *
 * @slot preview - What is shown at the head of the closer look, in place of our own player or cover.
 * @slot actions - What the host offers beside our own acts in the closer look.
 * @slot filters - Filters of the host, under ours; they change `scope`.
 * @slot card - A `<template>` for the inside of a card: words go into whatever carries `data-field` (`title`, `provider`, `cover`, …).
 *
 * @fires {LsResourceSelectEvent} ls-resource-select - The selection or its order changed; ids and versions, and as `scope` for whom.
 * @fires {LsResourceOpenEvent} ls-resource-open - A resource was opened for a closer look.
 * @fires {LsResourceAddressChangeEvent} ls-resource-address-change - The place in the search changed; `detail.address` goes into an address bar.
 * @fires {LsResourceActionRequestEvent} ls-resource-action-request - A person uses one of `actions`. Cancelable.
 * @fires {LsResourceExportRequestEvent} ls-resource-export-request - A person wants resources as a file for another system. Cancelable.
 * @fires {LsResourceOpenRequestEvent} ls-resource-open-request - A person wants a closer look. Cancelable.
 * @fires {LsResourceCloseRequestEvent} ls-resource-close-request - A person leaves the closer look. Cancelable.
 * @fires {LsResourceSearchRequestEvent} ls-resource-search-request - A person searches or filters. Cancelable.
 * @fires {LsResourceSearchAheadRequestEvent} ls-resource-search-ahead-request - Words are being typed that may be searched for in a moment. Cancelable.
 * @fires {LsResourceCancelRequestEvent} ls-resource-cancel-request - A person gives up a search that takes long. Cancelable.
 * @fires {LsResourceGiveRequestEvent} ls-resource-give-request - With `gives`: a person gives what is chosen to a class or an organisation. Cancelable.
 * @fires {LsResourceGiveEvent} ls-resource-give - It is given.
 * @fires {LsResourceBranchRequestEvent} ls-resource-branch-request - What is below a place of the taxonomy is wanted. Cancelable.
 * @fires {LsResourceMoreRequestEvent} ls-resource-more-request - A person wants the next page. Cancelable.
 * @fires {LsResourceSuggestRequestEvent} ls-resource-suggest-request - Words stand in the field; suggestions may help. Cancelable.
 * @fires {LsResourceOfflineRequestEvent} ls-resource-offline-request - A person keeps a resource on this machine, or no longer. Cancelable.
 * @fires {LsResourceFavouriteRequestEvent} ls-resource-favourite-request - A person keeps a resource, or no longer. Cancelable.
 * @fires {LsResourceFolderRequestEvent} ls-resource-folder-request - A person puts a favourite into a folder; `respondWith` says when it is done. Cancelable.
 * @fires {LsResourceKeepSearchRequestEvent} ls-resource-keep-search-request - A person keeps a question. Cancelable.
 * @fires {LsResourceRateRequestEvent} ls-resource-rate-request - A person rates a resource. Cancelable.
 * @fires {LsResourceCommentPolicyRequestEvent} ls-resource-comment-policy-request - Whoever answers for a resource says how comments are taken. Cancelable.
 * @fires {LsResourceReplyRequestEvent} ls-resource-reply-request - Whoever answers for a resource replies to a comment. Cancelable.
 * @fires {LsResourceWithholdRequestEvent} ls-resource-withhold-request - Somebody of the school withholds a comment. Cancelable.
 * @fires {LsResourceRecommendRequestEvent} ls-resource-recommend-request - A person switches recommending on or off. Cancelable.
 * @fires {LsResourceStatisticsRequestEvent} ls-resource-statistics-request - Whoever answers for a resource wants to know how it is used. Cancelable.
 * @fires {LsResourceReportRequestEvent} ls-resource-report-request - A person reports a resource; `respondWith(number)` says the number of the case. Cancelable.
 * @fires {LsResourceLookupRequestEvent} ls-resource-lookup-request - More must be known of some ids. Cancelable.
 * @fires {Event} input - As a form control fires it, when the selection changes.
 * @fires {Event} change - As a form control fires it, when the selection changes.
 *
 * @csspart search - The search field.
 * @csspart filters - The filters.
 * @csspart chip - A type to filter by.
 * @csspart results - The list of cards or rows, or the table.
 * @csspart card - One resource.
 * @csspart choice - The check box or radio of a card.
 * @csspart detail - The closer look.
 * @csspart attribution - The line that names whose it is.
 * @csspart basket - What is chosen.
 * @csspart foot - What stays in sight at the bottom: what is compared and chosen. A host with a bar of its own there lifts it.
 *
 * @cssprop [--ls-resource-picker-card-width=216px] - Least width of a card.
 */
export class LsResourcePicker extends PickerControl {
  static override styles = resourcePickerStyles;

  /** `browse` to look around, `pick` to choose. */
  @property() mode: PickerMode = 'browse';
  /** Types that are offered: `A01 A02`. All without it. Where not all three are, one is always asked for, the first to begin with: there is no view of two together. */
  @property() types = '';
  /** Stage, subject and grade to begin with: `primary/数学/3`; parts may be empty. */
  @property() curriculum = '';
  /** Words to begin with. */
  @property() query = '';
  /** Cards (`grid`), rows (`list`) or a compact table (`table`) to begin with. */
  @property() layout: PickerLayout = 'grid';
  /** What is always asked for besides the person's own question, and which nobody can take away. */
  @property({ attribute: false }) scope: ResourceQuery = {};
  /** What the host offers to do with a resource. */
  @property({ attribute: false }) actions: readonly PickerAction[] = [];

  /** @internal By which port it is searched; the element itself, where the host drives `state`. Another one is another person's: nothing of the search of the first stays. */
  get source(): object {
    return this.#source ?? this;
  }
  set source(port: object) {
    const isAnother = this.#source !== undefined && this.#source !== port;
    this.#source = port;
    if (!isAnother) return;
    this.#placing.isPassing = true;
    this.#asking.begin();
    this.#comparing.lay([]);
    this.#lookingUp.forget();
    this.#flags.forget();
    this.choosing.forget();
    this.forgetAim();
  }

  #source: object | undefined;
  /** From the first press of "more" the list goes on by itself. */
  @internal() private goesOn = false;
  /** Only where a search has gone through, and none was refused: whoever refuses words may not know yet that they can be asked ahead. */
  #mayAskAhead: boolean | undefined;
  readonly #asking = new Asking(this, {
    ask: (query, isTyped) => {
      this.#placing.isPassing = isTyped;
      this.#search(query);
    },
    askAhead: (query) => {
      if (this.#mayAskAhead === true) this.request(new LsResourceSearchAheadRequestEvent(query));
    },
  });
  readonly #placing = new Placing(this, this.#asking, {
    data: () => this.#data,
    search: () => this.#search(this.question),
    open: (id) => this.#acts.open(id),
    close: () => this.#acts.close(),
    compared: () => this.#comparing.ids,
    lay: (ids, opens) => this.#comparing.lay(ids, opens),
    tell: (address, passing) => this.dispatchEvent(new LsResourceAddressChangeEvent(address, passing)),
  });
  readonly #patience = new Patience(this, {
    data: () => this.#data,
    isWaiting: () => this.state.type === 'loading' || this.#data?.busy === true,
    question: () => this.question,
    own: () => this.#asking.own,
    cancel: () => this.request(new LsResourceCancelRequestEvent()),
    goBack: (own) => {
      this.#asking.goBack(own);
      // The button is gone: the keyboard goes on where the next words are written.
      this.renderRoot.querySelector<HTMLElement>('.search__input')?.focus();
    },
  });
  readonly #basket = new OpenedBasket(this, {
    ids: () => this.choosing.ids,
    titleOf: (id) => this.#lookingUp.summaryOf(id)?.title ?? null,
    move: (id, place) => this.choosing.move(id, place),
  });
  readonly #comparing = new Comparing(this, () => (this.#placing.isPassing = true));
  readonly #table = new TableLayout(this);
  readonly #narrowing = new Narrowing(this, () => this.#data);
  readonly #suggesting = new Suggesting(this, {
    ask: (words) => this.request(new LsResourceSuggestRequestEvent(words)),
    words: () => this.#asking.words,
    isAnswered: () => this.#data !== null && !this.#data.busy && sameQuestion(this.#data.query, withWords(this.#data.query, this.#asking.words)),
    lines: () => suggestionLines(this.#data, this.#asking.words, recentSearches(this.source), (key, values) => this.t(key, values)),
    choose: ({ text, query }) => (query === null ? this.#acts.search(text) : this.#asking.askAgain(query)),
  });
  readonly #facets = new AfterPaint<PickerData['facets']>(this);
  readonly #lookingUp = new LookingUp(this, {
    data: () => this.#data,
    chosen: () => this.value,
    compared: () => this.#comparing.ids,
    request: (event) => this.request(event),
  });
  readonly #copying = new Copying(this);
  readonly #exporting = new Exporting(this);
  readonly #filing = new Filing(this, { shelf: () => this.#data?.shelf ?? null, request: (event) => this.request(event) });
  readonly #givingOut = new GivingOut(this);
  readonly #leaving = new LateViews(this, () => import('./controllers/leaving.ts'));
  readonly #onDevice = new OnDevice(this, () => this.#data);
  readonly #closerLook = new CloserLook(this, () => this.#data);
  readonly #flags = new Flags(this, async (resourceId, report) => {
    const event = new LsResourceReportRequestEvent(resourceId, report);
    this.request(event);
    return event.answered();
  });
  readonly #places = new Places(this, {
    data: () => this.#data,
    ask: (nodeId) => this.request(new LsResourceBranchRequestEvent(nodeId || null)),
  });
  readonly #groupName = `choice-${newId()}`;
  readonly #acts = makeActs({
    asking: this.#asking,
    suggesting: this.#suggesting,
    choosing: this.choosing,
    comparing: this.#comparing,
    data: () => this.#data,
    question: () => this.question,
    request: (event) => {
      if (event instanceof LsResourceOpenRequestEvent) this.#copying.begin();
      this.request(event);
    },
    remember: (words) => rememberSearch(this.source, words),
    lay: (layout) => (this.layout = layout),
    goOn: () => (this.goesOn = true),
    copy: (text) => void this.#copying.copy(text),
    openDevice: () => this.#onDevice.open(),
    report: (resource) => void this.#flags.open(resource),
    aim: (target) => this.aim(target),
    print: () => {
      const resources = () => this.value.flatMap((id) => this.#lookingUp.resourceOf(id) ?? this.#lookingUp.summaryOf(id) ?? []);
      // Few print. Where its code does not come, the page itself goes on paper.
      void import('./view/paper.ts').then(({ printSelection }) => printSelection(this, () => this.#view, resources, (event) => this.request(event)), () => window.print());
    },
  });

  /** The place in the search, as the query part of an address. Setting it goes there. */
  @property()
  get address(): string {
    return this.#placing.address;
  }
  set address(text: string | null | undefined) {
    this.#placing.goTo(text ?? '');
  }

  /** @internal */
  override get offered(): readonly PickerTarget[] {
    const audiences = (this.gives ? this.#data?.giving?.audiences : undefined) ?? [];
    return this.targets.length > 0 ? this.targets : audiences.map(({ kind, id, name }) => ({ name: `${kind}:${id}`, label: name }));
  }

  /** What is asked now. */
  get question(): ResourceQuery {
    return this.#asking.question;
  }

  /** @internal The service answered a search, after so many milliseconds. */
  answered(took?: number): void {
    this.#asking.answered(took);
  }

  // ---- Life ---------------------------------------------------------------------------------------------------

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const isRestarted = changed.has('query') || changed.has('curriculum') || changed.has('types');
    if (this.hasUpdated ? isRestarted : !this.#placing.isPlaced) this.#asking.begin();
    if (this.#narrowing.isOpen || this.#basket.isOpen || this.#comparing.ids.length > 0 || this.#onDevice.isOpen || this.#data?.detail) this.#leaving.want();
    // Nobody else says when a host has answered.
    if (changed.has('state') && this[connectionDoor].drivenByHost && this.#data !== null && !this.#data.busy) this.answered();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // After this drawing: asking draws again.
    if (changed.has('scope') && changed.get('scope') !== undefined && this.#placing.isAsked(changed.has('state'))) queueMicrotask(() => this.#search(this.question));
  }

  get #data(): PickerData | null {
    return this.state.type === 'ready' ? soundData(this.state) : null;
  }

  // ---- Acts ---------------------------------------------------------------------------------------------------

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const { views } = this.#leaving;
    if (views === null) {
      this.#patience.onKeydown(event);
      this.#holdEscape(event);
      return;
    }
    views.leave(event, this, {
      exporting: this.#exporting,
      basket: this.#basket,
      giveUp: this.#patience.onKeydown,
      shutFilters: () => this.#narrowing.shut(),
      close: () => this.#acts.close(),
    });
  };

  /** The code that knows what Escape shuts is on its way, or did not come: the key must not close the dialog of a host with all that stands open here. */
  #holdEscape(event: KeyboardEvent): void {
    const open = [this.#data?.detail && '.detail', this.#basket.isOpen && '.basket', this.#narrowing.isOpen && '.filters'].filter(Boolean).join();
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || open === '') return;
    if (!event.composedPath().some((place) => place instanceof Element && place.matches(open))) return;
    event.preventDefault();
    event.stopPropagation();
    this.#leaving.want();
  }

  #search(query: ResourceQuery): void {
    this.goesOn = false;
    const goesOn = this.request(new LsResourceSearchRequestEvent(query));
    this.#mayAskAhead = goesOn && this.#mayAskAhead !== false;
  }

  /** @internal */
  protected override versionOf(id: string): number | null {
    return this.#lookingUp.summaryOf(id)?.version ?? null;
  }

  // ---- View ---------------------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type === 'unset' || state.type === 'empty') {
      return this.renderBareState(state, { empty: { title: this.t('resource-picker.empty'), text: this.t('resource-picker.empty.text') } });
    }
    return picker(this.#view, {
      data: this.#data,
      facets: this.#data === null ? noFacets : this.#facets.of(this.#data.facets),
      notice: state.type === 'ready' ? this.#renderNotice(state) : this.renderBareState(state, { skeleton: 'cards', count: 8 }),
      patience: this.#patience,
      onKeydown: this.#onKeydown,
      narrowing: this.#narrowing,
      suggesting: this.#suggesting,
      isGoingOn: this.goesOn,
      complaint: this.choosing.complains ? this.t('resource-picker.required') : null,
      basket: this.#basket,
      compare: {
        isOpen: this.#comparing.isOpen,
        views: this.#comparing.views,
        lookingUp: this.#lookingUp,
        onlyDifferent: this.#comparing.onlyDifferent,
        onOnlyDifferent: this.#comparing.show,
        onOpen: this.#comparing.open,
        onClose: this.#comparing.close,
      },
      device: { isOpen: this.#onDevice.isOpen, onClose: this.#onDevice.close },
      onTemplate: () => this.requestUpdate(),
    });
  }

  #renderNotice(state: Extract<PickerState, { type: 'ready' }>): unknown {
    // A problem says more than where the answer came from.
    const isHeld = state.heldOnly === true && state.problem === undefined;
    return isHeld ? heldNotice(this.#view, state.asOf, () => this.reload()) : this.renderFreshness(state);
  }

  get #view(): PickerView {
    return {
      t: this.t.bind(this),
      format: this.format,
      mode: this.mode,
      targets: this.offered,
      target: this.target,
      rules: this.choosing.rules,
      selection: this.choosing.selection,
      query: this.#asking.question,
      fixed: filters.filter((filter) => filter in this.scope),
      words: this.#asking.words,
      types: this.#asking.types,
      layout: this.layout,
      table: this.#table,
      nameOf: (id) => this.#lookingUp.summaryOf(id)?.title ?? this.t(this.#lookingUp.untitled(id)),
      compared: this.#comparing.ids,
      favourites: this.#data?.shelf?.favourites ?? null,
      filing: this.#filing,
      kept: this.#data?.kept ?? null,
      offlineViews: this.#onDevice.views,
      closerLook: this.#closerLook,
      places: this.#places,
      giving: this.gives && this.#data?.giving ? { of: this.#givingOut, state: this.#data.giving } : null,
      exporting: this.#data?.exported ? { of: this.#exporting, outcome: this.#data.exported } : null,
      actions: this.actions,
      template: this.querySelector<HTMLTemplateElement>(':scope > template[slot="card"]'),
      groupName: this.#groupName,
      copied: this.#copying.outcome,
      acts: this.#acts,
    };
  }
}
