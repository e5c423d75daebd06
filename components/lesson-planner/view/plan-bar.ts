/** Above the open plan: the way back, how far it is kept, undo and redo, paper, copies, and who writes along. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../base/icons.ts';
import { isolate } from '../../base/text.ts';
import type { OpenPlan, PlanSheet, Saving } from '../lesson-planner.types.ts';
import type { Stayed } from '../model/history.ts';
import type { PlanListFace } from './plan-list.ts';

export interface PlanBarFace extends Pick<PlanListFace, 't' | 'format'> {
  readonly plan: OpenPlan;
  readonly isSharing: boolean;
  readonly isVersionsOpen: boolean;
  onBack(): void;
  onUndo(): void;
  onRedo(): void;
  onTeach(): void;
  onPrint(sheet: PlanSheet): void;
  onWord(): void;
  onCopy(): void;
  onVersions(isOpen: boolean): void;
  onSharing(isOpen: boolean): void;
  onShare(personIds: readonly string[]): void;
}

const savingWords: Readonly<Record<Saving, { readonly words: string; readonly picture: IconName }>> = {
  saved: { words: 'lesson-planner.saving.saved', picture: 'done' },
  unsaved: { words: 'lesson-planner.saving.unsaved', picture: 'sync' },
  queued: { words: 'lesson-planner.saving.queued', picture: 'offline' },
  failed: { words: 'lesson-planner.saving.failed', picture: 'alert' },
};

/** What is said when an undo or redo leaves what others have written in. */
export const stayedWords: Readonly<Record<Stayed, string>> = {
  step: 'lesson-planner.stayed.step',
  objective: 'lesson-planner.stayed.objective',
  words: 'lesson-planner.stayed.words',
};

/** How far what was written is kept. */
export function renderSaving({ t, plan: { saving } }: Pick<PlanBarFace, 't'> & { readonly plan: { readonly saving: Saving } }): TemplateResult {
  const { words, picture } = savingWords[saving];
  return html`<p class="bar__saving" role="status" data-saving=${saving}>${icon(picture, 'small')}${t(words)}</p>`;
}

export function renderPlanBar(face: PlanBarFace): TemplateResult {
  const { t, format, plan, isSharing } = face;
  const { summary, broken } = plan;
  const source = summary.derivedFrom[0];
  return html`<div class="bar" part="bar">
      <button class="button button--quiet button--small" type="button" name="back" @click=${face.onBack}>${icon('chevron-start', 'small')}${t('lesson-planner.back')}</button>
      ${renderSaving(face)}
      <div class="buttons bar__acts">
        <button class="button button--small button--primary" type="button" name="teach" @click=${face.onTeach}>${icon('play', 'small')}${t('lesson-planner.teach')}</button>
        <button class="button button--small" type="button" name="undo" aria-disabled=${!plan.canUndo} @click=${() => plan.canUndo && face.onUndo()}>${t('lesson-planner.undo')}</button>
        <button class="button button--small" type="button" name="redo" aria-disabled=${!plan.canRedo} @click=${() => plan.canRedo && face.onRedo()}>${t('lesson-planner.redo')}</button>
        <button class="button button--small" type="button" name="print" @click=${() => face.onPrint('plan')}>${icon('print', 'small')}${t('lesson-planner.print')}</button>
        <button class="button button--small" type="button" name="substitute" @click=${() => face.onPrint('substitute')}>${icon('print', 'small')}${t('lesson-planner.substitute')}</button>
        <button class="button button--small" type="button" name="word" @click=${face.onWord}>${t('lesson-planner.word')}</button>
        <button class="button button--small" type="button" name="versions" aria-expanded=${face.isVersionsOpen} @click=${() => face.onVersions(!face.isVersionsOpen)}>${t('lesson-planner.versions')}</button>
        <button class="button button--small" type="button" name="copy" @click=${face.onCopy}>${t('lesson-planner.copy')}</button>
        ${summary.own
          ? html`<button class="button button--small" type="button" name="share" aria-expanded=${isSharing} @click=${() => face.onSharing(!isSharing)}>${icon('users', 'small')}${t('lesson-planner.share')}</button>`
          : nothing}
      </div>
    </div>
    ${summary.own ? nothing : html`<p class="bar__note">${t('lesson-planner.by', { name: isolate(summary.author.name) })}</p>`}
    ${summary.sharedWith.length === 0 ? nothing : html`<p class="bar__note">${t('lesson-planner.shared-with', { names: format.list(summary.sharedWith.map(({ name }) => isolate(name))) })}</p>`}
    ${source === undefined ? nothing : html`<p class="bar__note">${t('lesson-planner.source', { title: isolate(source.title), name: isolate(source.author.name) })}</p>`}
    ${plan.stayed === undefined ? nothing : html`<p class="bar__note" data-stayed=${plan.stayed}>${icon('users', 'small')}<span>${t(stayedWords[plan.stayed])}</span></p>`}
    ${broken === 0 ? nothing : html`<p class="bar__note bar__note--problem" role="alert">${icon('alert', 'small')}${t('lesson-planner.broken', { count: broken })}</p>`}
    ${isSharing ? renderSharing(face) : nothing}`;
}

function renderSharing({ t, plan, onShare, onSharing }: PlanBarFace): TemplateResult {
  const { colleagues, summary } = plan;
  if (colleagues === undefined) return html`<p class="card" role="status">${t('lesson-planner.share.loading')}</p>`;
  const now = new Set(summary.sharedWith.map(({ id }) => id));
  const people = [...summary.sharedWith, ...colleagues.filter(({ id }) => !now.has(id))];
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    onShare(new FormData(event.currentTarget).getAll('person').filter((id): id is string => typeof id === 'string'));
  };
  return html`<form class="card sharing" @submit=${submit}>
    <fieldset class="field">
      <legend class="field__label">${t('lesson-planner.share.who')}</legend>
      ${people.length === 0 ? html`<p>${t('lesson-planner.share.nobody')}</p>` : nothing}
      ${people.map(({ id, name }) => html`<label class="choice"><input type="checkbox" name="person" value=${id} ?checked=${now.has(id)} /><bdi dir="auto">${name}</bdi></label>`)}
    </fieldset>
    <p class="field__hint">${t('lesson-planner.share.hint')}</p>
    <p class="buttons">
      <button class="button button--primary button--small" type="submit">${t('lesson-planner.share.save')}</button>
      <button class="button button--small" type="button" @click=${() => onSharing(false)}>${t('lesson-planner.share.close')}</button>
    </p>
  </form>`;
}
