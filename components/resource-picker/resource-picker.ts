import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { html as staticHtml } from 'lit/static-html.js';
import { property, state as internal } from 'lit/decorators.js';
import { connectionDoor, LsDataElement, newId, registerLocales, tag, tagName, type Resource, type ResourceQuery, type ResourceSummary, type ResourceType } from '../base/index.ts';
import { icon } from '../base/icons.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import { parseCurriculum, parseTypes, withFilter, withWords, type Filter } from './model/query.ts';
import { selectionOf, toggled, without, type SelectionRules } from './model/selection.ts';
import {
  LsResourceCloseRequestEvent,
  LsResourceLookupRequestEvent,
  LsResourceMoreRequestEvent,
  LsResourceOpenRequestEvent,
  LsResourceSearchRequestEvent,
  LsResourceSelectEvent,
} from './resource-picker.events.ts';
import { resourcePickerStyles } from './resource-picker.styles.ts';
import type { PickedResource, PickerData, PickerMode, PickerState } from './resource-picker.types.ts';
import { basket } from './view/basket.ts';
import { detail } from './view/detail.ts';
import { filterBar, resultBar, searchField } from './view/filters.ts';
import type { Layout, PickerActs, PickerView } from './view/picker-view.ts';
import { results } from './view/results.ts';

