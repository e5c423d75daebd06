/** Where a picture is chosen for the text, and what is to be seen in it is said for those who cannot see. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { draw } from '../../base/attachments/draw.ts';
import { icon } from '../../base/icons.ts';
import type { Translate } from '../../base/views.ts';
import type { PictureRefusal, PictureWriting } from '../controllers/picture-writing.ts';
import { longestDescription } from '../model/picture.ts';

const obstacleWords = {
  kind: 'lesson-planner.picture.kind',
  many: 'lesson-planner.picture.kind',
  empty: 'lesson-planner.picture.unreadable',
  unreadable: 'lesson-planner.picture.unreadable',
  large: 'lesson-planner.picture.large',
  elsewhere: 'lesson-planner.picture.elsewhere',
  offline: 'lesson-planner.picture.offline',
  later: 'lesson-planner.picture.delete.later',
} as const;

/** Sharp enough for a small one. */
const shownPixels = 320;

/** @param isCopy whether the plan was made from another one */
export function renderPictureField({ t, writing, isCopy }: { readonly t: Translate; readonly writing: PictureWriting; readonly isCopy: boolean }): TemplateResult {
  const take = ({ currentTarget: field }: Event): void => {
    if (!(field instanceof HTMLInputElement)) return;
    const chosen = [...(field.files ?? [])];
    field.value = '';
    if (chosen.length > 0) void writing.take(chosen);
  };
  return html`<input type="file" name="picture-file" accept="image/*" multiple hidden tabindex="-1" aria-label=${t('lesson-planner.picture.choose')} @change=${take} />
    ${writing.isOpen ? renderPanel(t, writing, isCopy) : nothing}`;
}

function renderPanel(t: Translate, writing: PictureWriting, isCopy: boolean): TemplateResult {
  const { shown, refusal, isPreparing } = writing;
  return html`<div class="rich__formula" role="group" aria-label=${t('lesson-planner.picture')}>
    ${refusal === undefined ? nothing : html`<p class="field__error" role="alert">${wordsOf(refusal, t)}</p>`}
    ${isPreparing ? html`<p class="bar__note" role="status">${t('lesson-planner.picture.preparing')}</p>` : nothing}
    ${shown === undefined ? nothing : renderDescribing(t, writing, shown, isCopy)}
    ${shown !== undefined || isPreparing ? nothing : html`<p class="buttons"><button class="button button--small" type="button" name="leave-picture" @click=${() => writing.leave()}>${t('base.close')}</button></p>`}
  </div>`;
}

function renderDescribing(t: Translate, writing: PictureWriting, { picture, file }: NonNullable<PictureWriting['shown']>, isCopy: boolean): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    // What is taken back here was typed here; the plan has nothing of it.
    if ((event.ctrlKey || event.metaKey) && /^[yz]$/iu.test(event.key)) return event.stopPropagation();
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') void writing.finish();
    else writing.leave();
  };
  return html`${file === undefined
      ? nothing
      : html`<canvas class="rich__picture" width="1" height="1" aria-hidden="true" ${ref((canvas) => void (canvas instanceof HTMLCanvasElement && draw(canvas, file, shownPixels)))}></canvas>`}
    <label class="field"
      ><span class="field__label">${t('lesson-planner.picture.description')}</span
      ><input class="input" name="picture-description" dir="auto" autocomplete="off" maxlength=${longestDescription} aria-describedby="picture-said" .value=${live(picture.description)}
        @input=${({ currentTarget: field }: InputEvent) => field instanceof HTMLInputElement && writing.describe(field.value)} @keydown=${onKey} /></label>
    ${writing.isAsking ? renderAsking(t, writing, isCopy) : renderButtons(t, writing, file === undefined)}`;
}

function renderButtons(t: Translate, writing: PictureWriting, isPlaced: boolean): TemplateResult {
  return html`<p class="bar__note" id="picture-said">${t('lesson-planner.picture.hint')}</p>
    <p class="buttons">
      <button class="button button--primary button--small" type="button" name="put-picture" aria-busy=${writing.isSending ? 'true' : 'false'} @click=${() => void writing.finish()}>
        ${writing.isSending ? icon('sync', 'small') : nothing}${t(isPlaced ? 'lesson-planner.picture.keep' : 'lesson-planner.formula.put')}
      </button>
      <button class="button button--small" type="button" name="leave-picture" @click=${() => writing.leave()}>${t('lesson-planner.formula.leave')}</button>
      ${isPlaced ? html`<button class="button button--small" type="button" name="delete-picture" @click=${() => writing.ask(true)}>${t('lesson-planner.picture.delete')}</button>` : nothing}
    </p>`;
}

/** What is deleted for good is asked once more: no undo brings it back. */
function renderAsking(t: Translate, writing: PictureWriting, isCopy: boolean): TemplateResult {
  return html`<p class="bar__note" id="picture-said" role="alert">${t(isCopy ? 'lesson-planner.picture.delete.said.copy' : 'lesson-planner.picture.delete.said')}</p>
    <p class="buttons">
      <button class="button button--small" type="button" name="keep-picture" aria-describedby="picture-said" @click=${() => writing.ask(false)}>${t('lesson-planner.formula.leave')}</button>
      <button class="button button--small" type="button" name="delete-for-good" aria-busy=${writing.isSending ? 'true' : 'false'} @click=${() => void writing.remove()}>
        ${writing.isSending ? icon('sync', 'small') : nothing}${t('lesson-planner.picture.delete.sure')}
      </button>
    </p>`;
}

const wordsOf = (refusal: PictureRefusal, t: Translate): string => ('said' in refusal ? refusal.said : t(obstacleWords[refusal.obstacle]));
