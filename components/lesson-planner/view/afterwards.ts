/** When the lesson is over: planned against actual minutes, whether objectives were reached, a reflection where it went otherwise; and what of it the next class begins with. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import type { PlanObjective, PlanStep } from '../model/content.ts';
import { lessonBefore, longestProof, longestReflection, noProof, proofLevels, takenMinutes } from '../model/afterwards.ts';
import { comparison, lessonAt, type Lesson, type LessonNow } from '../model/lesson.ts';
import { renderResults } from './activities.ts';
import { typing } from './face.ts';
import { proofNames } from './names.ts';
import { renderNotes } from './notes.ts';
import type { RunFace } from './run-view.ts';
import { titleOf } from './step-line.ts';

export function renderAfter(lesson: Lesson, state: LessonNow, face: RunFace): TemplateResult {
  const { t, format, plan, onStart } = face;
  const steps = plan.content.steps.filter(({ stage }) => stage === 'in');
  const rows = comparison(steps, state);
  const differs = rows.some((row) => row.differs);
  return html`<div class="after">
      <h3 id="after" tabindex="-1">${t('lesson-planner.run.after', { time: format.dateTime(lesson.startedAt) })}</h3>
      <div class="table-box" role="region" tabindex="0" aria-labelledby="after">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${t('lesson-planner.paper.step')}</th>
              <th scope="col">${t('lesson-planner.run.planned')}</th>
              <th scope="col">${t('lesson-planner.run.actual')}</th>
              <th scope="col">${t('lesson-planner.run.difference')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) => html`<tr>
                <th scope="row"><bdi dir="auto">${titleOf(row.step, face)}</bdi></th>
                <td>${t('lesson-planner.minutes.count', { minutes: row.planned })}</td>
                <td>${row.actual === null ? t('lesson-planner.run.skipped') : t('lesson-planner.minutes.count', { minutes: row.actual })}</td>
                <td>${!row.differs ? t('lesson-planner.run.as-planned') : row.actual === null ? '' : t(row.actual > row.planned ? 'lesson-planner.run.longer' : 'lesson-planner.run.shorter', { minutes: Math.abs(row.actual - row.planned) })}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${renderTaking(lesson, state, steps, face)}
    </div>
    ${renderResults(lesson, state, face)} ${renderProofs(lesson, state, face)} ${differs || state.reflection !== '' ? renderReflection(lesson, state, face) : nothing}
    ${differs || state.notes.length > 0 ? renderNotes(lesson, state, face) : nothing}
    <p class="buttons"><button class="button" type="button" name="start" @click=${onStart}>${icon('play', 'small')}${t('lesson-planner.run.again')}</button></p>`;
}

/** For the next class the plan may take over what the steps took: one press, and one back. */
function renderTaking(lesson: Lesson, state: LessonNow, steps: readonly PlanStep[], { t, plan, taken, onTake, onUntake }: RunFace): TemplateResult | typeof nothing {
  const minutes = takenMinutes(steps, state);
  const others = minutes.filter((one) => steps.find(({ id }) => id === one.id)?.minutes !== one.minutes);
  if (others.length === 0) {
    if (taken !== lesson.id || !plan.canUndo) return nothing;
    return html`<p class="taking"><span role="status">${icon('done', 'small')}${t('lesson-planner.run.taken')}</span> <button class="button button--small" type="button" name="untake" @click=${onUntake}>${t('lesson-planner.undo')}</button></p>`;
  }
  return html`<p class="taking"><button class="button button--small" type="button" name="take" @click=${() => onTake(lesson, minutes)}>${t('lesson-planner.run.take')}</button></p>`;
}

/** Asked where the lesson went otherwise than planned; what was written stays to be read. */
function renderReflection(lesson: Lesson, { reflection }: LessonNow, { t, afterwards }: RunFace): TemplateResult {
  const field = afterwards.reflection;
  const write = typing((text) => field.write(lesson, text, reflection));
  return html`<section class="reflection card">
    <label class="field">
      <span class="field__label">${t('lesson-planner.run.reflection')}</span>
      <textarea class="input" name="reflection" rows="4" dir="auto" maxlength=${longestReflection} aria-describedby="reflection-hint" .value=${field.textOf(lesson) ?? reflection} @input=${write} @compositionend=${write} @blur=${() => field.end()}></textarea>
    </label>
    <p class="field__hint" id="reflection-hint">${t('lesson-planner.run.reflect')}</p>
  </section>`;
}

