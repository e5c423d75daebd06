/** The console of a lesson that is being taught: where one is, how long already, what is said and done, and whose turn it is. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import type { AfterwardsWriting } from '../controllers/afterwards-writing.ts';
import type { takenMinutes } from '../model/afterwards.ts';
import type { PlanStep } from '../model/content.ts';
import { longestBoard, type ActivityDraft, type ActivityForm } from '../model/class-activity.ts';
import { lessonAt, lessonOf, type Lesson, type LessonEntry, type LessonNow } from '../model/lesson.ts';
import { plainText, richText, type RichText } from '../model/rich-text.ts';
import { renderActivities, renderResults } from './activities.ts';
import { renderAfter, renderLastTime } from './afterwards.ts';
import { typing } from './face.ts';
import { renderNotes } from './notes.ts';
import type { PictureSight } from './picture-element.ts';
import { renderSaving } from './plan-bar.ts';
import { renderRich } from './rich.ts';
import { titleOf } from './step-line.ts';

/** What a press says; when it happened is added where it is logged. */
export type LogDraft = LessonEntry extends infer Entry ? (Entry extends LessonEntry ? Omit<Entry, 'at'> : never) : never;

export interface RunFace {
  readonly t: Translate;
  readonly format: Format;
  readonly plan: OpenPlan;
  readonly pictures: PictureSight;
  /** Milliseconds. */
  readonly now: number;
  onStart(): void;
  onLog(lesson: Lesson, entry: LogDraft): void;
  onPick(lesson: Lesson): void;
  onEnd(lesson: Lesson): void;
  onBack(): void;
  /** Only what the class may see, as large as the screen allows. */
  readonly isBig: boolean;
  onBig(isBig: boolean): void;
  /** The form of the activity that is being drafted. */
  readonly form: ActivityForm;
  onForm(form: ActivityForm): void;
  onDraft(lesson: Lesson, draft: ActivityDraft): void;
  /** What is being written on the board; `undefined` while nobody does. */
  boardOf(lesson: Lesson): string | undefined;
  onBoard(lesson: Lesson, text: string, board: string): void;
  onBoardLeft(): void;
  /** What is written when the lesson is over. */
  readonly afterwards: AfterwardsWriting;
  /** The lesson whose minutes the plan has taken over; empty: none. */
  readonly taken: string;
  onTake(lesson: Lesson, minutes: ReturnType<typeof takenMinutes>): void;
  onUntake(): void;
}

/** The lesson that goes on, or was given last. */
export const currentLesson = ({ content, me }: OpenPlan): Lesson | undefined => lessonOf(content.lessons, me.id);
export const stepsInClass = ({ content }: OpenPlan): readonly PlanStep[] => content.steps.filter(({ stage }) => stage === 'in');

export function renderRunView(face: RunFace): TemplateResult {
  const { t, plan, now, onBack } = face;
  const lesson = currentLesson(plan);
  const state = lesson === undefined ? undefined : lessonAt(lesson, now);
  const isBig = lesson !== undefined && face.isBig;
  return html`<div class="run ${isBig ? 'run--big' : ''}" part="run">
    <div class="run__bar">
      <button class="button button--quiet button--small" type="button" name="back-to-plan" ?hidden=${isBig} @click=${onBack}>${icon('chevron-start', 'small')}${t('lesson-planner.run.back')}</button>
      <strong><bdi dir="auto">${plan.content.title}</bdi></strong>
      ${isBig || state?.isOver === false ? renderBigButton(face) : nothing} ${lesson === undefined || (isBig && plan.saving !== 'failed') ? nothing : renderSaving(face)}
    </div>
    ${lesson === undefined || state === undefined ? renderBefore(face) : state.isOver ? (isBig ? renderAfterBig : renderAfter)(lesson, state, face) : renderConsole(lesson, state, face)}
  </div>`;
}

