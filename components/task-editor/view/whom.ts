/** Whom of a class a task is for: all of it, or learners whom the teacher ticks one by one. Nobody is ticked beforehand. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import type { ClassSummary, PersonReference } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

/** Some of a class. */
export interface Some {
  readonly learnerIds: readonly string[];
  /** All are ticked, and the teacher has said that this is meant. */
  readonly isAllMeant: boolean;
}
/** By class; a class that is missing gets the task as a whole. */
export type Whom = Readonly<Record<string, Some>>;
/** Who learns in a class that was asked about; `null`: nobody here knows. */
export type Learners = Readonly<Record<string, readonly PersonReference[] | null>>;

export interface WhomView {
  readonly t: Translate;
  readonly classes: readonly ClassSummary[];
  readonly chosen: ReadonlySet<string>;
  readonly whom: Whom;
  readonly learners: Learners;
  readonly reason: string;
  readonly isTried: boolean;
  /** `null`: all of the class. */
  onWhom(classId: string, change: ((some: Some | undefined) => Some) | null): void;
  onReason(reason: string): void;
}

const isEverybody = ({ learnerIds }: Some, known: readonly PersonReference[] | null | undefined): boolean => known?.every(({ id }) => learnerIds.includes(id)) === true;

/** Of every class where some are chosen, somebody is; and all of it only where that is meant. */
export const isWhomSaid = (whom: Whom, learners: Learners, chosen: ReadonlySet<string>): boolean =>
  [...chosen].every((classId) => {
    const some = whom[classId];
    return some === undefined || (some.learnerIds.length > 0 && (some.isAllMeant || !isEverybody(some, learners[classId])));
  });
export const isForSome = (whom: Whom, chosen: ReadonlySet<string>): boolean => [...chosen].some((classId) => whom[classId] !== undefined);

export function renderWhom(view: WhomView): TemplateResult | typeof nothing {
  const { t, classes, chosen, whom, reason, isTried, onReason } = view;
  const shown = classes.filter(({ id }) => chosen.has(id));
  if (shown.length === 0) return nothing;
  const isMissing = isTried && reason.trim() === '';
  return html`${shown.map((one) => ofClass(view, one))}
    ${isForSome(whom, chosen)
      ? html`<div class="field">
          <label class="field__label" for="reason">${t('task-editor.reason')}</label>
          <input class="input" id="reason" name="reason" maxlength="200" dir="auto" autocomplete="off" .value=${live(reason)} aria-invalid=${isMissing} @input=${({ currentTarget }: Event) => onReason(currentTarget instanceof HTMLInputElement ? currentTarget.value : '')} />
          ${isMissing ? problem(t('task-editor.reason.missing')) : nothing}
        </div>`
      : nothing}`;
}

function ofClass({ t, whom, learners, isTried, onWhom }: WhomView, { id: classId, name }: ClassSummary): TemplateResult {
  const some = whom[classId];
  const known = learners[classId];
  const way = (isSome: boolean, words: string) =>
    html`<label class="choice"><input type="radio" name=${`whom-${classId}`} value=${isSome ? 'some' : 'all'} .checked=${live(isSome === (some !== undefined))} @change=${() => onWhom(classId, isSome ? () => ({ learnerIds: [], isAllMeant: false }) : null)} /><span>${words}</span></label>`;
  return html`<fieldset class="field whom">
    <legend class="field__label">${t('task-editor.whom', { name: isolate(name) })}</legend>
    <div class="classes">${way(false, t('task-editor.whom.all'))} ${way(true, t('task-editor.whom.some'))}</div>
    ${some === undefined ? nothing : !known ? html`<p class="field__hint" role="status">${t(known === null ? 'task-editor.whom.unknown' : 'task-editor.whom.loading')}</p>` : choice({ t, classId, some, known, isTried, onWhom })}
  </fieldset>`;
}

function choice({ t, classId, some, known, isTried, onWhom }: Pick<WhomView, 't' | 'isTried' | 'onWhom'> & { classId: string; some: Some; known: readonly PersonReference[] }): TemplateResult {
  const isMissing = isTried && some.learnerIds.length === 0;
  const toggle = (learnerId: string) =>
    onWhom(classId, (now = some) => ({ isAllMeant: false, learnerIds: now.learnerIds.includes(learnerId) ? now.learnerIds.filter((one) => one !== learnerId) : [...now.learnerIds, learnerId] }));
  return html`<div class="classes learners">
      ${known.map(
        ({ id, name }) =>
          html`<label class="choice"><input type="checkbox" name="learner" value=${id} .checked=${live(some.learnerIds.includes(id))} aria-invalid=${isMissing} @change=${() => toggle(id)} /><bdi dir="auto">${name}</bdi></label>`,
      )}
    </div>
    <p class="field__hint" role="status">${t('task-editor.whom.count', { count: some.learnerIds.length })}</p>
    ${isMissing ? problem(t('task-editor.whom.missing')) : nothing}
    ${isEverybody(some, known)
      ? html`<label class="choice"><input type="checkbox" name="all-meant" .checked=${live(some.isAllMeant)} aria-invalid=${isTried && !some.isAllMeant} @change=${() => onWhom(classId, (now = some) => ({ ...now, isAllMeant: !now.isAllMeant }))} /><span>${t('task-editor.whom.everybody', { count: known.length })}</span></label>`
      : nothing}`;
}

const problem = (words: string): TemplateResult => html`<p class="field__error">${icon('alert', 'small')}${words}</p>`;
