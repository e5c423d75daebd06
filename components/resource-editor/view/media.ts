/** The file of the resource: how far its upload is, and what it is. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import type { Format } from '../../base/format.ts';
import type { OwnFile } from '../../base/ports/index.ts';
import { renderTechnicalCheck } from '../../base/technical-check/technical-check.ts';
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
  const onOver = (event: DragEvent): void => {
    if (!isFixed && event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const [dropped] = event.dataTransfer?.files ?? [];
    if (isFixed || dropped === undefined) return;
    event.preventDefault();
    onFile(dropped);
  };
  const checks = upload?.checks ?? file?.checks;
  return html`<fieldset class="field" data-field="media" @dragover=${onOver} @drop=${onDrop}>
    <legend class="field__label">${renderLabel(t('resource-editor.media'), false, context)}</legend>
    ${file === undefined || upload !== undefined
      ? nothing
      : html`<p class="held">
          ${icon(file.kind === 'audio' ? 'audio' : file.kind === 'book' ? 'book' : 'video', 'small')} <bdi>${file.name}</bdi> <span>${format.bytes(file.sizeBytes)}</span>
          ${file.kind === null ? html`<span>${t('resource-editor.media.unfinished')}</span>` : nothing}
          <button class="button button--small button--quiet" type="button" ?disabled=${isFixed} @click=${onRemove}>${t('resource-editor.media.remove')}</button>
        </p>`}
    ${upload === undefined ? nothing : renderUpload(upload, onRemove, context)} ${checks === undefined ? nothing : renderChecks(checks, format, context)}
    <div class="buttons">
      <label class="button file">${icon('upload', 'small')}${t(file === undefined ? 'resource-editor.media.choose' : 'resource-editor.media.other')}<input type="file" id="media" accept="video/mp4,audio/mpeg,application/epub+zip,.mp4,.mp3,.epub" ?disabled=${isFixed}
          aria-invalid=${problemOf('media') !== undefined} aria-describedby=${describedBy('media', context, 'media-hint')} @change=${onChoose} /></label>
    </div>
    <p class="field__hint" id="media-hint">${t('resource-editor.media.hint')}</p>
    ${renderProblem('media', context)}
  </fieldset>`;
}

/** Against the technical standard; what a sound does not show, its author declares. */
function renderChecks(checks: NonNullable<OwnFile['checks']>, format: Format, { t, draft, isFixed, change }: FieldContext): TemplateResult {
  const { declaresDepth = false } = draft;
  const onDeclare = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) change({ declaresDepth: event.currentTarget.checked });
  };
  return html`${renderTechnicalCheck(checks, { t, format, declaresDepth })}
  ${checks.some(({ rule }) => rule === 'sample-depth')
    ? html`<label class="choice"><input type="checkbox" id="declaresDepth" .checked=${live(declaresDepth)} ?disabled=${isFixed} @change=${onDeclare} /><span>${t('resource-editor.depth')}</span></label>`
    : nothing}`;
}

/** How far it is, and a way to stop it. */
export function renderUpload({ name, received, sizeBytes }: OwnFile, onCancel: () => void, { t }: FieldContext): TemplateResult {
  return html`<div class="upload">
    <progress class="meter" max=${sizeBytes} value=${received} aria-label=${t('resource-editor.media.uploading', { name })}></progress>
    <button class="button button--small" type="button" data-act="cancel-upload" @click=${onCancel}>${t('resource-editor.media.cancel')}</button>
  </div>`;
}