function renderBigButton({ t, isBig, onBig }: RunFace): TemplateResult {
  return html`<button class="button button--small run__big" type="button" name="big" aria-pressed=${isBig} @click=${() => onBig(!isBig)}>${icon(isBig ? 'fullscreen-exit' : 'fullscreen', 'small')}${t('lesson-planner.run.big')}</button>`;
}

function renderBefore({ t, plan, onStart }: RunFace): TemplateResult {
  const steps = stepsInClass(plan);
  if (steps.length === 0) return html`<p class="none">${t('lesson-planner.run.nothing')}</p>`;
  const { preparation } = plan.content;
  return html`${preparation.trim() === '' ? nothing : html`<div class="saying"><h4>${t('lesson-planner.preparation')}</h4><p><bdi dir="auto">${preparation}</bdi></p></div>`}
    <p>${t('lesson-planner.run.ready', { count: steps.length, minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0) })}</p>
    <button class="button button--primary" type="button" name="start" @click=${onStart}>${icon('play', 'small')}${t('lesson-planner.run.start')}</button>`;
}

function renderConsole(lesson: Lesson, state: LessonNow, face: RunFace): TemplateResult {
  const { t, format, plan, isBig, onLog, onEnd } = face;
  const steps = stepsInClass(plan);
  const place = steps.findIndex(({ id }) => id === state.stepId);
  const step = steps[place];
  const [before, after] = [steps[place - 1], steps[place + 1]];
  const seconds = state.seconds.get(state.stepId) ?? 0;
  const planned = (step?.minutes ?? 0) * 60;
  const total = [...state.seconds.values()].reduce((sum, one) => sum + one, 0);
  return html`<section class="now card" aria-labelledby="now">
      <p class="now__place">${t('lesson-planner.run.place', { place: place + 1, count: steps.length })}</p>
      <h3 class="now__title" id="now"><bdi dir="auto">${step === undefined ? t('lesson-planner.run.gone') : titleOf(step, face)}</bdi></h3>
      <p class="now__time" role="timer" data-over=${seconds > planned}>
        <span class="now__seconds">${format.duration(Math.floor(seconds))}</span>
        <span>${t(seconds > planned ? 'lesson-planner.run.over' : 'lesson-planner.run.of', { minutes: step?.minutes ?? 0 })}</span>
      </p>
      <progress class="meter" max=${planned || 1} .value=${Math.min(seconds, planned)} aria-hidden="true"></progress>
      <p class="now__total">${t('lesson-planner.run.total', { time: format.duration(Math.floor(total)), minutes: plan.content.periodMinutes })}</p>
      <div class="buttons">
        <button class="button" type="button" name="previous" aria-disabled=${before === undefined} @click=${() => before && onLog(lesson, { kind: 'enter', stepId: before.id })}>${t('lesson-planner.run.previous')}</button>
        <button class="button button--primary" type="button" name="next" aria-disabled=${after === undefined} @click=${() => after && onLog(lesson, { kind: 'enter', stepId: after.id })}>
          ${after === undefined ? t('lesson-planner.run.last') : html`${t('lesson-planner.run.next')}<bdi dir="auto">${titleOf(after, face)}</bdi>`}
        </button>
        <button class="button" type="button" name="pause" aria-pressed=${state.isPaused} @click=${() => onLog(lesson, { kind: state.isPaused ? 'resume' : 'pause' })}>
          ${icon(state.isPaused ? 'play' : 'pause', 'small')}${t(state.isPaused ? 'lesson-planner.run.resume' : 'lesson-planner.run.pause')}
        </button>
        <button class="button" type="button" name="end" @click=${() => onEnd(lesson)}>${t('lesson-planner.run.end')}</button>
      </div>
    </section>
    ${step === undefined || isBig ? nothing : html`${renderSayings(step, face)} ${renderLastTime(lesson, step, face)}`} ${renderActivities(lesson, state, face)} ${renderBoard(lesson, state, face)} ${renderTurns(lesson, state, face)} ${renderNotes(lesson, state, face)}`;
}

