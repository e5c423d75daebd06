import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LsDataElement } from '../base/data-element.ts';
import { today } from '../base/china-day.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { DirectoryLine, OwnFileRole, OwnResourceDraft, TaxonomyNode } from '../base/ports/index.ts';
import { badgeStyles, buttonStyles, cardStyles, fieldStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { isJpeg } from './model/draft.ts';
import { draw, jpegOf, wholePicture, type Crop } from './model/crop.ts';
import type { Edited } from './model/outline.ts';
import {
  LsCategoryRequestEvent, LsDirectoryExportRequestEvent, LsDirectoryImportRequestEvent, LsLinkCheckRequestEvent, LsResourceFileRequestEvent, LsResourceSubmitRequestEvent, LsResourceWithdrawRequestEvent,
  LsResourceWriteRequestEvent, LsOwnResourceOpenEvent,
} from './resource-editor.events.ts';
import { technicalCheckStyles } from '../base/technical-check/technical-check.ts';
import { resourceEditorStyles } from './resource-editor.styles.ts';
import type { ResourceEditorData, ResourceEditorState } from './resource-editor.types.ts';
import { renderCategory } from './view/category.ts';
import { renderCover } from './view/cover.ts';
import { renderDirectory } from './view/directory.ts';
import type { FieldContext } from './view/field.ts';
import { renderKeywords } from './view/keywords.ts';
import { renderLink } from './view/link.ts';
import { renderLecturers } from './view/lecturers.ts';
import { renderMedia } from './view/media.ts';
import { renderOwn, renderStatus } from './view/status.ts';
import { renderDate, renderText, renderType } from './view/text-fields.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('resource-editor', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** A moment after the last key. */
const restMs = 800;
const mostUndone = 100;

/**
 * A teacher makes a resource for the catalogue (RES-07 to RES-15): its metadata as the collection notice asks, its file, its
 * cover. What is typed is kept by itself, without a line on this machine. It is submitted to the platform, and nobody else sees
 * it before a manager has admitted it.
 *
 * @element ls-resource-editor
 * @fires ls-resource-write-request - What was typed is to be kept; cancelable, `detail.draft`.
 * @fires ls-resource-file-request - A file is to be uploaded or taken away; cancelable, `detail.role` and `detail.file`.
 * @fires ls-link-check-request - The address of a linked course is to be asked; cancelable, `detail.draft`.
 * @fires ls-resource-submit-request - It is to be submitted; cancelable, `detail.draft`.
 * @fires ls-resource-withdraw-request - It is to be taken back; cancelable.
 * @fires ls-category-request - A place of the category tree is wanted; cancelable, `detail.nodeId`.
 * @fires ls-directory-import-request - A directory is to be read from XML; cancelable, `detail.xml`.
 * @fires ls-directory-export-request - The directory is to be saved as XML; cancelable, `detail.lines`.
 * @fires ls-own-resource-open - The person wants to go on with an own resource; `detail.resourceId`. The host sets `resource`.
 * @fires ls-own-resource-change - It was begun, kept, submitted or withdrawn; `detail.resource`.
 * @csspart form - The form.
 */
export class LsResourceEditor extends LsDataElement<ResourceEditorState, 'ownResources'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, badgeStyles, cardStyles, fieldStyles, stateStyles, technicalCheckStyles, resourceEditorStyles];

  /** Id of the own resource; empty for a new one. */
  @property() resource = '';

  @state() private _draft: OwnResourceDraft | null = null;
  /** From the first try to submit on, everything that is missing is said. */
  @state() private _isTried = false;
  @state() private _crop: Crop | null = null;
  @state() private _isCoverRefused = false;
  @state() private _at = 0;
  @state() private _undone: readonly (readonly DirectoryLine[])[] = [];
  #picture: ImageBitmap | null = null;
  #drawn: Blob | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #id = '';
  #imported = '';

  override disconnectedCallback(): void {
    this.#flush();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state') || this.state.type !== 'ready') return;
    const { resource, directory } = this.state;
    if (resource.id !== this.#id) [this.#id, this._draft, this._isTried] = [resource.id, resource.draft, false];
    if (directory !== null && directory.id !== this.#imported) {
      this.#imported = directory.id;
      if (directory.lines !== null) this._onLines({ lines: directory.lines, at: 0 });
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.state.type === 'ready') void this.#drawCover(this.state.cover);
    if (!changed.has('state')) return;
    const before = changed.get('state');
    const wasSent = before?.type === 'ready' && before.resource.state !== 'pending-review';
    if (wasSent && this.state.type === 'ready' && this.state.resource.state === 'pending-review') this.#focus('.status');
    if (this._isTried && before?.type === 'ready' && before.saving === 'saving' && this.state.type === 'ready' && this.state.saving !== 'saving' && this.#mayFocus) {
      this.#mayFocus = false;
      this.#focus('[aria-invalid="true"]');
    }
  }
  /** The first field that is wrong takes the focus once a try, not with every later save. */
  #mayFocus = false;

  /** What was typed; `null` before there is anything. */
  get draft(): OwnResourceDraft | null {
    return this._draft;
  }

  /** Saves a directory as a file. */
  saveFile(xml: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([xml], { type: 'application/xml' }));
    link.download = 'directory.xml';
    link.click();
    // The download has begun by the next turn.
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  #focus(css: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(css)?.focus());
  }

  /** Keeps at once what waits for a moment of rest. */
  #flush(): void {
    if (this.#timer === undefined || this._draft === null) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.request(new LsResourceWriteRequestEvent(this._draft));
  }

  private _onChange(part: Partial<OwnResourceDraft>): void {
    if (this._draft === null) return;
    this._draft = { ...this._draft, ...part };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), restMs);
  }

  private _onLines({ lines, at }: Edited, isTyping = false): void {
    const before = this._draft?.directory ?? [];
    // Words are undone by the browser itself while one types; what the acts did is undone here.
    if (!isTyping) this._undone = [...this._undone.slice(-mostUndone), before];
    this._at = at;
    this._onChange({ directory: lines });
    if (!isTyping) this.#focus(`[data-row="${at}"]`);
  }

  private _onUndo(): void {
    const before = this._undone.at(-1);
    if (before === undefined) return;
    this._undone = this._undone.slice(0, -1);
    this._at = Math.min(this._at, Math.max(0, before.length - 1));
    this._onChange({ directory: [...before] });
    this.#focus(`[data-row="${this._at}"]`);
  }

  private _onLine(at: number): void {
    const { length } = this._draft?.directory ?? [];
    if (at < 0 || at >= length) return;
    if (at !== this._at) this._at = at;
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-row="${at}"]`);
    if (row !== null && this.shadowRoot?.activeElement !== row) row.focus();
  }

  private _onCategory(node: TaxonomyNode | null, { levels, path }: ResourceEditorData): void {
    const depth = node === null ? 0 : levels.findIndex((nodes) => nodes.some(({ id }) => id === node.id));
    const picked = node === null ? [] : [...path.slice(0, depth), node];
    // A stage is a code; the path is made of the names below it.
    this._onChange({ node: node?.id ?? null, category: picked.filter(({ kind }) => kind !== 'stage').map(({ label }) => label) });
    this.request(new LsCategoryRequestEvent(node?.id ?? null));
  }

  private async _onCoverFile(file: File): Promise<void> {
    const picture = (await isJpeg(file)) ? await createImageBitmap(file).catch(() => null) : null;
    this._isCoverRefused = picture === null;
    if (picture === null) return;
    this.#picture = picture;
    this._crop = wholePicture;
    this.#focus('input[name=zoom]');
  }

  private async _onCoverUse(): Promise<void> {
    const canvas = this.renderRoot.querySelector('canvas');
    const file = canvas && (await jpegOf(canvas));
    this._crop = null;
    if (file) this.request(new LsResourceFileRequestEvent('cover', file));
  }

  private _onFile(role: OwnFileRole, file: File | null): void {
    const goesOn = this.request(new LsResourceFileRequestEvent(role, file));
    // What its author has declared of a file holds for no other.
    if (goesOn && role === 'media' && this._draft?.declaresDepth === true) this._onChange({ declaresDepth: false });
  }

  private _onLinkCheck(): void {
    if (this._draft !== null) this.request(new LsLinkCheckRequestEvent(this._draft));
  }

  private _onSubmit(event: Event): void {
    event.preventDefault();
    if (this._draft === null) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this._isTried = true;
    this.#mayFocus = true;
    this.request(new LsResourceSubmitRequestEvent(this._draft));
  }

  /** On a canvas: a strict page shows no picture that a script has made. */
  async #drawCover(cover: Blob | null): Promise<void> {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas === null) return;
    if (this._crop !== null && this.#picture !== null) {
      this.#drawn = null;
      draw(canvas, this.#picture, this._crop);
    } else if (cover !== null && cover !== this.#drawn) {
      this.#drawn = cover;
      const picture = await createImageBitmap(cover).catch(() => null);
      if (picture !== null) draw(canvas, picture, wholePicture);
    }
  }

  protected override render(): TemplateResult {
    const { state, _draft: draft } = this;
    if (state.type !== 'ready') return this.renderBareState(state, { empty: { title: this.t('resource-editor.empty.title'), text: this.t('resource-editor.empty.text'), icon: 'video' } });
    if (draft === null) return html``;
    const { resource, mayWrite, uploads, levels, path, directory } = state;
    if (!mayWrite) return html`<p class="status" role="status">${this.t('resource-editor.forbidden')}</p>`;
    const isFixed = resource.state === 'pending-review' || resource.state === 'admitted';
    const context = this.#contextOf(draft, isFixed, state);
    const { t } = context;
    const media = resource.files.find(({ role }) => role === 'media');
    const isLinked = draft.type === 'A03' && draft.url.trim() !== '';
    return html`${this.renderFreshness(state)} ${state.own.length === 0 ? nothing : renderOwn(state.own, t, (id) => this.dispatchEvent(new LsOwnResourceOpenEvent(id)))}
      ${renderStatus(resource, { t, format: this.format, onWithdraw: () => this.request(new LsResourceWithdrawRequestEvent()) })}
      <form class="form" part="form" novalidate aria-label=${t('resource-editor.label')} @submit=${this._onSubmit}>
        ${renderText('title', { label: t('resource-editor.title'), isMandatory: true }, context)} ${renderType(context)}
        ${renderText('description', { label: t('resource-editor.description'), hint: t('resource-editor.description.hint'), isMandatory: true, rows: 4 }, context)}
        ${renderMedia({ file: media, upload: uploads.media, format: this.format, onFile: (file) => this._onFile('media', file), onRemove: () => this._onFile('media', null) }, context)}
        ${renderText('url', { label: t('resource-editor.url'), hint: t('resource-editor.url.hint'), isLatin: true }, context)}
        ${isLinked ? renderLink({ check: resource.linkCheck ?? null, isAsking: state.isAsking ?? false, format: this.format, onCheck: () => this._onLinkCheck() }, context) : nothing}
        ${draft.type === 'A03' || (draft.textAlternative ?? '') !== '' ? renderText('textAlternative', { label: t('resource-editor.alternative'), hint: t('resource-editor.alternative.hint'), rows: 5 }, context) : nothing}
        ${renderCover(
          {
            crop: this._crop,
            hasCover: resource.files.some(({ role, kind }) => role === 'cover' && kind !== null),
            isRefused: this._isCoverRefused,
            upload: uploads.cover,
            onFile: (file) => void this._onCoverFile(file),
            onCrop: (crop) => (this._crop = crop),
            onUse: () => void this._onCoverUse(),
            onCancel: () => (this._crop = null),
            onRemove: () => this._onFile('cover', null),
          },
          context,
        )}
        ${renderLecturers(context, { focusRow: (row) => void this.updateComplete.then(() => this.renderRoot.querySelectorAll<HTMLElement>('.lecturer')[row]?.focus()) })}
        ${renderText('rightsHolder', { label: t('resource-editor.rights'), hint: t('resource-editor.rights.hint'), isMandatory: true }, context)}
        ${renderText('licence', { label: t('resource-editor.licence'), hint: t('resource-editor.licence.hint') }, context)}
        ${renderText('provider', { label: t('resource-editor.provider'), isMandatory: true }, context)} ${renderDate(context, today())} ${renderKeywords(context)}
        ${renderCategory({ levels, path, pick: (node) => this._onCategory(node, state) }, context)}
        ${renderDirectory(
          {
            at: this._at,
            canUndo: this._undone.length > 0,
            isRefused: directory !== null && directory.lines === null,
            apply: (edited, isTyping) => this._onLines(edited, isTyping),
            undo: () => this._onUndo(),
            goTo: (at) => this._onLine(at),
            onImport: (file) => void file.text().then((xml) => this.request(new LsDirectoryImportRequestEvent(xml))),
            onExport: () => this.request(new LsDirectoryExportRequestEvent(draft.directory)),
          },
          context,
        )}
        ${isFixed ? nothing : this.#renderFoot(state, context)}
      </form>`;
  }

  #contextOf(draft: OwnResourceDraft, isFixed: boolean, { resource }: ResourceEditorData): FieldContext {
    const values = new Map<string, unknown>(Object.entries(draft));
    const isEmpty = (field: string): boolean => ['', undefined].some((nothingTyped) => values.get(field) === nothingTyped);
    return {
      t: (key, values) => this.t(key, values),
      draft,
      isFixed,
      // A form that is still being filled in is not full of errors.
      problemOf: (field) => (isFixed || (!this._isTried && (isEmpty(field) || ['media', 'cover', 'lecturers'].includes(field))) ? undefined : resource.obstacles.find((one) => one.field === field)?.message),
      change: (part) => this._onChange(part),
    };
  }

  #renderFoot({ saving, resource }: ResourceEditorData, { t }: FieldContext): TemplateResult {
    const words = { none: '', saving: t('resource-editor.saving'), saved: t('resource-editor.saved'), queued: t('resource-editor.queued') };
    const count = resource.obstacles.length;
    return html`<div class="foot">
      <p class="saving" role="status">${words[saving]}</p>
      ${this._isTried && count > 0 ? html`<p class="field__error">${icon('alert', 'small')}${t('resource-editor.missing', { count })}</p>` : nothing}
      <button class="button button--primary" type="submit">${t('resource-editor.submit')}</button>
      <p class="field__hint">${t('resource-editor.submit.hint')}</p>
    </div>`;
  }
}
