/** The cover: chosen, cut to its shape, looked at, and said in words. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { OwnFile } from '../../base/ports/index.ts';
import type { Crop } from '../model/crop.ts';
import { describedBy, renderLabel, renderProblem, valueOf, type FieldContext } from './field.ts';
import { renderUpload } from './media.ts';
import { renderText } from './text-fields.ts';

export interface CoverOptions {
  /** A picture that is being cut. */
  readonly crop: Crop | null;
  readonly hasCover: boolean;
  readonly isRefused: boolean;
  readonly upload: OwnFile | undefined;
  onFile(file: File): void;
  onCrop(crop: Crop): void;
  onUse(): void;
  onCancel(): void;
  onRemove(): void;
}

export function renderCover(options: CoverOptions, context: FieldContext): TemplateResult {
  const { crop, hasCover, isRefused, upload, onFile, onUse, onCancel, onRemove } = options;
  const { t, isFixed, problemOf } = context;
  const onChoose = (event: Event): void => {
    const input = event.currentTarget;
    if (!(input instanceof HTMLInputElement)) return;
    const file = input.files?.[0];
    input.value = '';
    if (file !== undefined) onFile(file);
  };
  return html`<fieldset class="field">
    <legend class="field__label">${renderLabel(t('resource-editor.cover'), true, context)}</legend>
    <canvas class="cover" role="img" aria-label=${context.draft.coverAlternative || t('resource-editor.cover.preview')} ?hidden=${crop === null && !hasCover}></canvas>
    ${crop === null ? nothing : renderCrop(crop, options, context)}
    <div class="buttons">
      ${crop === null
        ? html`<label class="button file">${icon('picture', 'small')}${t(hasCover ? 'resource-editor.cover.other' : 'resource-editor.cover.choose')}<input type="file" id="cover" accept="image/jpeg,.jpg,.jpeg" ?disabled=${isFixed}
              aria-invalid=${problemOf('cover') !== undefined} aria-describedby=${describedBy('cover', context, 'cover-hint')} @change=${onChoose} /></label>
            ${hasCover ? html`<button class="button button--quiet" type="button" ?disabled=${isFixed} @click=${onRemove}>${t('resource-editor.cover.remove')}</button>` : nothing}`
        : html`<button class="button button--primary" type="button" data-act="use-cover" @click=${onUse}>${t('resource-editor.cover.use')}</button>
            <button class="button" type="button" @click=${onCancel}>${t('resource-editor.cancel')}</button>`}
    </div>
    ${upload === undefined ? nothing : renderUpload(upload, onRemove, context)}
    <p class="field__hint" id="cover-hint">${t('resource-editor.cover.hint')}</p>
    ${isRefused ? html`<p class="field__error" role="alert">${icon('alert', 'small')}${t('resource-editor.cover.refused')}</p>` : nothing} ${renderProblem('cover', context)}
    ${renderText('coverAlternative', { label: t('resource-editor.cover.alternative'), hint: t('resource-editor.cover.alternative.hint'), isMandatory: true }, context)}
  </fieldset>`;
}

/** Sliders: as quick by arrow keys as by pointer. */
function renderCrop(crop: Crop, { onCrop }: CoverOptions, { t }: FieldContext): TemplateResult {
  const slider = (name: keyof Crop, words: string, from: number, to: number): TemplateResult =>
    html`<label class="field"
      ><span class="field__hint">${words}</span>
      <input type="range" name=${name} min=${from} max=${to} step="0.01" .value=${String(crop[name])} @input=${(event: Event) => onCrop({ ...crop, [name]: Number(valueOf(event)) })} />
    </label>`;
  return html`<div class="crop">
    ${slider('zoom', t('resource-editor.cover.zoom'), 1, 4)} ${slider('x', t('resource-editor.cover.across'), 0, 1)} ${slider('y', t('resource-editor.cover.down'), 0, 1)}
  </div>`;
}
