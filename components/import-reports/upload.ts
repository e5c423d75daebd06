import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../base/icons.ts';
import type { MessageValues } from '../base/i18n.ts';
import type { ImportUpload } from './import-reports.types.ts';

export interface UploadView {
  readonly upload: ImportUpload;
  t(key: string, values?: MessageValues): string;
  /** What is missing in the form, after somebody has tried to send it. */
  readonly isIncomplete: boolean;
  /** Name of the file that is chosen. */
  readonly fileName: string | null;
  onFile(event: Event): void;
  onSubmit(event: SubmitEvent): void;
  onCancel(): void;
}

/** A file of records is handed in here; what becomes of it stands in the reports below. */
export function uploadForm({ upload, t, isIncomplete, fileName, onFile, onSubmit, onCancel }: UploadView): TemplateResult {
  const isSending = upload.type === 'sending';
  return html`<form class="upload" part="upload" aria-labelledby="upload-title" novalidate @submit=${onSubmit}>
    <h3 id="upload-title">${t('import-reports.upload')}</h3>
    <p class="place">${t('import-reports.upload.formats')}</p>
    <div class="upload__fields">
      <div class="field">
        <span class="field__label" id="upload-file">${t('import-reports.upload.file')}</span>
        <div class="upload__file">
          <!-- Browsers write their own language on this control: ours stands on its label. -->
          <label class="button upload__choose">
            <input class="visually-hidden" type="file" name="file" accept=".xml,.json,.jsonld,.zip,.imscc" aria-describedby="upload-file upload-name upload-outcome" @change=${onFile} />
            ${t('import-reports.upload.choose')}
          </label>
          <bdi dir="auto" id="upload-name" class="upload__name">${fileName ?? t('import-reports.upload.none')}</bdi>
        </div>
      </div>
      <label class="field">
        <span class="field__label">${t('import-reports.upload.source')}</span>
        <input class="input" type="text" name="source" maxlength="100" autocomplete="organization" aria-describedby="upload-outcome" />
      </label>
    </div>
    <div class="upload__acts">
      <button class="button button--primary" type="submit" aria-disabled=${isSending ? 'true' : 'false'}>${t('import-reports.upload.start')}</button>
      ${isSending ? html`<button class="button" type="button" data-cancel="upload" @click=${onCancel}>${t('import-reports.cancel')}</button>` : nothing}
      <p id="upload-outcome" class="upload__outcome" role="status">
        ${isSending
          ? t('import-reports.upload.sending', { name: upload.name })
          : upload.type === 'failed'
            ? html`<span class="field__error">${icon('alert', 'small')} ${upload.problem.title} ${upload.problem.action}</span>`
            : isIncomplete
              ? html`<span class="field__error">${icon('alert', 'small')} ${t('import-reports.upload.missing')}</span>`
              : nothing}
      </p>
    </div>
  </form>`;
}
