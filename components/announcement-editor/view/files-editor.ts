/** Pictures and files that are to go with an announcement. What makes them ready and shows them comes with the first. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Refused } from '../../base/attachments/prepare.ts';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { AttachmentDraft } from '../../base/ports/index.ts';
import { adopt } from '../../base/styles/adopt.ts';
import type { Translate } from '../../base/views.ts';

type Views = typeof import('../../base/attachments/views.ts');
interface FilesHost extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
}

/** As many as an announcement may carry. */
const most = 6;
/** Pictures of any kind are drawn anew; of files those that the contract allows. */
const accepted = 'image/*,.pdf,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.txt';
/** Voices go with talks alone. */
const hearing = { playing: null, onPlay: () => undefined, onSeek: () => undefined };

export class FilesEditor {
  readonly #host: FilesHost;
  readonly #fetch: () => Promise<Views>;
  #views: Views | null = null;
  #drafts: readonly AttachmentDraft[] = [];
  #refused: readonly Refused[] = [];
  #busy = 0;
  /** Chosen while what makes them ready did not come: a line that broke must not swallow them. */
  #late: readonly File[] = [];

  /** @param load what makes files ready and shows them */
  constructor(host: FilesHost, load: () => Promise<Views> = () => import('../../base/attachments/views.ts')) {
    this.#host = host;
    this.#fetch = load;
  }

  get drafts(): readonly AttachmentDraft[] {
    return this.#drafts;
  }

  /** Pictures are being made ready, or wait for that. */
  get isBusy(): boolean {
    return this.#busy > 0 || this.#late.length > 0;
  }

  async add(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    this.#refused = [];
    this.#count(1);
    try {
      const views = (this.#views ??= await this.#load().catch(() => null));
      if (views === null) {
        this.#late = [...this.#late, ...files];
        return;
      }
      const { drafts, refused } = await views.prepare(files, most - this.#drafts.length);
      this.#drafts = [...this.#drafts, ...drafts].slice(0, most);
      this.#refused = refused;
    } finally {
      this.#count(-1);
    }
  }

  render(t: Translate, format: Format): TemplateResult {
    return html`<div class="field" role="group" aria-labelledby="files-label" aria-describedby="files-hint" @paste=${(event: ClipboardEvent) => this.#onPaste(event)}>
      <span class="field__label" id="files-label">${t('announcement-editor.files')}</span>
      <p class="field__hint" id="files-hint">${t('announcement-editor.files.hint')}</p>
      ${this.#views === null
        ? this.#renderComing(t)
        : this.#views.renderTray({
            t, format, hearing,
            drafts: this.#drafts,
            refused: this.#refused,
            busy: this.isBusy,
            onRemove: (id) => this.#remove(id),
            onDescribe: (id, words) => (this.#drafts = this.#drafts.map((draft) => (draft.id === id ? { ...draft, description: words.trim() === '' ? undefined : words } : draft))),
          })}
      <div>
        <button class="button files__add" type="button" aria-disabled=${this.#drafts.length >= most} @click=${() => this.#choose()}>${icon('plus', 'small')}${t('announcement-editor.files.add')}</button>
        <input class="files__input" type="file" multiple hidden accept=${accepted} @change=${(event: Event) => this.#onChosen(event)} />
      </div>
    </div>`;
  }

  #renderComing(t: Translate): TemplateResult | typeof nothing {
    if (this.#late.length === 0) return this.isBusy ? html`<p class="field__hint" role="status">${t('base.loading')}</p>` : nothing;
    const take = (): readonly File[] => {
      const files = this.#late;
      this.#late = [];
      this.#host.requestUpdate();
      return files;
    };
    return html`<div class="field__error" role="alert">
      ${t('base.offline.title')} <bdi dir="auto">${this.#late.map(({ name }) => name).join('、')}</bdi>
      <button class="button button--small" type="button" name="retry-files" @click=${() => void this.add(take())}>${t('base.retry')}</button>
      <button class="button button--quiet button--small" type="button" name="drop-files" @click=${take}>${t('base.cancel')}</button>
    </div>`;
  }

  #choose(): void {
    if (this.#drafts.length < most) this.#host.shadowRoot?.querySelector<HTMLInputElement>('.files__input')?.click();
  }

  #onChosen({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    void this.add([...(target.files ?? [])]);
    // The same file can be chosen again after it was removed.
    target.value = '';
  }

  #onPaste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.add(files);
  }

  #remove(id: string): void {
    this.#drafts = this.#drafts.filter((draft) => draft.id !== id);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>('.tray button, .files__add')?.focus());
  }

  #count(by: number): void {
    this.#busy += by;
    this.#host.requestUpdate();
  }

  async #load(): Promise<Views> {
    const views = await this.#fetch();
    if (this.#host.shadowRoot) adopt(this.#host.shadowRoot, views.styles);
    return views;
  }
}
