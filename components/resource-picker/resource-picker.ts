import type { PropertyValues, TemplateResult } from 'lit';
import { html as staticHtml } from 'lit/static-html.js';
import { property, state as internal } from 'lit/decorators.js';
import { connectionDoor, LsDataElement, newId, registerLocales, tag, tagName, type Resource, type ResourceQuery, type ResourceSummary } from '../base/index.ts';
import { makeActs } from './controllers/acts.ts';
import { AfterPaint } from './controllers/after-paint.ts';
import { Asking } from './controllers/asking.ts';
import { Choosing } from './controllers/choosing.ts';
import { CloserLook } from './controllers/closer-look.ts';
import { Comparing } from './controllers/comparing.ts';
import { Ordering } from './controllers/ordering.ts';
import { Placing } from './controllers/placing.ts';
import { Suggesting } from './controllers/suggesting.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import { filters, sameQuestion, withWords } from './model/query.ts';
import {
  LsResourceAddressChangeEvent,
  LsResourceLookupRequestEvent,
  LsResourceOpenRequestEvent,
  LsResourceSearchRequestEvent,
  LsResourceSelectEvent,
  LsResourceSuggestRequestEvent,
} from './resource-picker.events.ts';
import { resourcePickerStyles } from './resource-picker.styles.ts';
import type { PickedResource, PickerAction, PickerData, PickerLayout, PickerMode, PickerState } from './resource-picker.types.ts';
import { printSelection } from './view/paper.ts';
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
 * @fires {LsResourceSelectEvent} ls-resource-select - The selection or its order changed; ids and versions.
 * @fires {LsResourceOpenEvent} ls-resource-open - A resource was opened for a closer look.
 * @fires {LsResourceAddressChangeEvent} ls-resource-address-change - The place in the search changed; `detail.address` goes into an address bar.
 * @fires {LsResourceActionRequestEvent} ls-resource-action-request - A person uses one of `actions`. Cancelable.
 * @fires {LsResourceOpenRequestEvent} ls-resource-open-request - A person wants a closer look. Cancelable.
 * @fires {LsResourceCloseRequestEvent} ls-resource-close-request - A person leaves the closer look. Cancelable.
 * @fires {LsResourceSearchRequestEvent} ls-resource-search-request - A person searches or filters. Cancelable.
 * @fires {LsResourceMoreRequestEvent} ls-resource-more-request - A person wants the next page. Cancelable.
 * @fires {LsResourceSuggestRequestEvent} ls-resource-suggest-request - Words stand in the field; suggestions may help. Cancelable.
 * @fires {LsResourceFavouriteRequestEvent} ls-resource-favourite-request - A person keeps a resource, or no longer. Cancelable.
 * @fires {LsResourceKeepSearchRequestEvent} ls-resource-keep-search-request - A person keeps a question. Cancelable.
 * @fires {LsResourceRateRequestEvent} ls-resource-rate-request - A person rates a resource. Cancelable.
 * @fires {LsResourceReportRequestEvent} ls-resource-report-request - A person reports a resource. Cancelable.
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
 *
 * @cssprop [--ls-resource-picker-card-width=216px] - Least width of a card.
 */
export class LsResourcePicker extends LsDataElement<PickerState, 'resources'> {
  static override styles = resourcePickerStyles;
  static readonly formAssociated = true;

  /** `browse` to look around, `pick` to choose. */
  @property() mode: PickerMode = 'browse';
  /** Allows more than one. */
  @property({ type: Boolean }) multiple = false;
  /** Most that may be chosen, with `multiple`. */
  @property({ type: Number }) max = Number.POSITIVE_INFINITY;
  /** Types that are offered: `A01 A02`. All without it. */
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
  /** Name in a form. */
  @property({ reflect: true }) name = '';
  /** In a form: at least one must be chosen. */
  @property({ type: Boolean, reflect: true }) required = false;

