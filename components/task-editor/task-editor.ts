import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { TaskDraft } from '../base/ports/index.ts';
import { renderClasses } from './view/classes.ts';
import { renderInOrder, renderResource } from './view/resource.ts';
import { isForSome, isWhomSaid, renderWhom, type Some, type Whom } from './view/whom.ts';
import { overloadOf, renderHomework, usualMode, type Homework } from './view/homework.ts';
import { buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { LsTaskCreateRequestEvent, LsTaskLearnersRequestEvent, LsTaskLoadRequestEvent, LsTaskResourceRequestEvent } from './task-editor.events.ts';
import { taskEditorStyles } from './task-editor.styles.ts';
import type { TaskEditorData, TaskEditorState } from './task-editor.types.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('task-editor', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const outcomeWords = {
  sent: { title: 'task-editor.sent.title', text: 'task-editor.sent.text' },
  queued: { title: 'task-editor.queued.title', text: 'task-editor.queued.text' },
} as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Longest texts that the contract takes, in characters. */
const longest = { title: 120, text: 2000 } as const;

/**
 * A teacher gives a class a task with a resource, with a way for those without a screen beside it (T-05, UX-16), or learners of it
 * whom the teacher ticks, with a reason that they read (T-13). Nothing is chosen beforehand. What was typed stays until the service or this machine has it.
 *
 * @element ls-task-editor
 * @slot picker - A resource picker of the host; the first of the `resources` in its `ls-resource-select` is chosen.
 * @fires ls-task-resource-request - A resource was chosen in the slotted picker; cancelable, `detail.resourceId`.
 * @fires ls-task-load-request - Day and classes are chosen: what they have to do already is asked; cancelable, `detail.classIds`, `detail.day`.
 * @fires ls-task-learners-request - A task is to be for some of a class: who learns there is read; cancelable, `detail.classId`.
 * @fires ls-task-create-request - The teacher gives the task; cancelable, `detail.drafts`.
 * @fires ls-task-create - The tasks are with the service, or wait on this machine; `detail.tasks`.
 * @csspart form - The form.
 */
