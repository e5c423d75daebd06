/** Rows of lecturers: a name and, where somebody wants it said, the ethnic group. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import { isComposing } from '../../base/ime.ts';
import type { OwnResourceDraft } from '../../base/ports/index.ts';
import { readLecturers, writeLecturers } from '../model/draft.ts';
import { describedBy, renderLabel, renderProblem, valueOf, type FieldContext } from './field.ts';

type People = OwnResourceDraft['lecturers']['people'];

export interface LecturerActs {
  /** The focus goes to the name in this row. */
  focusRow(row: number): void;
}

export function renderLecturers(context: FieldContext, { focusRow }: LecturerActs): TemplateResult {
  const { t, draft, isFixed, problemOf, change } = context;
  const { label, people } = draft.lecturers;
  const set = (next: People, nextLabel = label): void => change({ lecturers: { label: nextLabel, people: next.length === 0 ? [{ name: '', ethnicGroup: '' }] : next } });
  const put = (row: number, part: Partial<People[number]>): void => set(people.map((one, place) => (place === row ? { ...one, ...part } : one)));
  /** What is pasted or typed with semicolons becomes rows, a role before it the label. */
  const spread = (row: number, text: string): void => {
    const read = readLecturers(text);
    if (read === null) return;
    set([...people.slice(0, row), ...read.people, ...people.slice(row + 1)], read.label ?? label);
    focusRow(row + read.people.length - 1);
  };
  const addRow = (row: number): void => {
    set([...people.slice(0, row + 1), { name: '', ethnicGroup: '' }, ...people.slice(row + 1)]);
    focusRow(row + 1);
  };
  const onKeydown = (event: KeyboardEvent, row: number): void => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    spread(row, valueOf(event));
    if (readLecturers(valueOf(event)) === null && valueOf(event).trim() !== '') addRow(row);
  };
  const written = writeLecturers(draft.lecturers);
  return html`<fieldset class="field" aria-describedby=${describedBy('lecturers', context, 'lecturers-hint')}>
    <legend class="field__label">${renderLabel(t('resource-editor.lecturers'), true, context)}</legend>
    <label class="field__hint" for="lecturers-label">${t('resource-editor.lecturers.role')}</label>
    <input class="input" id="lecturers-label" dir="auto" ?readonly=${isFixed} .value=${live(label)} placeholder=${t('resource-editor.lecturers.role.example')} @input=${(event: Event) => set(people, valueOf(event))} />
    <ol class="rows">
      ${people.map(
        ({ name, ethnicGroup }, row) =>
          html`<li class="row">
            <input class="input lecturer" id=${row === 0 ? 'lecturers' : `lecturer-${row}`} dir="auto" ?readonly=${isFixed} .value=${live(name)} aria-invalid=${problemOf('lecturers') !== undefined}
              aria-label=${t('resource-editor.lecturers.name', { number: row + 1 })} @input=${(event: Event) => put(row, { name: valueOf(event) })} @change=${(event: Event) => spread(row, valueOf(event))}
              @keydown=${(event: KeyboardEvent) => onKeydown(event, row)} />
            <input class="input row__group" dir="auto" ?readonly=${isFixed} .value=${live(ethnicGroup)} aria-label=${t('resource-editor.lecturers.group', { number: row + 1 })}
              placeholder=${t('resource-editor.lecturers.group.example')} @input=${(event: Event) => put(row, { ethnicGroup: valueOf(event) })} />
            <button class="button button--icon button--quiet" type="button" ?disabled=${isFixed || people.length === 1} aria-label=${t('resource-editor.lecturers.remove', { number: row + 1 })}
              @click=${() => {
                set(people.filter((_one, place) => place !== row));
                focusRow(Math.max(0, row - 1));
              }}>${icon('close', 'small')}</button>
          </li>`,
      )}
    </ol>
    <div class="buttons"><button class="button button--small" type="button" ?disabled=${isFixed} @click=${() => addRow(people.length - 1)}>${icon('plus', 'small')}${t('resource-editor.lecturers.add')}</button></div>
    <p class="field__hint" id="lecturers-hint">${t('resource-editor.lecturers.hint')}</p>
    ${written === '' ? nothing : html`<p class="written"><bdi>${written}</bdi></p>`} ${renderProblem('lecturers', context)}
  </fieldset>`;
}