  @internal() private copied: 'no' | 'yes' | 'by-hand' = 'no';
  @internal() private filtersOpen = false;
  @internal() private basketOpen = false;
  /** From the first press of "more" the list goes on by itself. */
  @internal() private goesOn = false;
  readonly #asking = new Asking(this, (query, isTyped) => {
    this.#placing.isPassing = isTyped;
    this.#search(query);
  });
  readonly #placing = new Placing(this, this.#asking, {
    data: () => this.#data,
    search: () => this.#search(this.question),
    open: (id) => this.#acts.open(id),
    close: () => this.#acts.close(),
    tell: (address, passing) => this.dispatchEvent(new LsResourceAddressChangeEvent(address, passing)),
  });
  readonly #choosing = new Choosing(this, this.internals, (selection) => this.#tellSelection(selection));
  readonly #ordering = new Ordering(this, {
    ids: () => this.#choosing.ids,
    titleOf: (id) => this.#seen.get(id)?.title ?? '',
    move: (id, place) => this.#choosing.move(id, place),
  });
  readonly #comparing = new Comparing(this);
  readonly #suggesting = new Suggesting(this, {
    ask: (words) => this.request(new LsResourceSuggestRequestEvent(words)),
    isAnswered: () => this.#data !== null && !this.#data.busy && sameQuestion(this.#data.query, withWords(this.#data.query, this.#asking.words)),
    lines: () => suggestionLines(this.#data, this.#asking.words, (key, values) => this.t(key, values)),
    choose: ({ text, query }) => (query === null ? this.#acts.search(text) : this.#asking.askAgain(query)),
  });
  readonly #facets = new AfterPaint<PickerData['facets']>(this);
  readonly #seen = new Map<string, ResourceSummary>();
  readonly #lookedUp = new Set<string>();
  readonly #groupName = `choice-${newId()}`;
  readonly #acts = makeActs({
    asking: this.#asking,
    suggesting: this.#suggesting,
    choosing: this.#choosing,
    comparing: this.#comparing,
    data: () => this.#data,
    question: () => this.question,
    request: (event) => {
      if (event instanceof LsResourceOpenRequestEvent) this.copied = 'no';
      this.request(event);
    },
    lay: (layout) => (this.layout = layout),
    goOn: () => (this.goesOn = true),
    copy: (text) => void this.#copy(text),
    print: () => printSelection(this.#view, this.value.flatMap((id) => this.#seen.get(id) ?? []), this.direction, this.language),
  });

  constructor() {
    super();
    new CloserLook(this, () => this.#data?.detail ?? null);
  }

  /** Ids of what is chosen, in order. Empty until somebody chooses. */
  @property({ attribute: false })
  get value(): readonly string[] {
    return this.#choosing.ids;
  }
  set value(ids: readonly string[] | string | null | undefined) {
    this.#choosing.set(ids ?? []);
  }

  /** The place in the search, as the query part of an address. Setting it goes there. */
  @property()
  get address(): string {
    return this.#placing.address;
  }
  set address(text: string | null | undefined) {
    this.#placing.goTo(text ?? '');
  }

  /** What is asked now. */
  get question(): ResourceQuery {
    return this.#asking.question;
  }

  // ---- Form control -------------------------------------------------------------------------------------------

  get form(): HTMLFormElement | null {
    return this.#choosing.form.form;
  }
  get validity(): ValidityState {
    return this.#choosing.form.validity;
  }
  get validationMessage(): string {
    return this.#choosing.form.validationMessage;
  }
  get willValidate(): boolean {
    return this.#choosing.form.willValidate;
  }
  checkValidity(): boolean {
    return this.#choosing.form.checkValidity();
  }
  reportValidity(): boolean {
    return this.#choosing.form.reportValidity();
  }
  /** @internal */
  formResetCallback(): void {
    this.#choosing.form.reset();
  }
  /** @internal */
  formStateRestoreCallback(kept: string | File | FormData | null): void {
    this.#choosing.form.restore(kept);
  }
  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.#choosing.form.setDisabled(disabled);
  }

  // ---- Life ---------------------------------------------------------------------------------------------------

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const isRestarted = changed.has('query') || changed.has('curriculum') || changed.has('types');
    if (this.hasUpdated ? isRestarted : !this.#placing.isPlaced) this.#asking.begin();
    const data = this.#data;
    if (data) for (const item of [...data.items, ...Object.values(data.known)]) this.#seen.set(item.id, item);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#lookUp();
    // After this drawing: asking draws again.
    if (changed.has('scope') && changed.get('scope') !== undefined && this.#data !== null) queueMicrotask(() => this.#search(this.question));
  }

  get #data(): PickerData | null {
    return this.state.type === 'ready' ? this.state : null;
  }

  /** Chosen and compared resources of which nothing is known yet. */
  #lookUp(): void {
    if (this.#data === null) return;
    const { known } = this.#data;
    const wanted = [...this.value.filter((id) => !this.#seen.has(id)), ...this.#comparing.ids.filter((id) => !(id in known))];
    const unknown = wanted.filter((id) => !this.#lookedUp.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.#lookedUp.add(id);
    this.request(new LsResourceLookupRequestEvent([...new Set(unknown)]));
  }

  // ---- Acts ---------------------------------------------------------------------------------------------------

  #search(query: ResourceQuery): void {
    this.goesOn = false;
    this.request(new LsResourceSearchRequestEvent(query));
  }

  #tellSelection(selection: readonly PickedResource[]): void {
    this.dispatchEvent(new LsResourceSelectEvent(selection));
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = 'yes';
    } catch {
      // Without TLS there is no clipboard: the line is marked, so that it can be copied by hand.
      const line = this.renderRoot.querySelector('.attribution__text');
      if (line) getSelection()?.selectAllChildren(line);
      this.copied = 'by-hand';
    }
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
      notice: state.type === 'ready' ? this.renderFreshness(state) : this.renderBareState(state, { skeleton: 'cards', count: 8 }),
      areFiltersOpen: this.filtersOpen,
      onFilters: () => (this.filtersOpen = !this.filtersOpen),
      suggesting: this.#suggesting,
      isGoingOn: this.goesOn,
      complaint: this.#choosing.complains ? this.t('resource-picker.required') : null,
      preview: (resource) => this.#renderPreview(resource),
      basket: {
        isOpen: this.basketOpen,
        onToggle: () => (this.basketOpen = !this.basketOpen),
        ordering: this.#ordering,
        titleOf: (id) => this.#seen.get(id)?.title ?? null,
      },
      compare: {
        isOpen: this.#comparing.isOpen,
        summaryOf: (id) => this.#seen.get(id) ?? null,
        resourceOf: (id) => this.#data?.known[id] ?? null,
        onlyDifferent: this.#comparing.onlyDifferent,
        onOnlyDifferent: this.#comparing.show,
        onOpen: this.#comparing.open,
        onClose: this.#comparing.close,
      },
      onTemplate: () => this.requestUpdate(),
    });
  }

  get #view(): PickerView {
    return {
      t: this.t.bind(this),
      format: this.format,
      mode: this.mode,
      rules: this.#choosing.rules,
      selection: this.#choosing.selection,
      query: this.#asking.question,
      fixed: filters.filter((filter) => filter in this.scope),
      words: this.#asking.words,
      types: this.#asking.types,
      layout: this.layout,
      compared: this.#comparing.ids,
      favourites: this.#data?.shelf?.favourites ?? null,
      actions: this.actions,
      template: this.querySelector<HTMLTemplateElement>(':scope > template[slot="card"]'),
      groupName: this.#groupName,
      copied: this.copied,
      acts: this.#acts,
    };
  }

  /** The player of this page, if there is one: elements meet by tag, never by import. */
  #renderPreview(resource: Resource): TemplateResult | null {
    // Driven by its host, the picker has no port to hand on.
    if (this[connectionDoor].drivenByHost) return null;
    if (customElements.get(tagName('player')) === undefined) {
      // It may be on its way: hosts fetch it when somebody looks closely.
      void customElements.whenDefined(tagName('player')).then(() => this.requestUpdate());
      return null;
    }
    const player = tag('player');
    return staticHtml`<${player} .port=${this.port} .ports=${this.ports} .service=${this.service} .resource=${resource.id}></${player}>`;
  }
}
