/** What a term is made of beside its courses: its first and last day, when its hours are, and days without lessons that are no holiday. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { noonOf } from '../../base/china-day.ts';
import { icon } from '../../base/icons.ts';
import { newId } from '../../base/id.ts';
import { isolate } from '../../base/text.ts';
import { choosing } from '../view/face.ts';
import { overlapping } from './bells.ts';
import { usualPeriods, type ClosedDays } from './schedule.ts';
import type { ScheduleFace } from './schedule-view.ts';

export const renderTermFrame = (face: ScheduleFace): TemplateResult => html`${renderDates(face)} ${renderBells(face)} ${renderClosed(face)}`;

function renderDates({ t, schedule, change }: ScheduleFace): TemplateResult {
  const { term } = schedule.content;
  const field = (name: 'start' | 'end', words: string): TemplateResult => html`<label class="field">
    <span class="field__label">${words}</span>
    <input class="input" type="date" name=${`term-${name}`} .value=${live(term[name])} @change=${choosing((value) => value !== '' && change({ act: 'set-term', term: { ...term, [name]: value } }))} />
  </label>`;
  return html`<div class="choices">${field('start', t('lesson-planner.term.start'))} ${field('end', t('lesson-planner.term.end'))}</div>`;
}

/** An hour with two fields a row; it is kept when both stand there and agree. */
function renderBells(face: ScheduleFace): TemplateResult {
  const { t, schedule, change, opened, onOpened } = face;
  const { bells, slots } = schedule.content;
  const periods = Math.max(usualPeriods, ...bells.keys(), ...slots.map(({ period }) => period));
  const early = overlapping(bells);
  const onChange = (event: Event, period: number): void => {
    const row = event.currentTarget instanceof HTMLElement ? event.currentTarget.closest('tr') : null;
    const [begin, end] = [...(row?.querySelectorAll('input') ?? [])];
    const problem = row?.querySelector<HTMLElement>('.field__error');
    if (begin === undefined || end === undefined || !problem) return;
    const isWrong = begin.value !== '' && end.value !== '' && begin.value >= end.value;
    problem.hidden = !isWrong;
    end.setAttribute('aria-invalid', String(isWrong));
    if (begin.value === '' && end.value === '') change({ act: 'set-bell', period, bell: null });
    else if (begin.value !== '' && end.value !== '' && !isWrong) change({ act: 'set-bell', period, bell: { begin: begin.value, end: end.value } });
  };
  return html`<details class="removed bells" @toggle=${() => onOpened('bells')}>
    <summary>${t('lesson-planner-schedule.bells', { count: bells.size })}</summary>
    ${opened.has('bells') ? renderTable() : nothing}
  </details>`;

  function renderTable(): TemplateResult {
    return html`${early.map((period) => html`<p class="fact" data-tone="warning" data-fact="bells">${icon('alert', 'small')}<span>${t('lesson-planner-schedule.bells.early', { period })}</span></p>`)}
      <table class="table bells__table">
        <thead>
          <tr>
            <th scope="col">${t('lesson-planner.period.short')}</th>
            <th scope="col">${t('lesson-planner-schedule.bells.begin')}</th>
            <th scope="col">${t('lesson-planner-schedule.bells.end')}</th>
          </tr>
        </thead>
        <tbody>
          ${Array.from({ length: periods }, (_, index) => index + 1).map((period) => {
            const bell = bells.get(period);
            const field = (name: 'begin' | 'end', words: string): TemplateResult =>
              html`<input class="input" type="time" name=${`bell-${name}`} data-period=${period} aria-label=${words} aria-describedby=${`bell-problem-${period}`} .value=${bell?.[name] ?? ''} @change=${(event: Event) => onChange(event, period)} />`;
            return html`<tr>
              <th scope="row">${period}</th>
              <td>${field('begin', t('lesson-planner-schedule.bells.begin.of', { period }))}</td>
              <td>
                ${field('end', t('lesson-planner-schedule.bells.end.of', { period }))}
                <span class="field__error" id=${`bell-problem-${period}`} role="alert" hidden>${icon('alert', 'small')}<span>${t('lesson-planner-schedule.bells.backwards')}</span></span>
              </td>
            </tr>`;
          })}
        </tbody>
      </table>`;
  }
}

/** Exam weeks and the like: lessons go on behind them. */
function renderClosed(face: ScheduleFace): TemplateResult {
  const { t, schedule, change, opened, onOpened } = face;
  const { closed, term } = schedule.content;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const [from, to, name] = ['closed-from', 'closed-to', 'closed-name'].map((field) => new FormData(form).get(field));
    if (typeof from !== 'string' || typeof to !== 'string' || typeof name !== 'string' || from === '') return;
    change({ act: 'close-days', id: newId(), from, to: to === '' ? from : to, name: name.trim() === '' ? t('lesson-planner-schedule.closed.exams') : name.trim() });
    form.reset();
  };
  const day = (name: string, words: string): TemplateResult => html`<label class="field">
    <span class="field__label">${words}</span>
    <input class="input" type="date" name=${name} min=${term.start} max=${term.end} />
  </label>`;
  return html`<details class="removed closed" @toggle=${() => onOpened('closed')}>
    <summary>${t('lesson-planner-schedule.closed', { count: closed.length })}</summary>
    ${opened.has('closed')
      ? html`<ul class="removed__list">
            ${repeat(closed, ({ id }) => id, (days) => renderClosedDays(days, face))}
          </ul>
          <form class="closed__form" @submit=${submit}>
            <div class="choices">
              ${day('closed-from', t('lesson-planner-schedule.closed.from'))} ${day('closed-to', t('lesson-planner-schedule.closed.to'))}
              <label class="field">
                <span class="field__label">${t('lesson-planner-schedule.closed.name')}</span>
                <input class="input" name="closed-name" dir="auto" maxlength="40" autocomplete="off" placeholder=${t('lesson-planner-schedule.closed.exams')} />
              </label>
            </div>
            <p class="buttons"><button class="button" type="submit" name="close-days">${icon('plus', 'small')}${t('lesson-planner-schedule.closed.add')}</button></p>
          </form>`
      : nothing}
  </details>`;
}

function renderClosedDays({ id, from, to, name }: ClosedDays, { t, format, change }: ScheduleFace): TemplateResult {
  const when = from === to ? format.day(noonOf(from)) : t('lesson-planner-schedule.closed.span', { from: format.day(noonOf(from)), to: format.day(noonOf(to)) });
  return html`<li data-closed=${id}>
    <span><bdi dir="auto">${name}</bdi> · ${when}</span>
    <button class="button button--icon button--small button--quiet" type="button" name="open-days" aria-label=${t('lesson-planner-schedule.closed.remove', { name: isolate(name), when })} @click=${() => change({ act: 'open-days', id })}>${icon('close', 'small')}</button>
  </li>`;
}
