import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { PersonReference, Progress } from '../base/ports/index.ts';
import { badgeStyles, buttonStyles, focusStyles, stateStyles, tableStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { stackedTableStyles } from '../base/styles/stacked-table.styles.ts';
import { LsClassStudyRequestEvent, LsLearnerOpenEvent, LsLearnerTimelineRequestEvent } from './class-progress.events.ts';
import { classProgressStyles } from './class-progress.styles.ts';
import type { ClassProgressData, ClassProgressState } from './class-progress.types.ts';
import { renderStudy } from './view/study.ts';
import { renderTimeline } from './view/timeline.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('class-progress', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const stateWords: Readonly<Record<Progress['state'], string>> = {
  'not-started': 'class-progress.state.not-started',
  started: 'class-progress.state.started',
  completed: 'class-progress.state.completed',
};

/**
 * How far each learner of a class is in one task, for its teacher (T-12). Ordered by name; there is no order by result and
 * no ranking, and nobody else is shown it. Below a name unfolds what that learner did in the task, with its purpose, and what to look at. What a class may see on its wall are numbers: `projecting` takes the names away, and print
 * has none. Below, on demand, when the class studied, by day or week, in numbers of all together (AN-03).
 *
 * @element ls-class-progress
 * @fires ls-learner-open - The teacher wants to see one learner; cancelable by hosts with a page of their own, `detail.learner`, `detail.taskId`.
 * @fires ls-learner-timeline-request - What the learner did in the task is to be shown below the name; cancelable, `detail.learnerId` (`null` closes it), `detail.taskId`.
 * @fires ls-class-study-request - When the class studied in its tasks is to be shown; cancelable, `detail.by` (`day`, `week`, `null` closes it), `detail.classId`.
 * @csspart table - The table of learners.
 * @csspart study - When the class studied.
 */
export class LsClassProgress extends LsDataElement<ClassProgressState, 'tasks'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, badgeStyles, stateStyles, tableStyles, stackedTableStyles, classProgressStyles];

  /** Id of the task. */
  @property() task = '';

  /** Shows how many, and nobody's name: for a screen that a class looks at. */
  @property({ type: Boolean, reflect: true }) projecting = false;

  private _onLearner(learner: PersonReference, { task, open }: ClassProgressData): void {
    if (!this.dispatchEvent(new LsLearnerOpenEvent(learner, task.id))) return;
    this.request(new LsLearnerTimelineRequestEvent(open?.learnerId === learner.id ? null : learner.id, task.id));
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, {
        empty: { title: this.t('class-progress.empty.title'), text: this.t('class-progress.empty.text'), icon: 'users' },
      });
    }
    return html`${this.renderFreshness(state)} ${this._renderSummary(state)}
      <p class="project">
        <button class="button button--small" type="button" aria-pressed=${this.projecting} @click=${() => (this.projecting = !this.projecting)}>${icon('eye', 'small')}${this.t('class-progress.project')}</button>
      </p>
      ${this.projecting ? html`<p class="projecting" role="status">${this.t('class-progress.projecting')}</p>` : this._renderTable(state)} ${this._renderStudy(state)}`;
  }

  private _renderTable(state: ClassProgressData): TemplateResult {
    return html`<div class="scroll">
        <table class="table" part="table">
          <caption class="visually-hidden">
            ${this.t('class-progress.caption', { title: state.task.title })}
          </caption>
          <thead>
            <tr>
              <th scope="col">${this.t('class-progress.learner')}</th>
              <th scope="col">${this.t('class-progress.progress')}</th>
              <th scope="col">${this.t('class-progress.last')}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              state.learners,
              ({ learner }) => learner.id,
              ({ learner, progress }) => this._renderLearner(state, learner, progress),
            )}
          </tbody>
        </table>
      </div>`;
  }

  private _renderStudy({ study, task }: ClassProgressData): TemplateResult | typeof nothing {
    if (study === undefined) return nothing;
    const ask = (by: 'day' | 'week' | null): unknown => this.request(new LsClassStudyRequestEvent(by, task.class.id));
    return html`<p class="unfold">
        <button class="button button--small" type="button" data-study aria-expanded=${study !== null} @click=${() => ask(study === null ? 'week' : null)}>
          ${icon(study === null ? 'chevron-down' : 'chevron-up', 'small')}${this.t('class-progress.study')}
        </button>
      </p>
      ${study === null ? nothing : renderStudy(study, { t: (key, values) => this.t(key, values), format: this.format, choose: ask })}`;
  }

  private _renderSummary({ learners }: ClassProgressData): TemplateResult {
    const completed = learners.filter(({ progress }) => progress?.state === 'completed').length;
    const started = learners.filter(({ progress }) => progress?.state === 'started').length;
    const waiting = learners.length - completed - started;
    return html`<ul class="summary" aria-live="polite">
      <li class="badge badge--success">${icon('done', 'small')}${this.t('class-progress.summary.completed', { count: completed })}</li>
      <li class="badge badge--info">${icon('play', 'small')}${this.t('class-progress.summary.started', { count: started })}</li>
      <li class="badge">${this.t('class-progress.summary.not-started', { count: waiting })}</li>
    </ul>`;
  }

  private _renderLearner(data: ClassProgressData, learner: PersonReference, progress: Progress | null): TemplateResult {
    const open = data.open?.learnerId === learner.id ? data.open : null;
    const state = progress?.state ?? 'not-started';
    const share = state === 'completed' ? 1 : (progress?.ratio ?? 0);
    return html`<tr data-learner=${learner.id} data-state=${state}>
      <th scope="row">
        <button class="learner" type="button" aria-expanded=${open !== null} @click=${() => this._onLearner(learner, data)}>
          ${icon(open === null ? 'chevron-down' : 'chevron-up', 'small')}<bdi dir="auto">${learner.name}</bdi>
        </button>
      </th>
      <td>
        <span class="share">
          <progress class="meter" max="1" .value=${share} aria-label=${this.t('class-progress.watched')}></progress>
          <span>${this.t(stateWords[state], { percent: Math.round(share * 100) })}</span>
        </span>
      </td>
      <td>
        ${progress?.updatedAt ? html`<time datetime=${progress.updatedAt}>${this.format.dateTime(progress.updatedAt)}</time>` : nothing}
      </td>
    </tr>
    ${open === null ? nothing : html`<tr class="acts"><td colspan="3">${renderTimeline(open.timeline, { t: (key, values) => this.t(key, values), format: this.format, name: learner.name })}</td></tr>`}`;
  }
}