function renderProofs(lesson: Lesson, state: LessonNow, face: RunFace): TemplateResult | typeof nothing {
  const { objectives } = face.plan.content;
  if (objectives.length === 0) return nothing;
  return html`<section class="proofs card" aria-labelledby="proofs">
    <h3 id="proofs">${face.t('lesson-planner.run.proofs')}</h3>
    <p class="field__hint">${face.t('lesson-planner.run.proofs.hint')}</p>
    <ol class="proofs__list">
      ${repeat(objectives, ({ id }) => id, (objective, at) => renderProof(objective, at + 1, lesson, state, face))}
    </ol>
  </section>`;
}

function renderProof({ id, text }: PlanObjective, number: number, lesson: Lesson, { proofs }: LessonNow, { t, plan, afterwards, onLog }: RunFace): TemplateResult {
  const proof = proofs.get(id) ?? noProof;
  const field = afterwards.proof(id);
  const write = typing((words) => field.write(lesson, words, proof.text));
  const planned = plan.content.steps.filter(({ objectiveIds, evidence }) => objectiveIds.includes(id) && evidence.trim() !== '');
  return html`<li class="proof" data-objective=${id}>
    <p id=${`proof-${id}`}><bdi dir="auto">${text.trim() === '' ? t('lesson-planner.objective', { number }) : text}</bdi></p>
    ${planned.map(({ evidence }) => html`<p class="plan__about">${t('lesson-planner.evidence')}: <bdi dir="auto">${evidence}</bdi></p>`)}
    <div class="buttons" role="group" aria-labelledby=${`proof-${id}`}>
      ${proofLevels.map(
        (level) => html`<button class="button button--small" type="button" data-level=${level} aria-pressed=${proof.level === level} @click=${() => onLog(lesson, { kind: 'proof', objectiveId: id, level: proof.level === level ? null : level })}>${t(proofNames[level])}</button>`,
      )}
    </div>
    <label class="field">
      <span class="field__label">${t('lesson-planner.run.proof.words', { number })}</span>
      <textarea class="input" name="proof" rows="2" dir="auto" maxlength=${longestProof} .value=${field.textOf(lesson) ?? proof.text} @input=${write} @compositionend=${write} @blur=${() => field.end()}></textarea>
    </label>
  </li>`;
}

/** In the next class: what this step took the last time, what was noted in it, and what one wanted to do otherwise. */
export function renderLastTime(lesson: Lesson, step: PlanStep, { t, format, plan }: RunFace): TemplateResult | typeof nothing {
  const before = lessonBefore(plan.content.lessons, lesson);
  if (before === undefined) return nothing;
  const { seconds, noted, reflection } = lessonAt(before, Date.parse(before.startedAt));
  const took = Math.round((seconds.get(step.id) ?? 0) / 60);
  const notes = noted.filter(({ stepId }) => stepId === step.id || stepId === '');
  if (took === 0 && notes.length === 0 && reflection.trim() === '') return nothing;
  return html`<section class="last-time card" aria-labelledby="last-time">
    <h3 id="last-time">${t('lesson-planner.run.last-time', { time: format.dateTime(before.startedAt) })}</h3>
    ${took === 0 ? nothing : html`<p>${t('lesson-planner.run.last-time.took', { minutes: took })}</p>`}
    ${notes.length === 0 ? nothing : html`<ul class="notes__list">${notes.map(({ text }) => html`<li><bdi dir="auto">${text}</bdi></li>`)}</ul>`}
    ${reflection.trim() === '' ? nothing : html`<p class="reflection__words"><bdi dir="auto">${reflection}</bdi></p>`}
  </section>`;
}
