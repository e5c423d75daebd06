import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { Progress, Task } from '../base/ports/index.ts';
import { badgeStyles, buttonStyles, cardStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { LsTaskMoreRequestEvent, LsTaskOpenEvent, LsTaskPrintRequestEvent } from './task-list.events.ts';
import { taskListStyles } from './task-list.styles.ts';
import type { TaskListPerspective, TaskListState } from './task-list.types.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('task-list', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const emptyWords: Readonly<Record<TaskListPerspective, { readonly title: string; readonly text: string }>> = {
  learner: { title: 'task-list.empty.learner.title', text: 'task-list.empty.learner.text' },
  guardian: { title: 'task-list.empty.guardian.title', text: 'task-list.empty.guardian.text' },
  teacher: { title: 'task-list.empty.teacher.title', text: 'task-list.empty.teacher.text' },
};
const stateWords: Readonly<Record<Progress['state'], string>> = {
  'not-started': 'task-list.state.not-started',
  started: 'task-list.state.started',
  completed: 'task-list.state.completed',
};

/**
 * What is due: the tasks of a learner, of a guardian's child, or of a teacher's classes, in the order of their due time
 * (PS-16). A learner's own progress stands beside each; a teacher sees how far the class is, never a ranking.
 *
 * @element ls-task-list
 * @fires ls-task-open - The person wants to open a task; `detail.task`.
 * @fires ls-task-more-request - The person wants the next tasks; cancelable.
 * @fires ls-task-print-request - The person prints what is to be done, on A4 with room to write; cancelable, `detail.taskIds`.
 * @csspart list - The list of tasks.
 * @csspart task - One task.
 */
export class LsTaskList extends LsDataElement<TaskListState, 'tasks'> {
  static override styles = [
    focusStyles,
    visuallyHiddenStyles,
    buttonStyles,
    badgeStyles,
    cardStyles,
    stateStyles,
    taskListStyles,
  ];

  /** Only this task: what stands above the work on it. */
  @property() task = '';

  /** For a guardian: only the tasks of this child. */
  @property() learner = '';

  /** Only the tasks of this class. */
  @property({ attribute: 'class-id' }) classId = '';

  /** Whose eyes look: a learner's, a guardian's (each task says whose it is) or a teacher's. */
  @property() perspective: TaskListPerspective = 'learner';

  /** What is done is not printed again, unless all of it is. */
  private _onPrint(all: readonly Task[]): void {
    const open = all.filter(({ progress }) => progress?.state !== 'completed');
    const tasks = open.length === 0 ? all : open;
    if (!this.request(new LsTaskPrintRequestEvent(tasks.map(({ id }) => id)))) return;
    const { format, language, direction } = this;
    void import('./view/paper.ts').then(({ printHomework }) => printHomework({ owner: this, tasks, t: (key, values) => this.t(key, values), format, language, direction }), () => window.print());
  }

  protected override render(): TemplateResult {
    const { state, perspective } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, {
        empty: {
          title: this.t(emptyWords[perspective].title),
          text: this.t(emptyWords[perspective].text),
          icon: 'done',
        },
      });
    }
    return html`${this.renderFreshness(state)}
      <ul class="tasks" part="list" aria-label=${this.t('task-list.label')}>
        ${repeat(
          state.tasks,
          ({ id, learner }) => `${id} ${learner?.id ?? ''}`,
          (task) => this._renderTask(task),
        )}
      </ul>
      <p class="print"><button class="button button--quiet button--small" type="button" name="print" @click=${() => this._onPrint(state.tasks)}>${icon('print', 'small')}${this.t('task-list.print')}</button></p>
      ${state.more
        ? html`<p class="more">
            <button class="button" type="button" @click=${() => this.request(new LsTaskMoreRequestEvent())}>
              ${this.t('task-list.more', { count: state.total - state.tasks.length })}
            </button>
          </p>`
        : nothing}`;
  }

  private _renderTask(task: Task): TemplateResult {
    const { title, instruction, paperAlternative, resource, learner, tier = 'all', estimatedMinutes = null, reason = null, learners = null } = task;
    return html`<li class="card card--link task" part="task" data-state=${task.progress?.state ?? 'none'}>
      <div class="task__head">
        <span class="task__icon">${icon(resource.type === 'A01' ? 'video' : resource.type === 'A02' ? 'audio' : 'course')}</span>
        <div class="task__words">
          <h3 class="task__title">
            <button class="card__link task__open" type="button" @click=${() => this.dispatchEvent(new LsTaskOpenEvent(task))}>
              <bdi dir="auto">${title}</bdi>
            </button>
          </h3>
          <p class="task__about">
            <bdi dir="auto">${resource.title}</bdi>
            ${resource.durationSeconds === null ? nothing : html`<span>${this.format.duration(resource.durationSeconds)}</span>`}
            <span><bdi dir="auto">${this.perspective === 'guardian' && learner ? learner.name : task.class.name}</bdi></span>
            <span><bdi dir="auto">${task.assignedBy.name}</bdi></span>
            ${tier === 'all' || this.perspective !== 'teacher' ? nothing : html`<span>${this.t('task-list.tier', { tier })}</span>`}
            ${estimatedMinutes === null ? nothing : html`<span>${this.t('task-list.minutes', { count: estimatedMinutes })}</span>`}
          </p>
        </div>
        ${this._renderDue(task)}
      </div>
      ${reason === null ? nothing : html`<p class="task__reason">${this.t('task-list.reason')}<bdi dir="auto">${reason}</bdi></p>`}
      ${learners === null ? nothing : html`<p class="task__about">${this.t('task-list.for')}${learners.map(({ name }, place) => html`${place === 0 ? nothing : ' · '}<bdi dir="auto">${name}</bdi>`)}</p>`}
      ${instruction === '' ? nothing : html`<p class="task__instruction"><bdi dir="auto">${instruction}</bdi></p>`}
      ${paperAlternative === null
        ? nothing
        : html`<p class="task__paper">${icon('worksheet', 'small')}<span>${this.t('task-list.paper')}<bdi dir="auto">${paperAlternative}</bdi></span></p>`}
      ${this._renderProgress(task)}
    </li>`;
  }

  private _renderDue({ dueAt, progress }: Task): TemplateResult {
    if (dueAt === null) return html`<span class="task__due">${this.t('task-list.no-due')}</span>`;
    const isLate = progress !== null && progress.state !== 'completed' && Date.parse(dueAt) < Date.now();
    return html`<span class=${isLate ? 'task__due badge badge--warning' : 'task__due'}>
      <time datetime=${dueAt}>${this.t(isLate ? 'task-list.was-due' : 'task-list.due', { time: this.format.dateTime(dueAt) })}</time>
    </span>`;
  }

  private _renderProgress({ progress, count }: Task): TemplateResult | typeof nothing {
    if (count !== null) {
      const { started, completed, learners } = count;
      return html`<div class="task__progress">
        <progress class="meter" max=${learners || 1} .value=${completed} aria-label=${this.t('task-list.completed')}></progress>
        <span>${this.t('task-list.count', { completed, started: started - completed, learners })}</span>
      </div>`;
    }
    if (progress === null) return nothing;
    return html`<div class="task__progress">
      <progress class="meter" max="1" .value=${progress.state === 'completed' ? 1 : progress.ratio} aria-label=${this.t('task-list.watched')}></progress>
      <span class="task__state">
        ${progress.state === 'completed' ? icon('done', 'small') : nothing}
        ${this.t(stateWords[progress.state], { percent: Math.round(progress.ratio * 100) })}
      </span>
    </div>`;
  }
}
