import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../base/controllers/announcer.ts';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { newId } from '../base/id.ts';
import { isolate } from '../base/text.ts';
import { badgeStyles, buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles, tableStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { ActivityText } from './controllers/activity-text.ts';
import { Teaching } from './controllers/teaching.ts';
import {
  LsPlanAttachRequestEvent,
  LsPlanColleaguesRequestEvent,
  LsPlanCopyRequestEvent,
  LsPlanCreateRequestEvent,
  LsPlanEditRequestEvent,
  LsPlanMoreRequestEvent,
  LsPlanOpenEvent,
  LsPlanPickerShowEvent,
  LsPlanPrintRequestEvent,
  LsPlanShareRequestEvent,
} from './lesson-planner.events.ts';
import { lessonPlannerStyles } from './lesson-planner.styles.ts';
import type { LessonPlannerState, OpenPlan, PlannerView } from './lesson-planner.types.ts';
import { movedCaret } from './model/common-ends.ts';
import { stages, type PlanChange, type Stage } from './model/content.ts';
import { pickedIds } from './model/picked.ts';
import { startDrag } from './view/drag.ts';
import type { PlanFace } from './view/face.ts';
import { stageNames } from './view/names.ts';
import { renderPlanBar } from './view/plan-bar.ts';
import { renderPlanList } from './view/plan-list.ts';
import { renderPlanView } from './view/plan-view.ts';
import { renderRunView } from './view/run-view.ts';
import { runStyles } from './view/run.styles.ts';
import { richStyles } from './view/rich.styles.ts';
import { renderVersions } from './view/versions.ts';
import { titleOf } from './view/step-line.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('lesson-planner', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

function pending(): { readonly done: Promise<void>; end(): void } {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { done, end: () => end() };
}

/** Where the caret of a field stands while the field is drawn anew. */
interface Caret {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Where a teacher prepares lessons: what learners can do afterwards, and the steps before, in and after class, online and on
 * paper. What is typed is kept within a second, with a line or without; two who write together lose nothing; minutes, balance,
 * screens and evidence are told beside the plan.
 *
 * @element ls-lesson-planner
 * @fires ls-plan-open - A plan is opened (`detail.planId`) to be written or taught (`detail.view`), or all plans (`null`); cancel it to go there in a way of your own.
 * @fires ls-plan-create-request - The person begins a plan; cancelable, `detail.title`.
 * @fires ls-plan-copy-request - The person copies a plan; cancelable.
 * @fires ls-plan-edit-request - The person writes in the open plan; cancelable, `detail.change`.
 * @fires ls-plan-attach-request - The person attaches a resource to a step; cancelable.
 * @fires ls-plan-picker-show - The picker in the slot is shown: a host may fetch it now, and not before.
 * @fires ls-plan-share-request - The author says who writes along; cancelable, `detail.personIds`.
 * @fires ls-plan-colleagues-request - The author asks with whom the plan can be shared; cancelable.
 * @fires ls-plan-more-request - The person wants older plans; cancelable.
 * @fires ls-plan-print-request - The person prints the plan; cancelable.
 * @fires ls-plan-change - What was written is kept; `detail.content` is the whole plan.
 * @fires ls-lesson-start - A lesson is begun from the plan; `detail.lessonId`.
 * @fires ls-lesson-end - The lesson is over.
 * @slot picker - A picker of resources; what is chosen in it (`ls-resource-select`) is attached to the open step.
 * @csspart list - All plans.
 * @csspart plan - One plan in the list.
 * @csspart bar - What stands above an open plan.
 * @csspart lane - The steps before, in or after class.
 * @csspart step - One step.
 * @csspart versions - What was put aside of the plan.
 * @csspart run - The console of a lesson.
 * @csspart meters - What the plan comes to.
 */
export class LsLessonPlanner extends LsDataElement<LessonPlannerState, 'plans'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, badgeStyles, cardStyles, fieldStyles, stateStyles, tableStyles, lessonPlannerStyles, richStyles, runStyles];

  /** Id of the open plan; empty: all plans. */
  @property() plan = '';

  /** Whether the open plan is written (`plan`) or taught (`run`). */
  @property() view: PlannerView = 'plan';

  @state() private _openStep = '';
  @state() private _menuStep = '';
  @state() private _isSharing = false;
  @state() private _isVersionsOpen = false;
  @state() private _comparedVersion = '';
  @state() private _isPicking = false;
  #composing: { readonly done: Promise<void>; end(): void } | undefined;
  #caret: Caret | undefined;
  readonly #teaching = new Teaching(this, {
    plan: () => (this.view === 'run' && this.state.type === 'ready' && this.state.kind === 'plan' ? this.state : undefined),
    change: (change) => this._change(change),
  });
  readonly #activity = new ActivityText(this, {
    plan: () => (this.view === 'plan' && this.state.type === 'ready' && this.state.kind === 'plan' ? this.state : undefined),
    change: (change) => this._change(change),
    onComposed: () => this._onComposing(false),
  });
  /** What has the focus before the plan is drawn anew. */
  #active: Element | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this._onComposing(false);
  }

  /** What a colleague writes comes in when the input method is done: a field that is drawn anew would commit half a word. */
  protected override shouldUpdate(): boolean {
    return this.#composing === undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('plan')) [this._openStep, this._menuStep, this._isSharing, this._isVersionsOpen, this._comparedVersion] = ['', '', false, false, ''];
    const field = (this.#active = this.shadowRoot?.activeElement ?? null);
    const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
    this.#caret = isText ? { field, value: field.value, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 } : undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#keepFocus();
    if (this.#caret === undefined) return;
    const { field, value, start, end } = this.#caret;
    this.#caret = undefined;
    if (field.value !== value && this.shadowRoot?.activeElement === field) field.setSelectionRange(movedCaret(start, value, field.value), movedCaret(end, value, field.value));
  }

  /**
   * Settles when no input method is in the middle of a word: until then nothing that others wrote may come in.
   * @internal
   */
  async settled(): Promise<void> {
    while (this.#composing !== undefined) await this.#composing.done;
  }

  /** Opens a plan, or all plans with `null`, unless a host goes there in its own way. */
  open(planId: string | null, view: PlannerView = 'plan'): void {
    if (this.dispatchEvent(new LsPlanOpenEvent(planId, view))) [this.plan, this.view] = [planId ?? '', view];
  }

  /** A step that is moved loses the focus, in another lane it is drawn anew: the keyboard goes along, or stays near. */
  #keepFocus(): void {
    const active = this.#active;
    if (!(active instanceof HTMLElement) || this.shadowRoot?.activeElement !== null) return;
    const id = active.closest<HTMLElement>('.step')?.dataset['id'] ?? '';
    const near = this.renderRoot.querySelector<HTMLElement>(`.step[data-id="${CSS.escape(id)}"] .step__handle`) ?? this.renderRoot.querySelector<HTMLElement>('.removed summary, [name=back]');
    (active.isConnected ? active : near)?.focus();
  }

  private _onComposing(isComposing: boolean): void {
    this.#composing?.end();
    this.#composing = isComposing ? pending() : undefined;
    if (!isComposing) this.requestUpdate();
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
    [this._openStep, this._menuStep, this._isPicking] = [id, '', false];
    this.#focus(id === '' ? `.step[data-id="${CSS.escape(before)}"] .step__open` : `.step[data-id="${CSS.escape(id)}"] [name=step-title]`);
  }

  private _onMove(plan: OpenPlan, id: string, stage: Stage, before: string | null): void {
    const step = plan.content.steps.find((one) => one.id === id);
    if (step === undefined) return;
    this._menuStep = '';
    this._change({ act: 'move-step', id, stage, before });
    const others = plan.content.steps.filter((one) => one.stage === stage && one.id !== id);
    const at = others.findIndex((one) => one.id === before);
    const place = before === null || at < 0 ? others.length : at;
    const words = { title: isolate(titleOf(step, { t: (key, values) => this.t(key, values) })), stage: this.t(stageNames[stage]), place: place + 1, count: others.length + 1 };
    announce(this.t('lesson-planner.moved', words), this.language);
  }

  /** Alt and an arrow: one place up or down; at the border of a stage into the next one. */
  private _onMoveKey(plan: OpenPlan, event: KeyboardEvent, id: string): void {
    const isUp = event.key === 'ArrowUp';
    if (!event.altKey || (!isUp && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const step = plan.content.steps.find((one) => one.id === id);
    if (step === undefined) return;
    const lane = plan.content.steps.filter((one) => one.stage === step.stage);
    const place = lane.indexOf(step);
    const next = stages[stages.indexOf(step.stage) + (isUp ? -1 : 1)];
    if (isUp && place > 0) this._onMove(plan, id, step.stage, lane[place - 1]?.id ?? null);
    else if (!isUp && place < lane.length - 1) this._onMove(plan, id, step.stage, lane[place + 2]?.id ?? null);
    else if (next !== undefined) this._onMove(plan, id, next, isUp ? null : (plan.content.steps.find((one) => one.stage === next)?.id ?? null));
  }

  private _onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || this.state.type !== 'ready' || this.state.kind !== 'plan') return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    this._change({ act: key === 'y' || event.shiftKey ? 'redo' : 'undo' });
  }

  private _keep(plan: OpenPlan, name: string): void {
    this._change({ act: 'keep-version', id: newId(), name, by: plan.me.name, at: new Date().toISOString() });
  }

  /** What stands there now is put aside first: restoring takes nothing away. */
  private _onRestore(plan: OpenPlan, id: string): void {
    const version = plan.content.versions.find((one) => one.id === id);
    if (version === undefined) return;
    const title = isolate(version.name === '' ? this.t('lesson-planner.versions.unnamed') : version.name);
    this._keep(plan, this.t('lesson-planner.versions.before', { title }));
    this._change({ act: 'restore-version', id });
    announce(this.t('lesson-planner.versions.restored', { title }), this.language);
  }

  private _onSharing(isOpen: boolean): void {
    this._isSharing = isOpen;
    if (isOpen) this.request(new LsPlanColleaguesRequestEvent());
  }

  private async _onPrint(plan: OpenPlan): Promise<void> {
    if (!this.request(new LsPlanPrintRequestEvent(this.plan))) return;
    const { printPlan } = await import('./view/paper.ts');
    printPlan({ plan, t: (key, values) => this.t(key, values), format: this.format, language: this.language, direction: this.direction });
  }

  #focus(css: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(css)?.focus());
  }

  /** The hidden slot at the end tells when a picker comes or goes; while a step shows the picker, the slot there comes first. */
  protected override render(): TemplateResult {
    const { state: shown } = this;
    const t: PlanFace['t'] = (key, values) => this.t(key, values);
    if (shown.type !== 'ready') {
      return this.renderBareState(shown, { empty: { title: this.t('lesson-planner.empty.title'), text: this.t('lesson-planner.empty.text'), icon: 'book' } });
    }
    if (shown.kind === 'list') {
      return html`${this.renderFreshness(shown)}
      ${renderPlanList(shown, {
        t,
        format: this.format,
        onCreate: (title) => this.request(new LsPlanCreateRequestEvent(title)),
        onOpen: (planId) => this.open(planId),
        onMore: () => this.request(new LsPlanMoreRequestEvent()),
      })}`;
    }
    return html`<div
      class="planner"
      @keydown=${(event: KeyboardEvent) => this._onKey(event)}
      @compositionstart=${() => this._onComposing(true)}
      @compositionend=${(event: Event) => this.#activity.holds(event) || this._onComposing(false)}
      @slotchange=${() => this.requestUpdate()}
    >
      ${this.renderFreshness(shown)} ${this.view === 'run' ? this._renderRun(shown) : html`${this._renderBar(shown)} ${this._isVersionsOpen ? this._renderVersions(shown) : nothing} ${renderPlanView(this._face(shown))}`}
      <slot name="picker" hidden></slot>
    </div>`;
  }

  private _renderRun(plan: OpenPlan): TemplateResult {
    return renderRunView({
      t: (key, values) => this.t(key, values),
      format: this.format,
      plan,
      now: this.#teaching.now,
      onStart: () => this.#teaching.start(plan),
      onLog: (lesson, entry) => this.#teaching.log(lesson, entry),
      onPick: (lesson) => this.#teaching.draw(lesson),
      onEnd: (lesson) => this.#teaching.end(plan, lesson),
      onBack: () => this.open(this.plan),
    });
  }

  private _renderVersions(plan: OpenPlan): TemplateResult {
    return renderVersions({
      t: (key, values) => this.t(key, values),
      format: this.format,
      plan,
      compared: this._comparedVersion,
      onCompare: (id) => (this._comparedVersion = id),
      onKeep: (name) => this._keep(plan, name),
      onRestore: (id) => this._onRestore(plan, id),
    });
  }

  private _renderBar(plan: OpenPlan): TemplateResult {
    return renderPlanBar({
      t: (key, values) => this.t(key, values),
      format: this.format,
      plan,
      isSharing: this._isSharing,
      isVersionsOpen: this._isVersionsOpen,
      onBack: () => this.open(null),
      onUndo: () => this._change({ act: 'undo' }),
      onRedo: () => this._change({ act: 'redo' }),
      onTeach: () => this.open(this.plan, 'run'),
      onPrint: () => void this._onPrint(plan),
      onCopy: () => this.request(new LsPlanCopyRequestEvent(this.plan)),
      onVersions: (isOpen) => (this._isVersionsOpen = isOpen),
      onSharing: (isOpen) => this._onSharing(isOpen),
      onShare: (personIds) => {
        this._isSharing = false;
        this.request(new LsPlanShareRequestEvent(this.plan, personIds));
      },
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
      hasPicker: this.querySelector(':scope > [slot=picker]') !== null,
      isPicking: this._isPicking,
      onPicking: (isOpen) => this._onPicking(isOpen),
      change: (change) => this._change(change),
      onOpenStep: (id) => this._onOpenStep(id),
      onPick: { handleEvent: (event) => this._onPick(event), capture: true },
      onMenu: (id) => (this._menuStep = id),
      onMove: (id, stage, before) => this._onMove(plan, id, stage, before),
      onMoveKey: (event, id) => this._onMoveKey(plan, event, id),
      onDragStart: (event, id) => startDrag({ event, id, root: this.renderRoot, onDrop: ({ stage, before }) => this._onMove(plan, id, stage, before) }),
    };
  }
}