export class LsTaskEditor extends LsDataElement<TaskEditorState, 'tasks'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, cardStyles, fieldStyles, stateStyles, taskEditorStyles];

  /** Id of the resource that the task is about. */
  @property() resource = '';

  /** Classes that are ticked. */
  @state() private _classIds: ReadonlySet<string> = new Set();
  /** Of which classes some learners alone get the task. */
  @state() private _whom: Whom = {};
  @state() private _reason = '';
  @state() private _isTried = false;
  @state() private _title: string | undefined;
  @state() private _homework: Homework = { mode: undefined, tier: 'all', minutes: null, day: '', accepted: '' };
  /** From the press of the button until the answer: a second press asks for nothing. */
  #isAsked = false;
  /** The button was pressed while the load was being asked about: what is given goes on with the answer, unless it is changed before. */
  #isHeld = false;
  /** The event does not bubble: it is met on its way down to the picker. */
  readonly #onSelect = { handleEvent: (event: Event): void => this._onSelect(event), capture: true as const };

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!changed.has('state')) return;
    if (this.state.type !== 'ready') {
      this.#isHeld = false;
      return;
    }
    const { outcome, isCounting = false } = this.state;
    if (outcome !== 'sending') this.#isAsked = false;
    if (this.#isHeld && !isCounting) this.#give();
    if (outcome === 'sent' || outcome === 'queued') this.renderRoot.querySelector<HTMLElement>('.outcome')?.focus();
  }

  /** Gives what the form says, once the load of the day is known, or nobody knows it. */
  #give(): void {
    const form = this.renderRoot.querySelector('form');
    if (form === null || this.state.type !== 'ready' || this.#isAsked) return;
    this.#hold(this.state.isCounting === true);
    if (this.#isHeld) return;
    const overload = overloadOf(this.state, this._classIds, this._homework, this._whom);
    if (overload !== '' && this._homework.accepted !== overload) {
      form.querySelector<HTMLElement>('[name=accept]')?.focus();
      return;
    }
    const drafts = this._read(form, this.state);
    if (drafts.length > 0) this.#isAsked = this.request(new LsTaskCreateRequestEvent(drafts));
    else void this.updateComplete.then(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  #hold(isHeld: boolean): void {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    this.requestUpdate();
  }

  private _onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this._isTried = true;
    this.#give();
  }

  /** The drafts of the form, one a class; none while something is missing. */
  private _read(form: HTMLFormElement, { classes, resource, learners = {} }: TaskEditorData): TaskDraft[] {
    const values = new FormData(form);
    const text = (name: string): string => {
      const value = values.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const title = text('title');
    const reason = this._reason.trim();
    if (resource === null || title === '' || !isWhomSaid(this._whom, learners, this._classIds) || (isForSome(this._whom, this._classIds) && reason === '')) return [];
    return [...this._classIds].map((classId) => ({
      classId,
      resourceId: resource.id,
      title,
      instruction: text('instruction'),
      paperAlternative: text('paper') || null,
      inOrder: values.has('in-order'),
      mode: this._homework.mode ?? usualMode(classes, this._classIds),
      tier: this._homework.tier,
      estimatedMinutes: this._homework.minutes,
      dueAt: text('due') === '' ? null : new Date(text('due')).toISOString(),
      ...(this._whom[classId] && { learnerIds: [...this._whom[classId].learnerIds], reason }),
    }));
  }

  /** What a host slots is not ours: only an id is taken from what its event carries. */
  private _onSelect(event: Event): void {
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
    const resources: unknown = isRecord(detail) ? detail['resources'] : undefined;
    const first: unknown = Array.isArray(resources) ? resources[0] : undefined;
    const id = isRecord(first) ? first['id'] : undefined;
    this.request(new LsTaskResourceRequestEvent(typeof id === 'string' ? id : null));
  }

  private _onClass(event: Event): void {
    const box = event.currentTarget;
    if (!(box instanceof HTMLInputElement)) return;
    const chosen = new Set(this._classIds);
    if (box.checked) chosen.add(box.value);
    else chosen.delete(box.value);
    this._classIds = chosen;
    this._askLoads();
  }

  private _onHomework(part: Partial<Homework>): void {
    const { day } = this._homework;
    this._homework = { ...this._homework, ...part };
    if (part.day !== undefined && part.day !== day) this._askLoads();
  }

  private _askLoads(): void {
    const { day } = this._homework;
    if (day !== '' && this._classIds.size > 0) this.request(new LsTaskLoadRequestEvent([...this._classIds], day));
  }

  private _onWhom(classId: string, change: ((some: Some | undefined) => Some) | null): void {
    const { [classId]: before, ...others } = this._whom;
    this._whom = change === null ? others : { ...others, [classId]: change(before) };
    if (change !== null && this.state.type === 'ready' && !this.state.learners?.[classId]) this.request(new LsTaskLearnersRequestEvent(classId));
  }

  private _onTitle(event: Event): void {
    if (event.currentTarget instanceof HTMLInputElement) this._title = event.currentTarget.value;
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, {
        empty: { title: this.t('task-editor.empty.title'), text: this.t('task-editor.empty.text'), icon: 'class' },
      });
    }
    const { outcome, resource } = state;
    const isSending = outcome === 'sending' || this.#isHeld;
    if (outcome === 'sent' || outcome === 'queued') {
      return html`<div class="state outcome" tabindex="-1" role="status">
        <span class="state__picture">${icon(outcome === 'sent' ? 'done' : 'sync', 'large')}</span>
        <p class="state__title">${this.t(outcomeWords[outcome].title)}</p>
        <p class="state__text">${this.t(outcomeWords[outcome].text)}</p>
      </div>`;
    }
    const title = this._title ?? resource?.title ?? '';
    const t = (key: string, values?: Record<string, string | number>): string => this.t(key, values);
    return html`${this.renderFreshness(state)}
      <form class="form" part="form" novalidate @submit=${this._onSubmit} @input=${() => this.#hold(false)}>
        ${renderResource({ t, resource, isTried: this._isTried, onSelect: this.#onSelect })} ${renderClasses({ t, classes: state.classes, chosen: this._classIds, isTried: this._isTried, onChange: (event) => this._onClass(event) })}
        ${renderWhom({ t, classes: state.classes, chosen: this._classIds, whom: this._whom, learners: state.learners ?? {}, reason: this._reason, isTried: this._isTried, onWhom: (classId, change) => this._onWhom(classId, change), onReason: (reason) => (this._reason = reason) })}
        <div class="field">
          <label class="field__label" for="title">${this.t('task-editor.title')}</label>
          <input
            class="input"
            id="title"
            name="title"
            maxlength=${longest.title}
            dir="auto"
            .value=${live(title)}
            aria-invalid=${this._isTried && title.trim() === ''}
            aria-describedby=${this._isTried && title.trim() === '' ? 'title-problem' : nothing}
            @input=${this._onTitle}
          />
          ${this._renderProblem('title-problem', title.trim() === '', 'task-editor.title.missing')}
        </div>
        <div class="field">
          <label class="field__label" for="instruction">${this.t('task-editor.instruction')}</label>
          <textarea class="input" id="instruction" name="instruction" rows="3" maxlength=${longest.text} dir="auto"></textarea>
        </div>
        <div class="field">
          <label class="field__label" for="paper">${this.t('task-editor.paper')}</label>
          <textarea class="input" id="paper" name="paper" rows="2" maxlength=${longest.text} dir="auto" aria-describedby="paper-hint"></textarea>
          <p class="field__hint" id="paper-hint">${this.t('task-editor.paper.hint')}</p>
        </div>
        ${renderHomework({ t, data: state, classIds: this._classIds, homework: this._homework, whom: this._whom, onChange: (part) => this._onHomework(part) })}
        ${resource?.durationSeconds ? renderInOrder(t) : nothing}
        <div class="buttons">
          <button class="button button--primary" type="submit" aria-busy=${isSending}>
            ${this.t(isSending ? 'task-editor.sending' : 'task-editor.give')}
          </button>
        </div>
      </form>`;
  }

  private _renderProblem(id: string, isWrong: boolean, key: string): TemplateResult | typeof nothing {
    if (!this._isTried || !isWrong) return nothing;
    return html`<p class="field__error" id=${id}>${icon('alert', 'small')}${this.t(key)}</p>`;
  }
}
