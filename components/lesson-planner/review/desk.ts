/** A plan as it was handed in, read by a head of its subject, who says something of the whole or of single steps, and decides. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { PlanDecision } from '../../base/ports/index.ts';
import type { ReviewedPlan } from '../lesson-planner.types.ts';
import { stages, stepTexts, type PlanStep, type PlanTextPlace } from '../model/content.ts';
import { deliveryNames, groupingNames, learningTypeNames, saidIn, stageNames, textNames, tierNames } from '../view/names.ts';
import type { PictureSight } from '../view/picture-element.ts';
import { renderRich } from '../view/rich.ts';
import { wordsOfStandard } from '../view/standards.ts';
import { renderReviewBadge } from './review.ts';

const longestText = 2000;

export interface ReviewDeskFace {
  readonly t: Translate;
  readonly format: Format;
  readonly reviewed: ReviewedPlan;
  readonly pictures: PictureSight;
  /** Somebody wanted to return it and has said nothing yet. */
  readonly lacksWords: boolean;
  /** What was typed here and never sent: somebody else was first. */
  readonly unsent: PlanDecision | undefined;
  onType(typed: PlanDecision): void;
  onBack(): void;
  onDecide(decision: PlanDecision): void;
}

export function renderReviewDesk(face: ReviewDeskFace): TemplateResult {
  const { t, format, reviewed, onBack } = face;
  const { submitted, content } = reviewed;
  const minutes = content.steps.filter(({ stage }) => stage === 'in').reduce((sum, step) => sum + step.minutes, 0);
  return html`<div class="bar" part="bar"><button class="button button--quiet button--small" type="button" name="back" @click=${onBack}>${icon('chevron-start', 'small')}${t('lesson-planner.back')}</button></div>
    <form class="reviewing" part="reviewing" @submit=${(event: SubmitEvent) => decide(event, face)} @input=${(event: InputEvent) => noteTyped(event, face)}>
      <header>
        <h3><bdi dir="auto">${content.title.trim() === '' ? t('lesson-planner.untitled') : content.title}</bdi></h3>
        <p class="plan__about">
          <bdi dir="auto">${content.subject}</bdi> <span>${t('lesson-planner.by', { name: isolate(submitted.author.name) })}</span>
          <span>${t('lesson-planner.meters.lesson', { minutes, period: content.periodMinutes })}</span>
          <span>${t('lesson-planner.review.handed-in', { time: format.dateTime(submitted.submittedAt), version: isolate(submitted.version.name) })}</span>
        </p>
      </header>
      ${renderTexts('before', face)}
      ${content.objectives.length === 0
        ? nothing
        : html`<section><h4>${t('lesson-planner.objectives')}</h4>
            <ol>${content.objectives.map(({ text, standards }) => html`<li><bdi dir="auto">${text}</bdi>${standards.map((one) => html`<span class="plan__about"><bdi dir="auto">${wordsOfStandard(one)}</bdi></span>`)}</li>`)}</ol>
          </section>`}
      ${renderTexts('after', face)}
      ${stages.map((stage) => {
        const steps = content.steps.filter((step) => step.stage === stage);
        return steps.length === 0 ? nothing : html`<section><h4>${t(stageNames[stage])}</h4><ol class="steps">${steps.map((step) => renderStep(step, face))}</ol></section>`;
      })}
      ${renderTexts('end', face)} ${submitted.state === 'pending' ? renderDecision(face) : html`${renderDecided(face)} ${renderUnsent(face)}`}
    </form>`;
}

function renderTexts(place: PlanTextPlace, { t, reviewed: { content } }: ReviewDeskFace): TemplateResult | typeof nothing {
  const said = saidIn(place, content);
  return said.length === 0 ? nothing : html`<dl class="reviewing__texts">${said.map(([name, words]) => html`<dt>${t(name)}</dt><dd><bdi class="comment__text" dir="auto">${words}</bdi></dd>`)}</dl>`;
}