function renderSayings(step: PlanStep, { t, pictures }: RunFace): TemplateResult {
  const part = (words: string, text: RichText): TemplateResult | typeof nothing =>
    plainText(text).trim() === '' ? nothing : html`<div class="saying rich"><h4>${words}</h4>${renderRich(text, pictures)}</div>`;
  return html`<div class="sayings">
    ${part(t('lesson-planner.teacher-activity'), step.teacherActivity)} ${part(t('lesson-planner.learner-activity'), step.learnerActivity)}
    ${part(t('lesson-planner.evidence'), richText(step.evidence))} ${part(t('lesson-planner.paper'), richText(step.paper))}
  </div>`;
}

/** What the class reads: written here, and large on the big screen. */
function renderBoard(lesson: Lesson, { board }: LessonNow, { t, isBig, boardOf, onBoard, onBoardLeft }: RunFace): TemplateResult | typeof nothing {
  if (isBig) return board.trim() === '' ? nothing : html`<section class="board card" aria-label=${t('lesson-planner.run.board')}><p class="board__words" dir="auto">${board}</p></section>`;
  const write = typing((text) => onBoard(lesson, text, board));
  return html`<section class="board card">
    <label class="field"><span class="field__label">${t('lesson-planner.run.board')}</span><textarea class="input" name="board" rows="2" dir="auto" maxlength=${longestBoard} .value=${boardOf(lesson) ?? board} @input=${write} @compositionend=${write} @blur=${onBoardLeft}></textarea></label>
  </section>`;
}

/** How many are here, and whose turn it is: by number, so that no name stands on a big screen. */
function renderTurns(lesson: Lesson, state: LessonNow, { t, isBig, onLog, onPick }: RunFace): TemplateResult {
  const { present, picked } = state;
  const last = lesson.entries.findLast(({ kind }) => kind === 'pick');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const values = new FormData(event.currentTarget);
    const [here, of] = ['present', 'of'].map((name) => Math.min(500, Math.max(0, Math.round(Number(values.get(name))))));
    if (here !== undefined && of !== undefined && of > 0) onLog(lesson, { kind: 'present', present: Math.min(here, of), of });
  };
  return html`<section class="turns card" aria-labelledby="turns">
    <h3 id="turns">${t('lesson-planner.run.turns')}</h3>
    <form class="roll" ?hidden=${isBig && present !== null} @submit=${submit}>
      <label class="field"><span class="field__label">${t('lesson-planner.run.of-class')}</span><input class="input" name="of" type="number" inputmode="numeric" min="1" max="500" required .value=${String(present?.of ?? '')} /></label>
      <label class="field"><span class="field__label">${t('lesson-planner.run.present')}</span><input class="input" name="present" type="number" inputmode="numeric" min="0" max="500" required .value=${String(present?.present ?? '')} /></label>
      <button class="button" type="submit">${t('lesson-planner.run.roll')}</button>
    </form>
    ${present === null
      ? nothing
      : html`<p role="status">${t('lesson-planner.run.here', { present: present.present, of: present.of, away: present.of - present.present })}</p>
          <p class="pick">
            <button class="button button--soft" type="button" name="pick" @click=${() => onPick(lesson)}>${t('lesson-planner.run.pick')}</button>
            <span class="pick__number" aria-live="polite">${last?.kind === 'pick' ? t('lesson-planner.run.number', { number: last.number }) : ''}</span>
            <span class="pick__left">${t('lesson-planner.run.left', { count: present.of - new Set(picked).size })}</span>
          </p>`}
  </section>`;
}

/** On the big screen, which stays until the teacher leaves it: the class still looks at it. */
function renderAfterBig(lesson: Lesson, state: LessonNow, face: RunFace): TemplateResult {
  return html`<h3 id="after" tabindex="-1">${face.t('lesson-planner.run.is-over')}</h3>
    ${renderResults(lesson, state, face)}`;
}
