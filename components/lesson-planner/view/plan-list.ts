/** All plans of the teacher, and the one field that begins the next. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { PlanSummary } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { renderReviewBadge } from '../review/review.ts';
import type { PlanList } from '../lesson-planner.types.ts';
import { lessonKinds, type LessonKind } from '../model/content.ts';
import { lessonKindNames } from './names.ts';

export interface PlanListFace {
  readonly t: Translate;
  readonly format: Format;
  onCreate(title: string, lessonKind: LessonKind | null): void;
  onOpen(planId: string): void;
  onMore(): void;
  /** Whether it is told which curriculum standards the plans touch. */
  onView(view: 'week' | 'term'): void;
  readonly isCoverageOpen: boolean;
  onCoverage(isOpen: boolean): void;
  renderCoverage(): TemplateResult;
}

export function renderPlanList({ plans, total, more }: PlanList, face: PlanListFace): TemplateResult {
  const { t, onMore } = face;
  return html`${renderBegin(face)}
    ${plans.length === 0
      ? nothing
      : html`<p class="buttons list__acts">
          <button class="button button--small" type="button" name="week" @click=${() => face.onView('week')}>${icon('list', 'small')}${t('lesson-planner.week')}</button>
          <button class="button button--small" type="button" name="term" @click=${() => face.onView('term')}>${icon('list', 'small')}${t('lesson-planner.term')}</button>
          <button class="button button--small" type="button" name="coverage" aria-expanded=${face.isCoverageOpen} @click=${() => face.onCoverage(!face.isCoverageOpen)}>${icon('book', 'small')}${t('lesson-planner.coverage')}</button>
        </p>`}
    ${face.isCoverageOpen ? face.renderCoverage() : nothing}
    ${plans.length === 0
      ? html`<p class="none">${t('lesson-planner.empty.text')}</p>`
      : html`<ul class="plans" part="list" aria-label=${t('lesson-planner.label')}>
          ${repeat(
            plans,
            ({ id }) => id,
            (plan) => renderPlan(plan, face),
          )}
        </ul>`}
    ${more ? html`<p class="more"><button class="button" type="button" @click=${onMore}>${t('lesson-planner.more', { count: total - plans.length })}</button></p>` : nothing}`;
}

function renderBegin({ t, onCreate }: PlanListFace): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const values = new FormData(form);
    const title = values.get('title');
    onCreate(typeof title === 'string' ? title.trim() : '', lessonKinds.find((kind) => kind === values.get('kind')) ?? null);
  };
  return html`<form class="begin begin--plan" @submit=${submit}>
    <label class="field">
      <span class="field__label">${t('lesson-planner.new.title')}</span>
      <input class="input" name="title" dir="auto" maxlength="200" autocomplete="off" />
    </label>
    <label class="field">
      <span class="field__label">${t('lesson-planner.kind')}</span>
      <span class="input-box">
        <select class="input" name="kind">
          <option value="">${t('lesson-planner.kind.none')}</option>
          ${lessonKinds.map((kind) => html`<option value=${kind}>${t(lessonKindNames[kind])}</option>`)}
        </select>
        <span class="input-box__end">${icon('chevron-down', 'small')}</span>
      </span>
    </label>
    <button class="button button--primary" type="submit">${icon('plus', 'small')}${t('lesson-planner.new')}</button>
  </form>`;
}

function renderPlan(plan: PlanSummary, { t, format, onOpen }: PlanListFace): TemplateResult {
  const { id, title, subject, lessonMinutes, steps, own, author, sharedWith, derivedFrom, changedAt } = plan;
  const source = derivedFrom[0];
  return html`<li class="card card--link plan" part="plan" data-id=${id}>
    <h3 class="plan__title">
      <button class="card__link plan__open" type="button" @click=${() => onOpen(id)}><bdi dir="auto">${title.trim() === '' ? t('lesson-planner.untitled') : title}</bdi></button>
    </h3>
    <p class="plan__about">
      ${subject === '' ? nothing : html`<bdi dir="auto">${subject}</bdi>`}
      <span>${t('lesson-planner.list.steps', { count: steps, minutes: lessonMinutes })}</span>
      <span>${t('lesson-planner.changed', { time: format.ago(changedAt) })}</span>
      ${renderReviewBadge(plan, t)}
    </p>
    ${own ? nothing : html`<p class="plan__about">${t('lesson-planner.by', { name: isolate(author.name) })}</p>`}
    ${sharedWith.length === 0 ? nothing : html`<p class="plan__about">${icon('users', 'small')}${t('lesson-planner.shared-with', { names: format.list(sharedWith.map(({ name }) => isolate(name))) })}</p>`}
    ${source === undefined ? nothing : html`<p class="plan__about">${t('lesson-planner.source', { title: isolate(source.title), name: isolate(source.author.name) })}</p>`}
  </li>`;
}
