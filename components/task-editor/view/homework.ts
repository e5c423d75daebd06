/** How homework is done, for whom, how long it takes and until when, and what the day holds already. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { today } from '../../base/china-day.ts';
import { icon } from '../../base/icons.ts';
import type { ClassLoad, ClassSummary, TaskMode, TaskTier } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { TaskEditorData } from '../task-editor.types.ts';
import type { Whom } from './whom.ts';

export interface Homework {
  /** What the teacher has chosen; `undefined`: as is usual for the grade. */
  readonly mode: TaskMode | undefined;
  readonly tier: TaskTier;
  /** How long it is expected to take; `null`: nobody has said. */
  readonly minutes: number | null;
  /** On which day it is due, in China; empty: on none. */
  readonly day: string;
  /** The overload that the teacher has said to know of; another class, day or count is another one. */
  readonly accepted: string;
}
export interface HomeworkView {
  readonly t: Translate;
  readonly data: TaskEditorData;
  readonly classIds: ReadonlySet<string>;
  readonly whom: Whom;
  readonly homework: Homework;
  onChange(part: Partial<Homework>): void;
}

const lastGradeOnPaper = 9;
const modes: Readonly<Record<TaskMode, string>> = { paper: 'task-editor.mode.paper', online: 'task-editor.mode.online' };
const tiers: Readonly<Record<TaskTier, string>> = { all: 'task-editor.tier.all', A: 'task-editor.tier.a', B: 'task-editor.tier.b', C: 'task-editor.tier.c' };

/** Up to the ninth grade homework is on paper, unless a teacher says otherwise. */
export function usualMode(classes: readonly ClassSummary[], chosen: ReadonlySet<string>): TaskMode {
  const grades = classes.flatMap(({ id, grade }) => (chosen.has(id) ? [grade] : []));
  return grades.length > 0 && grades.every((grade) => grade !== null && grade > lastGradeOnPaper) ? 'online' : 'paper';
}

interface Day {
  readonly classId: string;
  readonly load: ClassLoad;
  readonly name: string;
  /** With what is given now. */
  readonly minutes: number;
  /** Nobody has said how long it takes, on a day that allows none. */
  readonly isUnsaid: boolean;
}
/** Nobody does two tiers: what is for all, and the longest of the tiers. What learners are given by name comes to that, of whichever tier; who of them has how much nobody here knows. */
function minutesWith({ byTier, forSome = 0 }: ClassLoad, { tier, minutes }: Homework, isForSome: boolean): number {
  const added = minutes ?? 0;
  const of = (one: TaskTier): number => byTier[one] + (one === tier && !isForSome ? added : 0);
  return of('all') + Math.max(of('A'), of('B'), of('C')) + forSome + (isForSome ? added : 0);
}
function daysOf({ classes, loads = {} }: TaskEditorData, chosen: ReadonlySet<string>, homework: Homework, whom: Whom): Day[] {
  return classes.flatMap(({ id, name }) => {
    const load = loads[id];
    return chosen.has(id) && load?.day === homework.day && homework.day !== '' ? [{ classId: id, load, name, minutes: minutesWith(load, homework, whom[id] !== undefined), isUnsaid: load.limit === 0 && homework.minutes === null }] : [];
  });
}
const isLimited = ({ load, minutes, isUnsaid }: Day): boolean => isUnsaid || (load.limit !== null && minutes > load.limit);
function wordsOfLoad(day: Day): string {
  if (day.load.limit === null) return 'task-editor.load.free';
  if (day.isUnsaid && day.minutes === 0) return 'task-editor.load.none';
  return isLimited(day) ? 'task-editor.load.over' : 'task-editor.load';
}
const nameOf = (days: readonly Day[]): string => days.flatMap((day) => (isLimited(day) ? [`${day.classId} ${day.load.day} ${day.minutes}`] : [])).join();
/** Which classes would have how much, where that is more than the day allows; empty: none. */
export const overloadOf = (data: TaskEditorData, chosen: ReadonlySet<string>, homework: Homework, whom: Whom): string => nameOf(daysOf(data, chosen, homework, whom));

