/** The file of the resource: how far its upload is, and what it is. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { Format } from '../../base/format.ts';
import type { OwnFile } from '../../base/ports/index.ts';
import { describedBy, renderLabel, renderProblem, type FieldContext } from './field.ts';

export interface MediaOptions {
  readonly file: OwnFile | undefined;
  readonly upload: OwnFile | undefined;
  readonly format: Format;
  onFile(file: File): void;
  onRemove(): void;
}

export function renderMedia({ file, upload, format, onFile, onRemove }: MediaOptions, context: FieldContext): TemplateResult {
  const { t, isFixed, problemOf } = context;
  const onChoose = (event: Event): void => {
    const input = event.currentTarget;
    if (!(input instanceof HTMLInputElement)) return;
    const chosen = input.files?.[0];
    input.value = '';
    if (chosen !== undefined) onFile(chosen);
  };
  return html`<fieldset class="field">
    <legend class="field__label">${renderLabel(t('resource-editor.media'), false, context)}</legend>
    ${file === undefined || upload !== undefined
      ? nothing
      : html`<p class="held">
          ${icon(file.kind === 'audio' ? 'audio' : file.kind === 'book' ? 'book' : 'video', 'small')} <bdi>${file.name}</bdi> <span>${format.bytes(file.sizeBytes)}</span>
          ${file.kind === null ? html`<span>${t('resource-editor.media.unfinished')}</span>` : nothing}
          <button class="button button--small button--quiet" type="button" ?disabled=${isFixed} @click=${onRemove}>${t('resource-editor.media.remove')}</button>
        </p>`}
    ${upload === undefined ? nothing : renderUpload(upload, onRemove, context)}
    <div class="buttons">
      <label class="button file">${icon('upload', 'small')}${t(file === undefined ? 'resource-editor.media.choose' : 'resource-editor.media.other')}<input type="file" id="media" accept="video/mp4,audio/mpeg,application/epub+zip,.mp4,.mp3,.epub" ?disabled=${isFixed}
          aria-invalid=${problemOf('media') !== undefined} aria-describedby=${describedBy('media', context, 'media-hint')} @change=${onChoose} /></label>
    </div>
    <p class="field__hint" id="media-hint">${t('resource-editor.media.hint')}</p>
    ${renderProblem('media', context)}
  </fieldset>`;
}

/** How far it is, and a way to stop it. */
export function renderUpload({ name, received, sizeBytes }: OwnFile, onCancel: () => void, { t }: FieldContext): TemplateResult {
  return html`<div class="upload">
    <progress class="meter" max=${sizeBytes} value=${received} aria-label=${t('resource-editor.media.uploading', { name })}></progress>
    <button class="button button--small" type="button" data-act="cancel-upload" @click=${onCancel}>${t('resource-editor.media.cancel')}</button>
  </div>`;
}
