/** What the class does in a lesson: drafted, begun, counted by whoever sees the hands, and stopped. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/text.ts';
import { activityForms, hasJustBegun, isCounted, longestOption, mostCounted, mostOptions, optionsIn, type ActivityForm, type ClassActivity } from '../model/class-activity.ts';
import { groupings, wholeMinutes } from '../model/content.ts';
import type { Lesson, LessonNow } from '../model/lesson.ts';
import { groupingNames } from './names.ts';
import type { RunFace } from './run-view.ts';

const formNames: Readonly<Record<ActivityForm, string>> = {
  vote: 'lesson-planner.activity.vote',
  quiz: 'lesson-planner.activity.quiz',
  discussion: 'lesson-planner.activity.discussion',
  group: 'lesson-planner.activity.group',
  task: 'lesson-planner.activity.task',
};
const stateNames = { draft: 'lesson-planner.activity.draft', open: 'lesson-planner.activity.open', closed: 'lesson-planner.activity.closed' } as const;
const usualMinutes = 3;

export function renderActivities(lesson: Lesson, { activities }: LessonNow, face: RunFace): TemplateResult {
  const { t, isBig } = face;
  // On the big screen stands what goes on, or what came of the last.
  const shown = isBig ? [activities.find(({ state }) => state === 'open') ?? activities.findLast(({ state }) => state === 'closed') ?? []].flat() : activities;
  return html`<section class="activities card" aria-labelledby="activities" ?hidden=${isBig && shown.length === 0}>
    <h3 id="activities" tabindex="-1">${t('lesson-planner.activities')}</h3>
    ${shown.length === 0 ? nothing : html`<ul class="activities__list" role="list">${repeat(shown, ({ id }) => id, (activity) => renderActivity(lesson, activity, face))}</ul>`}
    ${renderDraft(lesson, face)}
  </section>`;
}

function renderActivity(lesson: Lesson, activity: ClassActivity, face: RunFace): TemplateResult {
  const { t, format, now } = face;
  const { id, form, title, audience, minutes, state, begunAt, stoppedAt } = activity;
  const until = stoppedAt === null ? now : Date.parse(stoppedAt);
  const took = begunAt === null ? 0 : Math.max(0, Math.floor((until - Date.parse(begunAt)) / 1000));
  const about = [t(groupingNames[audience]), ...(minutes === 0 ? [] : [t('lesson-planner.minutes.count', { minutes })])].join(' · ');
  const named = isolate(title.trim() === '' ? t(formNames[form]) : title);
  return html`<li class="activity" data-activity=${id} data-state=${state}>
    <p class="activity__facts"><span class="badge ${state === 'open' ? 'badge--accent' : ''}">${t(stateNames[state])}</span> ${t(formNames[form])} · ${about} ${state === 'draft' ? nothing : html`· <span class="activity__time" role="timer">${t('lesson-planner.activity.took', { time: format.duration(took) })}</span>`}</p>
    ${title.trim() === '' ? nothing : html`<h4 class="activity__title"><bdi dir="auto">${title}</bdi></h4>`}
    ${isCounted(form) && state !== 'draft' ? renderOptions(lesson, activity, face) : nothing}
    ${state === 'draft' ? renderBegin(lesson, id, named, face) : state === 'open' ? renderStop(lesson, activity, named, face) : nothing}
  </li>`;
}

function renderBegin(lesson: Lesson, id: string, title: string, { t, onLog }: RunFace): TemplateResult {
  return html`<p class="buttons"><button class="button button--primary" type="button" name="begin" aria-label=${t('lesson-planner.activity.begin.one', { title })} @click=${() => onLog(lesson, { kind: 'begin', id })}>${icon('play', 'small')}${t('lesson-planner.activity.begin')}</button></p>`;
}

/** A button of its own: what is over does not begin again, so the second tap of two, or a key that is held, does not stop what the first began. */
function renderStop(lesson: Lesson, activity: ClassActivity, title: string, { t, onLog }: RunFace): TemplateResult {
  const stop = (): void => {
    if (!hasJustBegun(activity, Date.now())) onLog(lesson, { kind: 'stop', id: activity.id });
  };
  return html`<p class="buttons"><button class="button" type="button" name="stop" aria-label=${t('lesson-planner.activity.stop.one', { title })} @keydown=${(event: KeyboardEvent) => event.repeat && event.preventDefault()} @click=${stop}>${icon('check', 'small')}${t('lesson-planner.activity.stop')}</button></p>`;
}

/** Numbers are told once, by the sum: each option says its own. */
function renderOptions(lesson: Lesson, { id, options, answer, counts, state }: ClassActivity, { t, format, onLog }: RunFace): TemplateResult {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const count = (option: number, change: number): void => onLog(lesson, { kind: 'count', id, option, change });
  const number = (words: string, option: number, now: number): TemplateResult => {
    const label = { option: isolate(words) };
    const choose = ({ currentTarget: field }: Event): void => {
      if (!(field instanceof HTMLInputElement)) return;
      const value = Math.min(mostCounted, Math.max(0, Math.round(Number(field.value) || 0)));
      field.value = String(value);
      if (value !== now) onLog(lesson, { kind: 'set', id, option, number: value });
    };
    return html`<button class="button button--icon" type="button" name="fewer" aria-label=${t('lesson-planner.activity.fewer', label)} aria-disabled=${now === 0} @click=${() => now > 0 && count(option, -1)}>${icon('minus')}</button>
      <input class="input option__count" type="number" inputmode="numeric" min="0" max=${mostCounted} name=${`count-${option}`} aria-label=${t('lesson-planner.activity.count', label)} .value=${String(now)} @change=${choose} />
      <button class="button button--icon" type="button" name="more" aria-label=${t('lesson-planner.activity.one-more', label)} @click=${() => count(option, 1)}>${icon('plus')}</button>`;
  };
  return html`<ul class="options" role="list">
      ${options.map((words, option) => {
        const now = counts[option] ?? 0;
        const isRight = state === 'closed' && answer === option;
        return html`<li class="option" data-option=${option}>
          <span class="option__words"><bdi dir="auto">${words}</bdi>${isRight ? html` <span class="badge badge--success">${icon('check', 'small')}${t('lesson-planner.activity.right')}</span>` : nothing}</span>
          <progress class="meter" max=${total || 1} .value=${now} aria-hidden="true"></progress>
          <span class="option__number">${state === 'open' ? number(words, option, now) : html`<strong>${t('lesson-planner.activity.people', { count: now })}</strong>`} ${total === 0 ? nothing : html`<span class="option__share">${format.percent(now / total)}</span>`}</span>
        </li>`;
      })}
    </ul>
    <p class="activity__total" role="status">${t('lesson-planner.activity.total', { count: total })}</p>`;
}