export function renderHomework(view: HomeworkView): TemplateResult {
  const { t, data, classIds, homework, onChange } = view;
  const mode = homework.mode ?? usualMode(data.classes, classIds);
  const input = (event: Event): string => (event.currentTarget instanceof HTMLInputElement || event.currentTarget instanceof HTMLSelectElement ? event.currentTarget.value : '');
  const minutes = (value: string): number | null => (value === '' ? null : Math.min(600, Math.max(0, Math.round(Number(value)))));
  const dayOf = (value: string): string => (Number.isNaN(Date.parse(value)) ? '' : today(Date.parse(value)));
  const choice = (name: string, words: string, lines: Readonly<Record<string, string>>, chosen: string, choose: (value: string) => void): TemplateResult => html`<div class="field">
    <label class="field__label" for=${name}>${words}</label>
    <span class="input-box">
      <select class="input" id=${name} name=${name} .value=${live(chosen)} @change=${(event: Event) => choose(input(event))}>
        ${Object.entries(lines).map(([one, line]) => html`<option value=${one} ?selected=${one === chosen}>${t(line)}</option>`)}
      </select>
      <span class="input-box__end">${icon('chevron-down', 'small')}</span>
    </span>
  </div>`;
  return html`<div class="homework">
      ${choice('mode', t('task-editor.mode'), modes, mode, (value) => onChange({ mode: value === 'online' ? 'online' : 'paper' }))}
      ${choice('tier', t('task-editor.tier'), tiers, homework.tier, (value) => onChange({ tier: tierOf(value) }))}
      <div class="field">
        <label class="field__label" for="minutes">${t('task-editor.minutes')}</label>
        <input class="input" id="minutes" name="minutes" type="number" inputmode="numeric" min="0" max="600" @input=${(event: Event) => onChange({ minutes: minutes(input(event)) })} />
      </div>
      <div class="field">
        <label class="field__label" for="due">${t('task-editor.due')}</label>
        <input class="input" id="due" name="due" type="datetime-local" @change=${(event: Event) => onChange({ day: dayOf(input(event)) })} />
      </div>
    </div>
    ${renderLoads(view)}`;
}
const tierOf = (value: string): TaskTier => (value === 'A' || value === 'B' || value === 'C' ? value : 'all');

function renderLoads({ t, data, classIds, homework, whom, onChange }: HomeworkView): TemplateResult | typeof nothing {
  const days = daysOf(data, classIds, homework, whom);
  if (days.length === 0) return nothing;
  const overload = nameOf(days);
  const isTooMuch = overload !== '';
  return html`<div class="loads" role="status" data-tone=${isTooMuch ? 'warning' : 'plain'}>
      <ul>
        ${days.map((day) => {
          const { load, name, minutes } = day;
          const values = { name: isolate(name), before: load.minutes, minutes, limit: load.limit ?? 0, tasks: load.tasks, unestimated: load.unestimated };
          return html`<li data-over=${isLimited(day)}>
            ${isLimited(day) ? icon('alert', 'small') : nothing}${t(wordsOfLoad(day), values)}
            ${load.unestimated === 0 ? nothing : t('task-editor.load.unestimated', { count: load.unestimated })}
          </li>`;
        })}
      </ul>
    </div>
    ${isTooMuch
      ? html`<div class="field"><label class="choice"><input type="checkbox" name="accept" aria-describedby="accept-hint" .checked=${live(homework.accepted === overload)} @change=${({ currentTarget }: Event) => onChange({ accepted: currentTarget instanceof HTMLInputElement && currentTarget.checked ? overload : '' })} /><span>${t('task-editor.load.accept')}</span></label>
          <p class="field__hint" id="accept-hint">${t('task-editor.load.hint')}</p></div>`
      : nothing}`;
}
