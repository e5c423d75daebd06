/** What changed in a plan, to be read: what went is struck through, what came is underlined, and both are told in words, too. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../base/views.ts';
import { namedChoices } from '../model/content.ts';
import { isNothing, type ComeAndGone, type PlanDifference, type StepChange, type TextChange } from '../model/difference.ts';
import { deliveryNames, groupingNames, learningTypeNames, planTextNames, textNames, tierNames } from './names.ts';

/** So many letters of what stayed stand around a change. */
const around = 12;

const kindNames = { added: 'lesson-planner.difference.added', removed: 'lesson-planner.difference.removed', changed: '' } as const;
const fieldNames: Readonly<Record<TextChange['field'], string>> = {
  ...textNames,
  ...planTextNames,
  title: 'lesson-planner.step.title',
  minutes: 'lesson-planner.minutes',
  screenMinutes: 'lesson-planner.screen-minutes',
  learningType: 'lesson-planner.type',
  delivery: 'lesson-planner.delivery',
  grouping: 'lesson-planner.grouping',
  tier: 'lesson-planner.tier',
  resources: 'lesson-planner.resources',
  objectives: 'lesson-planner.serves',
};
const valueNames: Readonly<Record<string, string>> = { ...learningTypeNames, ...deliveryNames, ...groupingNames, ...tierNames };

export function renderDifference(difference: PlanDifference, t: Translate): TemplateResult {
  if (isNothing(difference)) return html`<p class="none">${t('lesson-planner.difference.none')}</p>`;
  const { texts, steps, objectives, standards } = difference;
  const lines = (label: string, { come, gone }: ComeAndGone): TemplateResult[] => [
    ...gone.map((text) => html`<li><span>${label}</span> <del><bdi dir="auto">${text}</bdi></del></li>`),
    ...come.map((text) => html`<li><span>${label}</span> <ins><bdi dir="auto">${text}</bdi></ins></li>`),
  ];
  return html`<ul class="difference">
    ${texts.map((text) => html`<li>${labelOfChange(text, t)}${renderTextChange(text, t)}</li>`)} ${lines(t('lesson-planner.objectives'), objectives)} ${lines(t('lesson-planner.standards'), standards)}
    ${steps.map((step) => html`<li><strong><bdi dir="auto">${step.title.trim() === '' ? t('lesson-planner.step.untitled') : step.title}</bdi></strong> ${renderStepChange(step, t)}</li>`)}
  </ul>`;
}

/** What changed in one step, without its name. */
export function renderStepChange(change: StepChange, t: Translate): TemplateResult {
  return html`${aboutChange(change, t).map((words) => html`<span>${words}</span> `)}
  ${change.texts.map((text) => html`<p><span>${labelOfChange(text, t)}</span>${renderTextChange(text, t)}</p>`)}`;
}

/** That a step is new, or gone, or stands elsewhere. */
export const aboutChange = ({ kind, isMoved }: StepChange, t: Translate): string[] => [...(kind === 'changed' ? [] : [t(kindNames[kind])]), ...(isMoved ? [t('lesson-planner.difference.moved')] : [])];

export const labelOfChange = ({ field }: TextChange, t: Translate): string => t('lesson-planner.difference.field', { field: t(fieldNames[field]) });

/** What stands around a change, and the change itself, as they are read; `undefined`: it is told by the plan itself. */
export function partsOfChange({ field, start, gone, come, end }: TextChange, t: Translate): Readonly<Record<'before' | 'gone' | 'come' | 'after', string>> | undefined {
  // Which objectives a step serves is told by the plan itself.
  if (field === 'objectives' || gone + come === '') return undefined;
  const [before, after] = [Array.from(start), Array.from(end)];
  const told = (value: string): string => {
    const name = valueNames[value];
    return name === undefined || !isChoice(field) ? value : t(name);
  };
  return {
    before: before.length > around ? `…${before.slice(-around).join('')}` : start,
    gone: told(gone),
    come: told(come),
    after: after.length > around ? `${after.slice(0, around).join('')}…` : end,
  };
}

function renderTextChange(change: TextChange, t: Translate): TemplateResult {
  const parts = partsOfChange(change, t);
  if (parts === undefined) return html`${t('lesson-planner.difference.other')}`;
  const { before, gone, come, after } = parts;
  const said = (words: string): TemplateResult => html`<span class="visually-hidden">${t(words)}</span>`;
  return html`<bdi dir="auto">${before}${gone === '' ? nothing : html`<del>${said('lesson-planner.difference.gone')}${gone}</del>`}${come === ''
    ? nothing
    : html`<ins>${said('lesson-planner.difference.come')}${come}</ins>`}${after}</bdi>`;
}
const isChoice = (field: TextChange['field']): boolean => (namedChoices as readonly string[]).includes(field);
