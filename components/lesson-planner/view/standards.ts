/** Curriculum standards of an objective: what it is aligned to, and the chooser, by words and through the tree. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import type { StandardItem, StandardTree } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { StandardsChoice } from '../controllers/standards-choice.ts';
import type { StandardsShown } from '../lesson-planner.types.ts';
import type { PlanObjective, PlanStandard } from '../model/content.ts';
import { findItems, itemsBelow, itemsOfLevel, levelsOf, mostFound, pathOf, type ItemsBelow } from '../model/standards.ts';
import { choosing, typing, type PlanFace } from './face.ts';

/** One item as it is read in a line. */
export const wordsOfStandard = ({ code, statement }: Pick<PlanStandard, 'code' | 'statement'>): string => `${code} ${statement}`.trim();

/** What an objective is aligned to, and the way to more of it. */
export function renderStandards(objective: PlanObjective, number: number, face: PlanFace): TemplateResult {
  const { t, standards, change, onStandards } = face;
  const { id, standards: aligned } = objective;
  const isChoosing = standards.objectiveId === id;
  return html`<div class="aligned">
    ${aligned.length === 0
      ? nothing
      : html`<ul class="aligned__list" aria-label=${t('lesson-planner.standards.of', { number })}>
          ${aligned.map(
            (standard) => html`<li data-standard=${standard.id}>
              <bdi dir="auto">${wordsOfStandard(standard)}</bdi>
              <button class="button button--icon button--small" type="button" aria-label=${t('lesson-planner.standards.remove', { code: isolate(standard.code === '' ? standard.statement : standard.code) })}
                @click=${() => change({ act: 'unalign', id, standardId: standard.id })}>${icon('close', 'small')}</button>
            </li>`,
          )}
        </ul>`}
    <button class="button button--small button--quiet" type="button" name="align" aria-expanded=${isChoosing} aria-label=${t('lesson-planner.standards.choose.one', { number })}
      @click=${() => onStandards(isChoosing ? '' : id)}>${icon('book', 'small')}${t('lesson-planner.standards.choose')}</button>
    ${isChoosing ? renderChooser(objective, face) : nothing}
  </div>`;
}

function renderChooser(objective: PlanObjective, { t, plan, standards: choice, change, onDocument }: PlanFace): TemplateResult {
  const shown = plan.standards;
  if (shown === undefined) return html`<p class="card" role="status">${t('lesson-planner.standards.loading')}</p>`;
  if (shown.tree === null) return html`<p class="card none">${t('lesson-planner.standards.none')}</p>`;
  const { tree } = shown;
  const items = itemsOfLevel(tree, choice.level);
  const aligned = new Set(objective.standards.map(({ id }) => id));
  const onTurn = ({ id, code, statement }: StandardItem): void =>
    aligned.has(id) ? change({ act: 'unalign', id: objective.id, standardId: id }) : change({ act: 'align', id: objective.id, standard: { id, documentId: tree.id, code, statement } });
  const write = typing((query) => choice.set({ query }));
  const found = findItems(items, choice.query);
  return html`<div class="card chooser" role="group" aria-label=${t('lesson-planner.standards')}>
    <div class="choices">${renderDocument(shown, t, onDocument)} ${renderLevels(tree, choice, t)}
      <label class="field">
        <span class="field__label">${t('lesson-planner.standards.search')}</span>
        <input class="input" type="search" name="standard-words" dir="auto" autocomplete="off" .value=${live(choice.query)} @input=${write} @compositionend=${write} />
      </label>
    </div>
    <p class="visually-hidden" role="status">${choice.query.trim() === '' ? '' : t('lesson-planner.standards.found', { count: found.length })}</p>
    ${choice.query.trim() === '' ? renderLevel(null, itemsBelow(items), { t, choice, aligned, onTurn }) : renderFound(found, items, { t, choice, aligned, onTurn })}
  </div>`;
}

export function renderDocument({ documents, tree }: StandardsShown, t: Translate, onDocument: (id: string) => void): TemplateResult {
  return html`<label class="field">
    <span class="field__label">${t('lesson-planner.standards.document')}</span>
    <span class="input-box">
      <select class="input" name="standard-document" @change=${choosing(onDocument)}>
        ${documents.map(({ id, title }) => html`<option value=${id} ?selected=${id === tree?.id}>${title}</option>`)}
      </select>
      <span class="input-box__end">${icon('chevron-down', 'small')}</span>
    </span>
  </label>`;
}

export function renderLevels(tree: StandardTree, choice: StandardsChoice, t: Translate): TemplateResult | typeof nothing {
  const levels = levelsOf(tree);
  if (levels.length < 2) return nothing;
  return html`<label class="field">
    <span class="field__label">${t('lesson-planner.standards.level')}</span>
    <span class="input-box">
      <select class="input" name="standard-level" @change=${choosing((level) => choice.set({ level }))}>
        <option value="" ?selected=${choice.level === ''}>${t('lesson-planner.standards.level.all')}</option>
        ${levels.map((level) => html`<option value=${level} ?selected=${choice.level === level}>${/^\d+$/u.test(level) ? t('lesson-planner.standards.grade', { grade: Number(level) }) : level}</option>`)}
      </select>
      <span class="input-box__end">${icon('chevron-down', 'small')}</span>
    </span>
  </label>`;
}

interface TreeFace {
  readonly t: Translate;
  readonly choice: StandardsChoice;
  readonly aligned: ReadonlySet<string>;
  onTurn(item: StandardItem): void;
}

/** Below what is folded nothing is drawn: a standard may have thousands of items. */
function renderLevel(parentId: string | null, below: ItemsBelow, face: TreeFace): TemplateResult {
  const { t, choice } = face;
  return html`<ul class="tree">
    ${(below.get(parentId) ?? []).map((item) => {
      const isOpen = choice.isOpen(item.id);
      const unfold = html`<button class="button button--icon button--small" type="button" aria-expanded=${isOpen} aria-label=${t('lesson-planner.standards.unfold', { words: isolate(wordsOfStandard(item)) })}
        @click=${() => choice.toggle(item.id)}>${icon(isOpen ? 'chevron-down' : 'chevron-end', 'small')}</button>`;
      return html`<li data-item=${item.id}>
        <div class="tree__line">${below.has(item.id) ? unfold : html`<span class="tree__end"></span>`}${renderItem(item, face)}</div>
        ${isOpen ? renderLevel(item.id, below, face) : nothing}
      </li>`;
    })}
  </ul>`;
}

function renderFound(found: readonly StandardItem[], items: readonly StandardItem[], face: TreeFace): TemplateResult {
  const { t } = face;
  if (found.length === 0) return html`<p class="none">${t('lesson-planner.standards.found.none')}</p>`;
  return html`<ul class="tree">
      ${found.slice(0, mostFound).map((item) => {
        const path = pathOf(items, item).map(({ statement }) => statement).join(' › ');
        return html`<li data-item=${item.id}><div class="tree__line">${renderItem(item, face)}</div>${path === '' ? nothing : html`<p class="tree__path"><bdi dir="auto">${path}</bdi></p>`}</li>`;
      })}
    </ul>
    ${found.length > mostFound ? html`<p class="none">${t('lesson-planner.standards.found.more', { count: found.length - mostFound })}</p>` : nothing}`;
}

function renderItem(item: StandardItem, { aligned, onTurn }: TreeFace): TemplateResult {
  return html`<label class="choice"><input type="checkbox" .checked=${live(aligned.has(item.id))} @change=${() => onTurn(item)} /><bdi dir="auto">${wordsOfStandard(item)}</bdi></label>`;
}
