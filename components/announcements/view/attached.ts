/** Pictures and files of announcements. What shows them comes with the first; a picture is seen large, a file is saved. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { fileKey, type FileState } from '../../base/attachments/file-reads.ts';
import { announce } from '../../base/controllers/announcer.ts';
import { icon } from '../../base/icons.ts';
import type { Announcement, Attachment } from '../../base/ports/index.ts';
import { adopt } from '../../base/styles/adopt.ts';
import type { View } from './view.ts';

type Views = typeof import('../../base/attachments/views.ts');
interface Place {
  readonly announcementId: string;
  readonly attachment: Attachment;
}
interface AttachedHost extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
  readonly language: string;
}
interface AttachedOptions {
  /** What shows attachments. */
  readonly load?: () => Promise<Views>;
  readonly files: () => ReadonlyMap<string, FileState>;
  /** Bytes are wanted. */
  readonly ask: (announcementId: string, attachmentId: string) => void;
}
/** Voices go with talks alone. */
const hearing = { playing: null, onPlay: () => undefined, onSeek: () => undefined };

export class Attached implements ReactiveController {
  readonly #host: AttachedHost;
  readonly #options: AttachedOptions;
  #views: Views | null = null;
  #coming: Promise<void> | undefined;
  /** What shows them did not come. */
  #isLate = false;
  #viewed: (Place & { readonly bytes: Blob }) | null = null;
  /** To be saved when they have come, by the keys of their files. */
  readonly #awaited = new Map<string, Place>();

  constructor(host: AttachedHost, options: AttachedOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const viewer = this.#host.shadowRoot?.querySelector<HTMLDialogElement>('dialog.viewer');
    if (viewer?.open === false) viewer.showModal();
    for (const [key, wanted] of this.#awaited) {
      const file = this.#stateOf(wanted);
      if (file === undefined || file.type === 'loading') continue;
      this.#awaited.delete(key);
      if (file.type === 'error') announce(`${file.problem.title} ${file.problem.action}`, this.#host.language);
      else this.#views?.save(file.bytes, wanted.attachment.name);
    }
  }

  /** What went with one that is open. */
  render(announcement: Announcement, { t, format }: View): TemplateResult | typeof nothing {
    const { id, attachments = [] } = announcement;
    if (attachments.length === 0) return nothing;
    if (this.#views === null) {
      if (this.#isLate) {
        return html`<p class="item__note" role="alert">
          ${icon('offline', 'small')}${t('base.offline.title')} <button class="button button--small" type="button" name="retry-files" @click=${() => this.#again()}>${t('base.retry')}</button>
        </p>`;
      }
      this.#want();
      return html`<p class="item__note" role="status">${t('base.loading')}</p>`;
    }
    const start = fileKey(id, '');
    const files = new Map([...this.#options.files()].flatMap(([key, state]) => (key.startsWith(start) ? [[key.slice(start.length), state] as const] : [])));
    return html`<div class="item__files" @click=${(event: Event) => this.#onClick(event, announcement)}>
      ${this.#views.renderAttached(attachments, { t, format, files, hearing, onSeen: (file) => this.#options.ask(id, file) })}
    </div>`;
  }

  /** The picture that is shown large. */
  renderViewer({ t, format }: View): TemplateResult | typeof nothing {
    const viewed = this.#viewed;
    if (viewed === null || this.#views === null) return nothing;
    return this.#views.renderViewer(viewed, { t, format, onClose: () => this.#close(), onSave: () => this.#views?.save(viewed.bytes, viewed.attachment.name) });
  }

  #again(): void {
    this.#isLate = false;
    this.#host.requestUpdate();
  }

  #want(): void {
    const load = this.#options.load ?? (() => import('../../base/attachments/views.ts'));
    this.#coming ??= load().then(
      (views) => {
        if (this.#host.shadowRoot) adopt(this.#host.shadowRoot, views.styles);
        this.#views = views;
        this.#host.requestUpdate();
      },
      // A line that breaks is said, and tried again when somebody wants it.
      () => {
        this.#coming = undefined;
        this.#isLate = true;
        this.#host.requestUpdate();
      },
    );
  }

  #stateOf({ announcementId, attachment }: Place): FileState | undefined {
    return this.#options.files().get(fileKey(announcementId, attachment.id));
  }

  #onClick(event: Event, { id: announcementId, attachments = [] }: Announcement): void {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-file]') : null;
    const attachment = attachments.find(({ id }) => id === pressed?.dataset['file']);
    if (attachment === undefined) return;
    const place = { announcementId, attachment };
    const state = this.#stateOf(place);
    if (state?.type !== 'ready') {
      if (pressed?.dataset['act'] === 'save-file') this.#awaited.set(fileKey(announcementId, attachment.id), place);
      this.#options.ask(announcementId, attachment.id);
    } else if (attachment.kind === 'picture') {
      this.#viewed = { ...place, bytes: state.bytes };
      this.#host.requestUpdate();
    } else this.#views?.save(state.bytes, attachment.name);
  }

  /** The place is given back by hand: a dialog that is taken away while it is open gives back nothing. */
  #close(): void {
    const id = this.#viewed?.attachment.id ?? '';
    this.#viewed = null;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(`.photo[data-file="${CSS.escape(id)}"]`)?.focus());
  }
}
