import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { today } from '../base/china-day.ts';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { badgeStyles, buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles, tableStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { AbovePlan } from './controllers/above-plan.ts';
import { ActivityText } from './controllers/activity-text.ts';
import { AskedTexts } from './controllers/asked-texts.ts';
import { Composition } from './controllers/composition.ts';
import { Pictures } from './controllers/pictures.ts';
import { PlaceKeeper } from './controllers/place-keeper.ts';
import { Reviewing } from './controllers/reviewing.ts';
import { Scheduling } from './controllers/scheduling.ts';
import { StandardsChoice } from './controllers/standards-choice.ts';
import { StepMoves } from './controllers/step-moves.ts';
import { Teaching } from './controllers/teaching.ts';
import {
  LsPlanAttachRequestEvent,
  LsPlanCoverageRequestEvent,
  LsPlanCreateRequestEvent,
  LsPlanEditRequestEvent,
  LsPlanMoreRequestEvent,
  LsPlanOpenEvent,
  LsPlanPickerShowEvent,
  LsPlanScheduleRequestEvent,
  LsPlanStandardsRequestEvent,
  LsPlanTermCopyRequestEvent,
} from './lesson-planner.events.ts';
import { lessonPlannerStyles } from './lesson-planner.styles.ts';
import type { SchoolCalendar } from './schedule/schedule.ts';
import type { LessonPlannerState, OpenPlan, PlanList, PlannerView } from './lesson-planner.types.ts';
import type { PlanChange, Stage } from './model/content.ts';
import { pickedIds } from './model/picked.ts';
import type { PlanFace } from './view/face.ts';
import { renderCoverage } from './view/coverage.ts';
import { renderPlanList } from './view/plan-list.ts';
import { renderPlanView } from './view/plan-view.ts';
import { runStyles } from './view/run.styles.ts';
import { scheduleStyles } from './view/schedule.styles.ts';
import { commentsStyles } from './view/comments.styles.ts';
import { reviewStyles } from './review/review.styles.ts';
import { standardsStyles } from './view/standards.styles.ts';
import { richStyles } from './view/rich.styles.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('lesson-planner', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * Where a teacher prepares lessons: what learners can do afterwards, and the steps before, in and after class, online and on
 * paper. What is typed is kept within a second, with a line or without; two who write together lose nothing; minutes, balance,
 * screens and evidence are told beside the plan.
 *
 * @element ls-lesson-planner
 * @fires ls-plan-open - A plan is opened (`detail.planId`) to be written or taught (`detail.view`), or all plans (`null`); cancel it to go there in a way of your own.
 * @fires ls-plan-create-request - The person begins a plan; cancelable, `detail.title`, `detail.lessonKind`.
 * @fires ls-plan-copy-request - The person copies a plan; cancelable.
 * @fires ls-plan-edit-request - The person writes in the open plan; cancelable, `detail.change`.
 * @fires ls-plan-attach-request - The person attaches a resource to a step; cancelable.
 * @fires ls-plan-picture-request - A picture of the plan is to be seen; cancelable, `detail.pictureId`.
 * @fires ls-plan-picture-add-request - The person puts a picture into a text; cancelable, `detail.picture`.
 * @fires ls-plan-picture-remove-request - The person deletes a picture for good, also from versions and copies; cancelable, `detail.planId`, `detail.pictureId`; `respondWith(receipt)`.
 * @fires ls-plan-picker-show - The picker in the slot is shown: a host may fetch it now, and not before.
 * @fires ls-plan-share-request - The author says who writes along; cancelable, `detail.personIds`.
 * @fires ls-plan-submit-request - The author hands the plan in to the heads of its subject; cancelable.
 * @fires ls-plan-withdraw-request - The author takes back what was handed in; cancelable, `detail.reviewId`.
 * @fires ls-plan-decide-request - A head of the subject approves a plan or returns it; cancelable, `detail.reviewId`, `detail.decision`.
 * @fires ls-plan-colleagues-request - The author asks with whom the plan can be shared; cancelable.
 * @fires ls-plan-standards-request - The person wants to choose from curriculum standards; cancelable.
 * @fires ls-plan-coverage-request - The person wants to see which curriculum standards the plans touch; cancelable.
 * @fires ls-plan-term-copy-request - The person takes an earlier term over, each plan as an own copy (`detail.termId`), or stops doing so (`null`); cancelable.
 * @fires ls-plan-schedule-request - The person changes what is taught in the term, and when; cancelable, `detail.change`.
 * @fires ls-plan-more-request - The person wants older plans; cancelable.
 * @fires ls-plan-word-request - The person takes the plan away as a Word document; cancelable.
 * @fires ls-plan-print-request - The person prints the plan, or the sheet for a substitute (`detail.sheet`); cancelable.
 * @fires ls-plan-change - What was written is kept; `detail.content` is the whole plan.
 * @fires ls-lesson-start - A lesson is begun from the plan; `detail.lessonId`.
 * @fires ls-lesson-end - The lesson is over.
 * @fires ls-lesson-activity - An activity of the class was begun or stopped; `detail.activityId`, `detail.state` and when, `detail.loggedAt`.
 * @slot picker - A picker of resources; what is chosen in it (`ls-resource-select`) is attached to the open step.
 * @csspart list - All plans.
 * @csspart plan - One plan in the list.
 * @csspart bar - What stands above an open plan.
 * @csspart lane - The steps before, in or after class.
 * @csspart step - One step.
 * @csspart versions - What was put aside of the plan.
 * @csspart review - How it stands with a plan that was handed in.
 * @csspart waiting - What waits for the head of a subject.
 * @csspart reviewing - A plan as it was handed in, to be decided on.
 * @csspart run - The console of a lesson.
 * @csspart week - The timetable of a week.
 * @csspart term - The lessons of a term.
 * @csspart notes - What is to be known of the calendar.
 * @csspart comments - What was said of a step.
 * @csspart coverage - Which curriculum standards the plans touch.
 * @csspart meters - What the plan comes to.
 */
export class LsLessonPlanner extends LsDataElement<LessonPlannerState, 'plans'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, badgeStyles, cardStyles, fieldStyles, stateStyles, tableStyles, lessonPlannerStyles, richStyles, runStyles, standardsStyles, scheduleStyles, commentsStyles, reviewStyles];

  /** Id of the open plan; empty: all plans. */
  @property() plan = '';

  /** Whether the open plan is written (`plan`) or taught (`run`), or one that was handed in is decided on (`review`, `plan` is then the id of the review); without a plan, whether all plans are shown, or the timetable of a `week`, or of the `term`. */
  @property() view: PlannerView = 'plan';

  /** Holidays and working weekends of the host; without them, those of the nation that this release knows. */
  @property({ attribute: false }) calendar: SchoolCalendar | undefined;

  @state() private _openStep = '';
  @state() private _menuStep = '';
  @state() private _quote = '';
  @state() private _isPicking = false;
  @state() private _isCoverageOpen = false;
  readonly #standards = new StandardsChoice(this);
  readonly #scheduling = new Scheduling(this, {
    t: (key, values) => this.t(key, values),
    schedule: () => (this.state.type === 'ready' && this.state.kind === 'schedule' ? this.state : undefined),
    change: (change) => this.request(new LsPlanScheduleRequestEvent(change)),
    copyTerm: (termId) => this.request(new LsPlanTermCopyRequestEvent(termId)),
  });
  readonly #composition = new Composition();
  readonly #pictures = new Pictures(this, {
    t: (key, values) => this.t(key, values),
    held: () => (this.state.type === 'ready' && (this.state.kind === 'plan' || this.state.kind === 'review') ? (this.state.pictures ?? new Map<string, never>()) : undefined),
    planId: () => this.plan,
    request: (event) => this.request(event),
  });
  readonly #above = new AbovePlan(this, { t: (key, values) => this.t(key, values), pictures: this.#pictures, request: (event) => this.request(event), change: (change) => this._change(change) });
  readonly #activity = new ActivityText(this, {
    pictures: this.#pictures,
    plan: () => (this.view === 'plan' ? this._openPlan : undefined),
    change: (change) => this._change(change),
    onComposed: () => this._onComposing(false),
  });
  readonly #moves = new StepMoves(this, { t: (key, values) => this.t(key, values), change: (change) => this._change(change) });
  readonly #places = new PlaceKeeper(this);
  readonly #texts = new AskedTexts(this, this.#places);
  readonly #teaching = new Teaching(this, {
    plan: () => (this.view === 'run' ? this._openPlan : undefined),
    t: (key, values) => this.t(key, values),
    places: this.#places,
    pictures: this.#pictures,
    change: (change) => this._change(change),
    onBack: () => this.open(this.plan),
  });
  readonly #reviewing = new Reviewing(this, { t: (key, values) => this.t(key, values), places: this.#places, pictures: this.#pictures, request: (event) => this.request(event), openStep: (id) => this._onOpenStep(id) });

  constructor() {
    super();
    // In the open plan its texts say themselves when a word is done.
    const isOfPlan = (): boolean => this._openPlan !== undefined;
    this.addEventListener('compositionstart', () => isOfPlan() || this._onComposing(true));
    this.addEventListener('compositionend', () => isOfPlan() || this._onComposing(false));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._onComposing(false);
  }

  /** What a colleague writes comes in when the input method is done: a field that is drawn anew would commit half a word. */
  protected override shouldUpdate(): boolean {
    return !this.#composition.isOn;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('plan')) return;
    [this._openStep, this._menuStep] = ['', ''];
    this.#above.close();
    this.#texts.close();
  }

  /**
   * Settles when no input method is in the middle of a word: until then nothing that others wrote may come in.
   * @internal
   */
  settled(): Promise<void> {
    return this.#composition.settled();
  }

  /** @internal */
  get isScheduling(): boolean {
    return this.plan === '' && (this.view === 'week' || this.view === 'term');
  }

  /** @internal */
  get isReviewing(): boolean {
    return this.plan !== '' && this.view === 'review';
  }

  /** Opens a plan, or all plans with `null`, unless a host goes there in its own way. */
  open(planId: string | null, view: PlannerView = 'plan'): void {
    if (this.dispatchEvent(new LsPlanOpenEvent(planId, view))) [this.plan, this.view] = [planId ?? '', view];
  }

  /** The plan as it is now. */
  private get _openPlan(): OpenPlan | undefined {
    return this.state.type === 'ready' && this.state.kind === 'plan' ? this.state : undefined;
  }

  private _onComposing(isComposing: boolean): void {
    if (isComposing) return this.#composition.begin();
    this.#composition.end();
    this.requestUpdate();
  }

  private _onPick(event: Event): void {
    for (const resourceId of pickedIds(event)) this.request(new LsPlanAttachRequestEvent(this._openStep, resourceId));
  }

  private _onPicking(isOpen: boolean): void {
    this._isPicking = isOpen;
    if (isOpen) this.dispatchEvent(new LsPlanPickerShowEvent());
  }

  private _change(change: PlanChange): void {
    this.request(new LsPlanEditRequestEvent(change));
  }

  private _onOpenStep(id: string): void {
    const before = this._openStep;
    this.#activity.close();
    [this._openStep, this._menuStep, this._isPicking, this._quote] = [id, '', false, ''];
    this.#places.focus(id === '' ? `.step[data-id="${CSS.escape(before)}"] .step__open` : `.step[data-id="${CSS.escape(id)}"] [name=step-title]`);
  }

  private _onMove(id: string, stage: Stage, before: string | null): void {
    this._menuStep = '';
    if (this._openPlan) this.#moves.move(this._openPlan, id, stage, before);
  }

  private _onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !this._openPlan) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    this._change({ act: key === 'y' || event.shiftKey ? 'redo' : 'undo' });
  }

  private _onQuote(words: string): void {
    this._quote = words.trim();
    this.#places.focus('.comment [name=comment]');
  }

  private _onStandards(objectiveId: string): void {
    this.#standards.choose(objectiveId);
    const { state: shown } = this;
    const isKnown = shown.type === 'ready' && shown.kind === 'plan' && shown.standards !== undefined;
    if (objectiveId !== '' && !isKnown) this.request(new LsPlanStandardsRequestEvent(null));
  }

  /** What the plans touch is read when it is looked at: it changes with every plan. */
  private _onCoverage(isOpen: boolean): void {
    this._isCoverageOpen = isOpen;
    if (isOpen) this.request(new LsPlanCoverageRequestEvent(null));
  }

  /** The hidden slot at the end tells when a picker comes or goes; while a step shows the picker, the slot there comes first. */
  protected override render(): TemplateResult {
    const { state: shown } = this;
    if (shown.type !== 'ready' || shown.kind !== 'schedule') this.#scheduling.rest();
    if (shown.type === 'loading') this.#reviewing.forget();
    if (shown.type !== 'ready') {
      return this.renderBareState(shown, { empty: { title: this.t('lesson-planner.empty.title'), text: this.t('lesson-planner.empty.text'), icon: 'book' } });
    }
    if (shown.kind === 'list') return html`${this.renderFreshness(shown)} ${this.#reviewing.renderWaiting(shown)} ${this._renderList(shown)}`;
    if (shown.kind === 'schedule') return html`${this.renderFreshness(shown)} ${this.#scheduling.render(shown, this.view)}`;
    if (shown.kind === 'review') return html`${this.renderFreshness(shown)} ${this.#reviewing.renderDesk(shown)}`;
    return html`<div
      class="planner"
      @keydown=${(event: KeyboardEvent) => this._onKey(event)}
      @compositionstart=${() => this._onComposing(true)}
      @compositionend=${(event: Event) => this.#activity.holds(event) || this._onComposing(false)}
      @slotchange=${() => this.requestUpdate()}
    >
      ${this.renderFreshness(shown)} ${this.view === 'run' ? this.#teaching.render(shown) : html`${this.#above.render(shown, this.#reviewing.renderOwn(shown))} ${renderPlanView(this._face(shown))}`}
      <slot name="picker" hidden></slot>
    </div>`;
  }

  private _renderList(list: PlanList): TemplateResult {
    const [t, { format }]: [PlanFace['t'], this] = [(key, values) => this.t(key, values), this];
    return renderPlanList(list, {
      t,
      format,
      onCreate: (title, lessonKind) => this.request(new LsPlanCreateRequestEvent(title, lessonKind)),
      onOpen: (planId) => this.open(planId),
      onMore: () => this.request(new LsPlanMoreRequestEvent()),
      onView: (view) => this.open(null, view),
      isCoverageOpen: this._isCoverageOpen,
      onCoverage: (isOpen) => this._onCoverage(isOpen),
      renderCoverage: () =>
        renderCoverage({
          t,
          format,
          choice: this.#standards,
          today: today(),
          shown: list.coverage,
          onDocument: (documentId) => this.request(new LsPlanCoverageRequestEvent(documentId)),
          onOpen: (planId) => this.open(planId),
        }),
    });
  }

  private _face(plan: OpenPlan): PlanFace {
    return {
      t: (key, values) => this.t(key, values),
      format: this.format,
      plan,
      openStep: this._openStep,
      menuStep: this._menuStep,
      activity: this.#activity,
      texts: this.#texts,
      pictures: this.#pictures,
      hasPicker: this.querySelector(':scope > [slot=picker]') !== null,
      isPicking: this._isPicking,
      quote: this._quote,
      onQuote: (words) => this._onQuote(words),
      standards: this.#standards,
      onStandards: (objectiveId) => this._onStandards(objectiveId),
      onDocument: (documentId) => this.request(new LsPlanStandardsRequestEvent(documentId)),
      onPicking: (isOpen) => this._onPicking(isOpen),
      change: (change) => this._change(change),
      onOpenStep: (id) => this._onOpenStep(id),
      onPick: { handleEvent: (event) => this._onPick(event), capture: true },
      onMenu: (id) => (this._menuStep = id),
      onMove: (id, stage, before) => this._onMove(id, stage, before),
      onMoveKey: (event, id) => this._openPlan && this.#moves.onKey(this._openPlan, event, id),
      onDragStart: (event, id) => this._openPlan && this.#moves.onDragStart(this._openPlan, event, id),
    };
  }
}