registerLocales('resource-picker', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** Time that typing must rest before it searches. */
const restMilliseconds = 250;

/**
 * Finds, judges and chooses resources of the catalogue. Nothing is chosen for anybody, nothing is pushed.
 * In a form it is a control: `name`, `required`, validity, reset and restore.
 *
 * @element ls-resource-picker
 * @summary Search, full metadata, preview and choice of learning resources.
 * @status experimental
 *
 * @slot preview - What is shown at the head of the closer look, in place of our own player or cover.
 *
 * @fires {LsResourceSelectEvent} ls-resource-select - The selection changed; ids and versions.
 * @fires {LsResourceOpenEvent} ls-resource-open - A resource was opened for a closer look.
 * @fires {LsResourceOpenRequestEvent} ls-resource-open-request - A person wants a closer look. Cancelable.
 * @fires {LsResourceCloseRequestEvent} ls-resource-close-request - A person leaves the closer look. Cancelable.
 * @fires {LsResourceSearchRequestEvent} ls-resource-search-request - A person searches or filters. Cancelable.
 * @fires {LsResourceMoreRequestEvent} ls-resource-more-request - A person wants the next page. Cancelable.
 * @fires {LsResourceLookupRequestEvent} ls-resource-lookup-request - Titles of chosen ids are needed. Cancelable.
 * @fires {Event} input - As a form control fires it, when the selection changes.
 * @fires {Event} change - As a form control fires it, when the selection changes.
 *
 * @csspart search - The search field.
 * @csspart filters - Chips and selects.
 * @csspart chip - A type to filter by.
 * @csspart results - The list of cards or rows.
 * @csspart card - One resource.
 * @csspart choice - The check box or radio of a card.
 * @csspart detail - The closer look.
 * @csspart attribution - The line that names whose it is.
 * @csspart basket - What is chosen.
 *
 * @cssprop [--ls-resource-picker-card-width=13.5rem] - Least width of a card.
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
  /** Name in a form. */
  @property({ reflect: true }) name = '';
  /** In a form: at least one must be chosen. */
  @property({ type: Boolean, reflect: true }) required = false;

  @internal() private selection: readonly PickedResource[] = [];
  @internal() private layout: Layout = 'grid';
  @internal() private copied: 'no' | 'yes' | 'by-hand' = 'no';
  @internal() private complains = false;
  #question: ResourceQuery = {};
  #words = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disabled = false;
  #openedFrom: string | null = null;
  #waits = false;
  readonly #seen = new Map<string, ResourceSummary>();
  readonly #groupName = `choice-${newId()}`;
  readonly #acts: PickerActs = this.#makeActs();

  constructor() {
    super();
    this.addEventListener('invalid', () => (this.complains = true));
  }

  /** Ids of what is chosen, in the order of choosing. Empty until somebody chooses. */
  @property({ attribute: false })
  get value(): readonly string[] {
    return this.selection.map(({ id }) => id);
  }
  set value(ids: readonly string[] | string | null | undefined) {
    const list = typeof ids === 'string' ? ids.split(/[\s,]+/) : (ids ?? []);
    this.selection = selectionOf(list, this.#rules);
  }

  /** What is asked now. */
  get question(): ResourceQuery {
    return this.#question;
  }

  // ---- Form control -------------------------------------------------------------------------------------------

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  get validity(): ValidityState {
    return this.internals.validity;
  }
  get validationMessage(): string {
    return this.internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.internals.willValidate;
  }
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }
  /** @internal */
  formResetCallback(): void {
    this.selection = [];
    this.complains = false;
  }
  /** @internal */
  formStateRestoreCallback(saved: unknown): void {
    if (typeof saved === 'string') this.value = saved;
  }
  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.#disabled = disabled;
    this.requestUpdate();
  }

  // ---- Life ---------------------------------------------------------------------------------------------------

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.hasUpdated || changed.has('query') || changed.has('curriculum') || changed.has('types')) {
      this.#words = this.query;
      this.#question = this.#withFixedType(withWords(parseCurriculum(this.curriculum), this.query));
    }
    if (this.state.type === 'ready') for (const item of [...this.state.items, ...Object.values(this.state.known)]) this.#seen.set(item.id, item);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#tellForm();
    this.#lookUp();
    this.#moveFocus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #rules(): SelectionRules {
    const max = Number.isInteger(this.max) && this.max > 0 ? this.max : Number.POSITIVE_INFINITY;
    return { multiple: this.multiple, max: this.#disabled ? 0 : max };
  }
  get #types(): readonly ResourceType[] {
    return parseTypes(this.types);
  }

  /** Where not all types are offered, one of them is always asked for: the port takes one or all. */
  #withFixedType(query: ResourceQuery): ResourceQuery {
    const types = this.#types;
    const [first] = types;
    const isAllowed = query.type !== undefined && types.includes(query.type);
    return types.length === 3 || isAllowed || !first ? query : { ...query, type: first };
  }

  #tellForm(): void {
    const data = new FormData();
    if (this.name) for (const id of this.value) data.append(this.name, id);
    this.internals.setFormValue(data, this.value.join(' '));
    const anchor = this.renderRoot.querySelector<HTMLElement>('.search__input');
    if (this.required && this.selection.length === 0) {
      this.internals.setValidity({ valueMissing: true }, this.t('resource-picker.required'), anchor ?? undefined);
    } else {
      this.internals.setValidity({});
      this.complains = false;
    }
  }

  #lookUp(): void {
    if (this.state.type !== 'ready') return;
    const unknown = this.value.filter((id) => !this.#seen.has(id) && !this.#asked.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.#asked.add(id);
    this.request(new LsResourceLookupRequestEvent(unknown));
  }
  readonly #asked = new Set<string>();

  /** Into the closer look when it opens, back to its card when it closes. */
  #moveFocus(): void {
    const detailed = this.state.type === 'ready' ? this.state.detail : null;
    const opened = detailed?.id ?? null;
    const before = this.#openedFrom;
    const isLoaded = detailed !== null && detailed.type !== 'loading' && this.#waits && this.shadowRoot?.activeElement === null;
    this.#waits = detailed?.type === 'loading';
    this.#openedFrom = opened;
    // The heading of what was loading is another one than that of what came.
    if (opened === before && !isLoaded) return;
    const card = [...this.renderRoot.querySelectorAll<HTMLElement>('.item__open')].find(({ dataset }) => dataset['id'] === before);
    (opened === null ? card : this.renderRoot.querySelector<HTMLElement>('#detail-title'))?.focus();
  }

  // ---- Acts ---------------------------------------------------------------------------------------------------

  #makeActs(): PickerActs {
    return {
      type: (words) => {
        this.#words = words;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#search(withWords(this.#question, this.#words)), restMilliseconds);
      },
      search: () => this.#search(withWords(this.#question, this.#words), true),
      filter: (filter, value) => this.#filter(filter, value),
      clearFilters: () => {
        const { q, sort } = this.#question;
        this.#search(this.#withFixedType({ ...(q ? { q } : {}), ...(sort ? { sort } : {}) }));
      },
      sort: (sort) => this.#search({ ...this.#question, sort }),
      lay: (layout) => (this.layout = layout),
      more: () => {
        if (this.state.type === 'ready' && this.state.nextCursor && !this.state.busy) this.request(new LsResourceMoreRequestEvent(this.state.nextCursor));
      },
      open: (id) => {
        this.copied = 'no';
        this.request(new LsResourceOpenRequestEvent(id));
      },
      close: () => this.request(new LsResourceCloseRequestEvent()),
      toggle: (resource) => this.#select(toggled(this.selection, resource, this.#rules)),
      remove: (id) => this.#select(without(this.selection, id)),
      clear: () => this.#select([]),
      copy: (text) => void this.#copy(text),
    };
  }

  #filter(filter: Filter, value: string): void {
    this.#search(this.#withFixedType(withFilter(this.#question, filter, value)));
  }

  /** Asks, unless it was asked already; Enter asks again, since somebody wants to know. */
  #search(query: ResourceQuery, again = false): void {
    clearTimeout(this.#timer);
    const isSame = JSON.stringify(query) === JSON.stringify(this.#question);
    this.#question = query;
    this.requestUpdate();
    if (!isSame || again) this.request(new LsResourceSearchRequestEvent(query));
  }

  #select(selection: readonly PickedResource[]): void {
    if (this.#disabled || selection === this.selection) return;
    this.selection = selection;
    this.#tellForm();
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
    const t = this.t.bind(this);
    if (state.type === 'unset' || state.type === 'empty') {
      const empty = { title: t('resource-picker.empty'), text: t('resource-picker.empty.text') };
      return this.renderBareState(state, { empty });
    }
    const view = this.#view;
    const data = state.type === 'ready' ? state : null;
    return html`<div class="picker ${data?.detail ? 'picker--opened' : ''}">
      <div class="picker__ask">${searchField(view)} ${filterBar(view, data?.facets ?? {})}</div>
      <div class="picker__main">
        <div class="picker__results" aria-busy=${data === null || data.busy ? 'true' : 'false'}>
          ${data === null || data.items.length > 0 ? resultBar(view, data?.total ?? null) : nothing}
          ${data ? html`${this.renderFreshness(data)} ${this.#renderFound(view, data)}` : nothing}
          ${state.type === 'ready' ? nothing : this.renderBareState(state, { skeleton: 'cards', count: 8 })}
        </div>
        ${data?.detail ? detail(view, data.detail, (resource) => this.#renderPreview(resource)) : nothing}
      </div>
      ${this.mode === 'pick' ? html`${this.#renderComplaint()} ${basket(view, (id) => this.#seen.get(id)?.title ?? null)}` : nothing}
    </div>`;
  }

  get #view(): PickerView {
    return {
      t: this.t.bind(this),
      format: this.format,
      mode: this.mode,
      rules: this.#rules,
      selection: this.selection,
      query: this.#question,
      words: this.#words,
      types: this.#types,
      layout: this.layout,
      groupName: this.#groupName,
      copied: this.copied,
      acts: this.#acts,
    };
  }

  #renderFound(view: PickerView, data: PickerData): TemplateResult {
    const { items, nextCursor, total, busy } = data;
    if (items.length === 0) return this.#renderNothing(view);
    const more = html`<button type="button" class="button button--wide" aria-busy=${busy ? 'true' : 'false'} @click=${this.#acts.more}>
      ${view.t('resource-picker.more', { shown: items.length, count: total })}
    </button>`;
    return html`${results(view, items, data.detail?.id ?? null)} ${nextCursor ? more : nothing}`;
  }

  /** Nothing found: what can be tried next is offered, not only said. */
  #renderNothing({ t, query, acts }: PickerView): TemplateResult {
    return html`<div class="state" role="status">
      <span class="state__picture">${icon('search', 'large')}</span>
      <p class="state__title">${query.q ? t('resource-picker.nothing.for', { words: query.q }) : t('resource-picker.nothing')}</p>
      <p class="state__text">${t('resource-picker.nothing.text')}</p>
      <div class="state__acts">
        <button type="button" class="button" @click=${acts.clearFilters}>${t('resource-picker.filters.clear')}</button>
        ${query.q
          ? html`<button
              type="button"
              class="button"
              @click=${() => {
                this.#words = '';
                this.#search(withWords(query, ''));
              }}
            >
              ${t('resource-picker.search.clear')}
            </button>`
          : nothing}
      </div>
    </div>`;
  }

  #renderComplaint(): TemplateResult | typeof nothing {
    if (!this.complains) return nothing;
    return html`<p class="field__error" role="alert">${icon('alert', 'small')} ${this.t('resource-picker.required')}</p>`;
  }

  /** The player of this page, if there is one: elements meet by tag, never by import. */
  #renderPreview(resource: Resource): TemplateResult | null {
    // Driven by its host, the picker has no port to hand on.
    if (this[connectionDoor].drivenByHost || customElements.get(tagName('player')) === undefined) return null;
    const player = tag('player');
    return staticHtml`<${player} .port=${this.port} .ports=${this.ports} .service=${this.service} .resource=${resource.id}></${player}>`;
  }
}
