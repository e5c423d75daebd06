import { html, nothing, type TemplateResult } from 'lit';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { focusStyles, tableStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { stackedTableStyles } from '../base/styles/stacked-table.styles.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };
import { LsStudyRequestEvent } from './study.events.ts';
import { studyStyles } from './study.styles.ts';
import type { OwnStudyData, SchoolStudyData, StudyState } from './study.types.ts';
import { renderOwnPeriods, renderSchoolPeriods } from './view/periods.ts';

registerLocales('study', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const stepWords: Readonly<Record<OwnStudyData['by'], string>> = { week: 'study.week', day: 'study.day' };

/**
 * When somebody studied (AN-03): to a pupil the own study by day or week, beside nobody else's, without rank, streak or goal; to a manager that of the school
 * by week, in numbers with five learners of a class behind each of them. What stands still counts as no study.
 *
 * @element ls-study
 * @fires ls-study-request - The pupil wants to see it by day or by week; cancelable, `detail.by`.
 * @csspart periods - The table of days or weeks.
 */
export class LsStudy extends LsDataElement<StudyState, 'tasks'> {
  static override styles = [focusStyles, visuallyHiddenStyles, tableStyles, stackedTableStyles, studyStyles];

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') return this.renderBareState(state, { empty: { title: this.t('study.empty.title'), text: this.t('study.empty.text') } });
    return html`${this.renderFreshness(state)} ${state.kind === 'own' ? this._renderOwn(state) : this._renderSchool(state)}`;
  }

  private _renderOwn({ by, study }: OwnStudyData): TemplateResult {
    return html`<section class="study" aria-label=${this.t('study.own')} aria-busy=${study === null}>
      <p class="purpose">${this.t('study.own.purpose')}</p>
      <p class="by" role="group" aria-label=${this.t('study.by')}>
        ${(['week', 'day'] as const).map(
          (step) => html`<button class="button button--small" type="button" data-by=${step} aria-pressed=${step === by} @click=${() => this.request(new LsStudyRequestEvent(step))}>${this.t(stepWords[step])}</button>`,
        )}
      </p>
      <p role="status">${study === null ? this.t('study.loading') : this.t('study.own.total', { time: this.format.duration(study.studySeconds) })}</p>
      ${study === null ? nothing : renderOwnPeriods(study, { t: (key, values) => this.t(key, values), format: this.format })}
    </section>`;
  }

  private _renderSchool({ study }: SchoolStudyData): TemplateResult {
    const { threshold: count, since } = study;
    return html`<section class="study" aria-label=${this.t('study.school')}>
      <p class="purpose">${this.t('study.school.purpose', { count })}</p>
      <p>${this.t('study.school.total', { time: this.format.duration(study.studySeconds), since: this.format.date(since) })}</p>
      ${renderSchoolPeriods(study, { t: (key, values) => this.t(key, values), format: this.format })}
    </section>`;
  }
}