function renderStep(step: PlanStep, { t, reviewed, pictures }: ReviewDeskFace): TemplateResult {
  const { submitted } = reviewed;
  const title = step.title.trim() === '' ? t('lesson-planner.step.untitled') : step.title;
  const about = [t('lesson-planner.minutes.count', { minutes: step.minutes }), t(learningTypeNames[step.learningType]), t(deliveryNames[step.delivery]), t(groupingNames[step.grouping])];
  const said = submitted.notes.find(({ stepId }) => stepId === step.id);
  const lines = (name: string, words: string): TemplateResult | typeof nothing => (words === '' ? nothing : html`<dt>${t(name)}</dt><dd><bdi class="comment__text" dir="auto">${words}</bdi></dd>`);
  return html`<li class="card reviewing__step" data-step=${step.id}>
    <h5><bdi dir="auto">${title}</bdi></h5>
    <p class="plan__about">${[...about, ...(step.tier === 'all' ? [] : [t(tierNames[step.tier])])].map((words) => html`<span>${words}</span>`)}</p>
    <dl class="reviewing__texts">
      ${step.teacherActivity.length === 0 ? nothing : html`<dt>${t('lesson-planner.teacher-activity')}</dt><dd class="rich">${renderRich(step.teacherActivity, pictures)}</dd>`}
      ${step.learnerActivity.length === 0 ? nothing : html`<dt>${t('lesson-planner.learner-activity')}</dt><dd class="rich">${renderRich(step.learnerActivity, pictures)}</dd>`}
      ${stepTexts.map((name) => lines(textNames[name], step[name]))} ${lines('lesson-planner.resources', step.resources.map((one) => one.title).join('\n'))}
    </dl>
    ${submitted.state === 'pending'
      ? html`<label class="field"
          ><span class="field__label">${t('lesson-planner.review.note')}</span
          ><textarea class="input" name="note" data-step=${step.id} rows="2" dir="auto" maxlength=${longestText} aria-label=${t('lesson-planner.review.note.of', { title: isolate(title) })}></textarea></label>`
      : said === undefined
        ? nothing
        : html`<p class="comment__quote comment__text"><bdi dir="auto">${said.text}</bdi></p>`}
  </li>`;
}

function renderDecision({ t, lacksWords }: ReviewDeskFace): TemplateResult {
  return html`<div class="card reviewing__end">
    <label class="field">
      <span class="field__label">${t('lesson-planner.review.comment')}</span>
      <textarea class="input" name="comment" rows="3" dir="auto" maxlength=${longestText} aria-invalid=${lacksWords ? 'true' : 'false'} aria-describedby=${lacksWords ? 'lacks-words' : nothing}></textarea>
    </label>
    ${lacksWords ? html`<p class="field__error" id="lacks-words" role="alert">${t('lesson-planner.review.lacks-words')}</p>` : nothing}
    <p class="buttons">
      <button class="button button--primary" type="submit" name="approve">${icon('done', 'small')}${t('lesson-planner.review.approve')}</button>
      <button class="button" type="submit" name="return">${icon('retry', 'small')}${t('lesson-planner.review.return')}</button>
    </p>
  </div>`;
}

function renderDecided({ t, reviewed: { submitted } }: ReviewDeskFace): TemplateResult {
  return html`<div class="card reviewing__end">
    <p class="review__line" role="status">${renderReviewBadge({ review: submitted }, t)}</p>
    ${submitted.comment === '' ? nothing : html`<p class="comment__quote comment__text"><bdi dir="auto">${submitted.comment}</bdi></p>`}
  </div>`;
}

/** Words that were typed are nobody's to throw away: they stay to be read and copied. */
function renderUnsent({ t, reviewed, unsent }: ReviewDeskFace): TemplateResult | typeof nothing {
  if (unsent === undefined) return nothing;
  const titleOf = (id: string): string => reviewed.content.steps.find((step) => step.id === id)?.title.trim() ?? '';
  return html`<section class="card reviewing__end" part="unsent" aria-labelledby="unsent">
    <h4 id="unsent">${t('lesson-planner.review.unsent')}</h4>
    <p class="bar__note">${t('lesson-planner.review.unsent.text')}</p>
    ${unsent.comment === '' ? nothing : html`<p class="comment__quote comment__text"><bdi dir="auto">${unsent.comment}</bdi></p>`}
    ${unsent.notes.map(({ stepId, text }) => html`<p class="comment__quote comment__text"><strong><bdi dir="auto">${titleOf(stepId) || t('lesson-planner.step.untitled')}</bdi></strong> <bdi dir="auto">${text}</bdi></p>`)}
  </section>`;
}

/** What stands in the fields. */
function typedIn(form: HTMLFormElement): Pick<PlanDecision, 'comment' | 'notes'> {
  const fields = [...form.querySelectorAll('textarea')];
  const notes = fields.flatMap(({ dataset: { step }, value }) => (step === undefined || value.trim() === '' ? [] : [{ stepId: step, text: value.trim() }]));
  return { comment: fields.find(({ name }) => name === 'comment')?.value.trim() ?? '', notes };
}

function noteTyped({ currentTarget: form }: InputEvent, { onType }: ReviewDeskFace): void {
  if (form instanceof HTMLFormElement) onType({ approved: false, ...typedIn(form) });
}

/** One of the two buttons is pressed. */
function decide(event: SubmitEvent, { onDecide }: ReviewDeskFace): void {
  event.preventDefault();
  const { currentTarget: form, submitter } = event;
  if (form instanceof HTMLFormElement && submitter instanceof HTMLButtonElement) onDecide({ approved: submitter.name === 'approve', ...typedIn(form) });
}