/** On the big screen what was typed waits out of sight. */
function renderDraft(lesson: Lesson, { t, isBig, form, onForm, onDraft }: RunFace): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { currentTarget: place } = event;
    if (!(place instanceof HTMLFormElement)) return;
    const values = new FormData(place);
    const said = (name: string): string => {
      const value = values.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const options = isCounted(form) ? optionsIn(said('options')) : [];
    if (options === undefined) {
      const field = place.querySelector<HTMLTextAreaElement>('[name=options]');
      field?.setCustomValidity(needed);
      field?.reportValidity();
      return;
    }
    const right = Number(said('answer')) - 1;
    if (form === 'quiz' && right >= options.length) {
      const field = place.querySelector<HTMLSelectElement>('[name=answer]');
      field?.setCustomValidity(t('lesson-planner.activity.answer.beyond', { number: right + 1, count: options.length }));
      field?.reportValidity();
      return;
    }
    onDraft(lesson, {
      form,
      title: said('title').slice(0, 200),
      options,
      answer: form === 'quiz' && right >= 0 ? right : null,
      audience: groupings.find((one) => one === said('audience')) ?? 'whole',
      minutes: wholeMinutes(Number(said('minutes'))),
    });
    for (const field of place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[name=title], [name=options]')) field.value = '';
  };
  /** What was said of a field was said of what stood in it. */
  const hear = ({ currentTarget: place }: Event): void => {
    if (place instanceof HTMLFormElement) for (const field of place.querySelectorAll<HTMLTextAreaElement | HTMLSelectElement>('[name=options], [name=answer]')) field.setCustomValidity('');
  };
  const needed = t('lesson-planner.activity.options.hint', { count: mostOptions, letters: longestOption });
  const choice = (name: string, words: string, options: unknown, choose?: (value: string) => void): TemplateResult => html`<label class="field">
    <span class="field__label">${words}</span>
    <span class="input-box">
      <select class="input" name=${name} @change=${({ currentTarget }: Event) => currentTarget instanceof HTMLSelectElement && choose?.(currentTarget.value)}>${options}</select>
      <span class="input-box__end">${icon('chevron-down', 'small')}</span>
    </span>
  </label>`;
  return html`<details class="drafting" ?hidden=${isBig}>
    <summary class="button button--small">${icon('plus', 'small')}${t('lesson-planner.activity.new')}</summary>
    <form class="drafting__form" @submit=${submit} @input=${hear}>
      <div class="choices">
        ${choice('form', t('lesson-planner.activity.form'), activityForms.map((one) => html`<option value=${one} ?selected=${one === form}>${t(formNames[one])}</option>`), (value) => onForm(activityForms.find((one) => one === value) ?? 'vote'))}
        ${choice('audience', t('lesson-planner.grouping'), groupings.map((one) => html`<option value=${one}>${t(groupingNames[one])}</option>`))}
        <label class="field"><span class="field__label">${t('lesson-planner.minutes')}</span><input class="input" name="minutes" type="number" inputmode="numeric" min="0" max="600" value=${usualMinutes} /></label>
      </div>
      <label class="field"><span class="field__label">${t('lesson-planner.activity.title')}</span><input class="input" name="title" dir="auto" maxlength="200" autocomplete="off" /></label>
      ${isCounted(form)
        ? html`<label class="field"><span class="field__label">${t('lesson-planner.activity.options')}</span><textarea class="input" name="options" rows="4" dir="auto" maxlength="400" aria-describedby="options-hint"></textarea></label>
            <p class="field__hint" id="options-hint">${needed}</p>`
        : nothing}
      ${form === 'quiz' ? choice('answer', t('lesson-planner.activity.answer'), html`<option value="">${t('lesson-planner.activity.answer.none')}</option>${Array.from({ length: mostOptions }, (_, at) => html`<option value=${at + 1}>${at + 1}</option>`)}`) : nothing}
      <button class="button" type="submit" name="draft">${t('lesson-planner.activity.add')}</button>
    </form>
  </details>`;
}

/** What came of them, when the lesson is over. */
export function renderResults(lesson: Lesson, { activities }: LessonNow, face: RunFace): TemplateResult | typeof nothing {
  const begun = activities.filter(({ state }) => state === 'closed');
  if (begun.length === 0) return nothing;
  return html`<section class="activities card" aria-labelledby="results">
    <h3 id="results">${face.t('lesson-planner.activities')}</h3>
    <ul class="activities__list" role="list">${begun.map((activity) => renderActivity(lesson, activity, face))}</ul>
  </section>`;
}
