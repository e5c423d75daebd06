import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LsDataElement, newId, registerLocales, type RecommendationChange, type Recommendations, type RecommendationSuggestion } from '../base/index.ts';
import { badgeStyles, buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { Flags, type Flagged } from '../base/report/flag.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };
import { LsRecommendationsChangeRequestEvent, LsRecommendationsLearnersRequestEvent, LsRecommendationsOpenEvent, LsRecommendationsReportRequestEvent } from './recommendations.events.ts';
import { recommendationsStyles } from './recommendations.styles.ts';
import { audienceOf, draftOf, isForAll, nothingGiven, type Giving } from './model/giving.ts';
import type { RecommendationsData, RecommendationsState } from './recommendations.types.ts';
import { given } from './view/given.ts';
import { list } from './view/list.ts';
import { firstPage, nextPage } from './view/pages.ts';
import { settings } from './view/settings.ts';

registerLocales('recommendations', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const givenTitle = '.given__title';

/**
 * What is recommended (资源推送, RS-10), by whom and why, and the switch that ends it (SEC-16) beside each list. Nothing opens by itself.
 * Teachers and authorities see what they have recommended, take it back, and recommend the `resource` that the host names; teachers also to
 * learners one by one, one resource or several to choose from, and by suggestions that show their evidence (T-13). To all goes nothing without a second yes.
 *
 * @element ls-recommendations
 * @fires ls-recommendations-change-request - The mode, the own words, or what is recommended is to change; cancelable, `detail.change`.
 * @fires ls-recommendations-learners-request - A class is chosen: who learns there is read, to choose from; cancelable, `detail.classId`.
 * @fires ls-recommendations-change - It holds; `detail.change`.
 * @fires ls-recommendations-report-request - The person reports what is recommended; `respondWith(number)` says the number of the case. Cancelable.
 * @fires ls-recommendations-open - The person wants to look at a resource; `detail.resourceId`. The host opens it.
 * @csspart list - One list.
 * @csspart suggestions - What might help whom, for teachers.
 */
export class LsRecommendations extends LsDataElement<RecommendationsState, 'resources'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, badgeStyles, cardStyles, fieldStyles, stateStyles, recommendationsStyles];

  /** Id of a resource that a teacher or an authority may recommend here. */
  @property() resource = '';

  /** How many of each list are wanted, where it is more than at first. */
  @state() private _wanted: Readonly<Record<string, number>> = {};

  @state() private _giving: Giving = nothingGiven;

  /** What has the keyboard's place once what was asked for is done. */
  #next: { id: string; css: string } | null = null;
  /** Of what is being given: the same until it is done, so that giving twice is once. */
  #givenId = newId();

  readonly #flags = new Flags(this, async (resourceId, report) => {
    const event = new LsRecommendationsReportRequestEvent(resourceId, report);
    this.request(event);
    return event.answered();
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // What was given is with the others: the form begins anew.
    if (this.#next?.css !== givenTitle || this.state.type !== 'ready' || this.state.done !== this.#next.id) return;
    this.#givenId = newId();
    this._giving = nothingGiven;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const next = this.#next;
    if (next === null || this.state.type !== 'ready' || this.state.done !== next.id) return;
    this.#next = null;
    this.renderRoot.querySelector<HTMLElement>(next.css)?.focus();
  }

  #ask(change: RecommendationChange, css: string): void {
    const event = new LsRecommendationsChangeRequestEvent(change);
    if (this.request(event)) this.#next = { id: event.detail.id, css };
  }

  /** The keyboard goes on at the next one, or the one before; behind the last at the switch. */
  #onDismiss(lists: Recommendations['lists'], resourceId: string): void {
    const items = lists.find((one) => one.items.some(({ resource }) => resource.id === resourceId))?.items ?? [];
    const place = items.findIndex(({ resource }) => resource.id === resourceId);
    const next = items[place + 1] ?? items[place - 1];
    this.#ask({ act: 'dismiss', resourceId }, next === undefined ? '[role=switch]' : `[data-id="${CSS.escape(next.resource.id)}"] .item__dismiss`);
  }

  /** What the host offers is ticked, as it was chosen for this; whom it goes to never is. */
  #given(): Giving {
    const { _giving: giving, resource } = this;
    return giving.suggestion === null && giving.resourceIds.length === 0 && !giving.isTried && resource !== '' ? { ...giving, resourceIds: [resource] } : giving;
  }

  #onChooseAudience(giving: Giving, { audiences, learners = {} }: RecommendationsData): void {
    this._giving = giving;
    const isClass = audienceOf(giving, audiences)?.kind === 'class';
    if (isClass && !learners[giving.audienceId]) this.request(new LsRecommendationsLearnersRequestEvent(giving.audienceId));
  }

  #onUse(suggestion: RecommendationSuggestion, data: RecommendationsData): void {
    const reason = this.t('recommendations.suggestion.reason', { title: suggestion.task.title });
    this.#onChooseAudience({ ...nothingGiven, suggestion, resourceIds: suggestion.resources.slice(0, 1).map(({ id }) => id), audienceId: suggestion.class.id, reason }, data);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.give input')?.focus());
  }

  /** To all of a class, or of an organisation, nothing goes with one press. */
  #onGive(form: FormData, data: RecommendationsData): void {
    const reason = form.get('reason');
    this._giving = { ...this.#given(), isTried: true, reason: typeof reason === 'string' ? reason : '' };
    const audience = audienceOf(this._giving, data.audiences);
    if (audience === undefined || draftOf(this._giving, audience) === null) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.give [aria-invalid=true]')?.focus());
      return;
    }
    const { learnerIds } = this._giving;
    const isAll = isForAll(this._giving, audience) || data.learners?.[audience.id]?.every(({ id }) => learnerIds.includes(id)) === true;
    if (!isAll) { this.#send(data); return; }
    this._giving = { ...this._giving, isAsked: true };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#confirm')?.focus());
  }

  #send({ audiences }: RecommendationsData): void {
    const draft = draftOf(this._giving, audienceOf(this._giving, audiences));
    if (draft !== null) this.#ask({ act: 'give', id: this.#givenId, draft }, givenTitle);
  }

  #shownOf(key: string): number {
    return this._wanted[key] ?? firstPage;
  }

  /** The keyboard goes to the first that came. */
  #onMore(key: string): void {
    const before = this.#shownOf(key);
    this._wanted = { ...this._wanted, [key]: before + nextPage };
    const box = key === 'given' ? '.given' : `[data-kind=${key}]`;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`${box} .items > :nth-child(${before + 1}) button`)?.focus());
  }

  #onSwitch({ mode, modes, interests }: Recommendations): void {
    // Pupils have a middle way, which is where they begin; for the others on is all.
    const on = modes.find((one) => one !== 'off') ?? 'all';
    this.#ask({ act: 'set', settings: { mode: mode === 'off' ? on : 'off', interests } }, '[role=switch]');
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') return this.renderBareState(state);
    const t = (key: string, values?: Record<string, string | number>): string => this.t(key, values);
    const { lists, mode, interests, audiences } = state;
    const view = {
      t,
      format: this.format,
      isOff: mode === 'off',
      onSwitch: () => this.#onSwitch(state),
      onOpen: (resourceId: string) => this.dispatchEvent(new LsRecommendationsOpenEvent(resourceId)),
      onDismiss: (resourceId: string) => this.#onDismiss(lists, resourceId),
      onReport: (resource: Flagged) => void this.#flags.open(resource),
      onRestore: (resourceId: string) => this.#ask({ act: 'restore', resourceId }, '.settings > summary'),
      onMode: (wanted: Recommendations['mode']) => this.#ask({ act: 'set', settings: { mode: wanted, interests } }, `[name=mode][value=${wanted}]`),
      onInterests: (words: string[]) => this.#ask({ act: 'set', settings: { mode, interests: words } }, '[name=interest]'),
      giving: this.#given(),
      resource: this.resource,
      onGiving: (change: (giving: Giving) => Partial<Giving>) => {
        const giving = this.#given();
        this._giving = { ...giving, isAsked: false, ...change(giving) };
      },
      onChooseAudience: (id: string) => this.#onChooseAudience({ ...this.#given(), audienceId: id, whom: '', learnerIds: [], isAsked: false }, state),
      onWhom: (whom: Giving['whom']) => (this._giving = { ...this.#given(), whom, isAsked: false }),
      onUse: (suggestion: RecommendationSuggestion) => this.#onUse(suggestion, state),
      onGive: (form: FormData) => this.#onGive(form, state),
      onConfirm: () => this.#send(state),
      onWithdraw: (id: string) => this.#ask({ act: 'withdraw', id }, givenTitle),
      shownOf: (key: string) => this.#shownOf(key),
      onMore: (key: string) => this.#onMore(key),
    };
    return html`${this.renderFreshness(state)}
      ${audiences.length === 0 ? nothing : given(view, state)}
      ${lists.length === 0 ? list(view, { kind: mode === 'off' ? 'neutral' : 'teacher', about: null, items: [] }) : lists.map((one) => list(view, one))}
      ${settings(view, state)}`;
  }
}
