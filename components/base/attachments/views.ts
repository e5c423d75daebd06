/** What is attached, as it is seen: in a message, before sending, and large. Comes with the first message that has something. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { cssVars } from '../controllers/css-vars.ts';
import type { Format } from '../format.ts';
import { registerLocales, type MessageValues } from '../i18n.ts';
import { icon } from '../icons.ts';
import type { Attachment, AttachmentDraft } from '../ports/index.ts';
import { isolate } from '../text.ts';
import { draw } from './draw.ts';
import type { FileState } from './file-reads.ts';
import { renderVoice, type Hearing, type VoiceWords } from './voice-view.ts';
import { voiceStyles } from './voice.styles.ts';
import type { Obstacle, Refused } from './prepare.ts';
import { attachmentStyles } from './attachments.styles.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

export const styles = [voiceStyles, attachmentStyles];
export { save } from './draw.ts';
export { VoicePlayer } from './voice-player.ts';
export { prepare } from './prepare.ts';

registerLocales('attachments', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

interface Words {
  t(key: string, values?: MessageValues): string;
  readonly format: Format;
}
export interface AttachedView extends Words {
  readonly files: ReadonlyMap<string, FileState>;
  /** A picture has come on the screen, and its bytes are wanted. */
  readonly onSeen: (attachmentId: string) => void;
  readonly hearing: Hearing;
}
type Any = Attachment | AttachmentDraft;

/** In a message a picture is at most so large. */
const widest = 280;
const highest = 320;
const shownPixels = 640;

/** What a message carries. Acts are `data-act` of buttons, as in all of the row. */
export function renderAttached(attachments: readonly Any[], view: AttachedView): TemplateResult {
  return html`<div class="attached">${repeat(attachments, ({ id }) => id, (one) => renderOne(one, view))}</div>`;
}

function renderOne(one: Any, view: AttachedView): TemplateResult {
  if (one.kind === 'picture') return renderPicture(one, view);
  return one.kind === 'voice' ? renderVoice(one, view.hearing, view.files.get(one.id)?.type === 'error', voiceWords(view.t)) : renderFile(one, view);
}

const voiceWords = (t: Words['t']): VoiceWords => ({
  play: (time) => t('attachments.voice.play', { time }),
  pause: t('attachments.voice.pause'),
  place: t('attachments.voice.place'),
  failed: t('attachments.voice.failed'),
});

function renderPicture(picture: Any, { t, files, onSeen }: AttachedView): TemplateResult {
  const { id, width = 4, height = 3, description } = picture;
  const state: FileState | undefined = 'file' in picture ? { type: 'ready', bytes: picture.file } : files.get(id);
  if (state?.type === 'error') {
    return html`<p class="photo__note">${icon('picture', 'small')}${t('attachments.picture.failed')} <button class="link" type="button" data-act="fetch" data-file=${id}>${t('base.retry')}</button></p>`;
  }
  const shown = Math.min(widest, width, (highest * width) / height);
  const words = description === undefined ? t('attachments.picture') : t('attachments.picture.of', { what: isolate(description) });
  return html`<button class="photo" type="button" data-act="view" data-file=${id} aria-busy=${state?.type === 'ready' ? 'false' : 'true'} aria-label=${words}>
    <canvas
      class="photo__canvas"
      width=${Math.round(Math.max(1, shown))}
      height=${Math.round(Math.max(1, (shown * height) / width))}
      ${cssVars({ '--_width': `${Math.max(44, Math.round(shown))}px` })}
      ${ref((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return;
        if (state?.type === 'ready') void draw(canvas, state.bytes, shownPixels);
        else if (state === undefined) whenSeen(canvas, () => onSeen(id));
      })}
    ></canvas>
  </button>`;
}

function renderFile(file: Any, { t, format, files }: AttachedView): TemplateResult {
  const { id, name } = file;
  const isComing = files.get(id)?.type === 'loading';
  const size = 'file' in file ? file.file.size : file.sizeBytes;
  return html`<button class="file" type="button" data-act="save-file" data-file=${id} aria-busy=${isComing ? 'true' : 'false'}>
    ${icon('worksheet')}<span><span class="visually-hidden">${t('attachments.save')}</span> <bdi class="file__name" dir="auto">${name}</bdi> <span class="file__size">${endingOf(name)} ${format.bytes(size)}</span></span>${icon(isComing ? 'sync' : 'download', 'small')}
  </button>`;
}

const waiting = new WeakSet<Element>();
/** Calls back once, when it comes near the screen: who reads the end of a talk pays for no picture of last year. */
function whenSeen(element: Element, onSeen: () => void): void {
  if (waiting.has(element)) return;
  waiting.add(element);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      waiting.delete(element);
      onSeen();
    },
    { rootMargin: '200px' },
  );
  observer.observe(element);
}

export interface TrayView extends Words {
  readonly drafts: readonly AttachmentDraft[];
  readonly refused: readonly Refused[];
  readonly busy: boolean;
  /** Says which kinds and sizes are taken, where that stands nowhere else. */
  readonly saysRule?: boolean;
  readonly onRemove: (id: string) => void;
  readonly onDescribe: (id: string, text: string) => void;
  readonly hearing: Hearing;
}
const obstacleWords: Readonly<Record<Obstacle, string>> = {
  many: 'attachments.refused.many',
  kind: 'attachments.refused.kind',
  large: 'attachments.refused.large',
  unreadable: 'attachments.refused.unreadable',
  empty: 'attachments.refused.empty',
};

/** What is to be sent, before it is. */
export function renderTray({ t, format, drafts, refused, busy, saysRule = false, ...acts }: TrayView): TemplateResult {
  return html`${refused.length === 0 ? nothing : html`<div role="alert">${refused.map(({ name, obstacle }) => html`<p class="field__error"><bdi dir="auto">${name}</bdi> ${t(obstacleWords[obstacle])}</p>`)}</div>`}
    ${busy ? html`<p class="field__hint" role="status">${t('attachments.preparing')}</p>` : nothing}
    ${drafts.length === 0
      ? nothing
      : html`<ul class="tray" aria-label=${t('attachments.tray')}>
          ${repeat(drafts, ({ id }) => id, (draft) => renderDraft(draft, { t, format, ...acts }))}
        </ul>`}
    ${saysRule && drafts.length + refused.length > 0 ? html`<p class="field__hint">${t('attachments.rule')}</p>` : nothing}`;
}

function renderDraft(draft: AttachmentDraft, { t, format, onRemove, onDescribe, hearing }: Words & Pick<TrayView, 'onRemove' | 'onDescribe' | 'hearing'>): TemplateResult {
  const { id, kind, name, file, description = '' } = draft;
  const called = kind === 'voice' ? t('attachments.voice') : name;
  return html`<li class="tray__item">
    <span class="tray__face" aria-hidden="true">
      ${kind === 'picture' ? html`<canvas class="tray__canvas" width="56" height="56" ${ref((canvas) => void (canvas instanceof HTMLCanvasElement && draw(canvas, file, 224)))}></canvas>` : icon(kind === 'voice' ? 'microphone' : 'worksheet')}
    </span>
    <div class="tray__words">
      ${kind === 'voice' ? renderVoice(draft, hearing, false, voiceWords(t)) : nothing}
      <p class="tray__name"><bdi dir="auto">${called}</bdi> <span class="file__size">${format.bytes(file.size)}</span></p>
      ${kind !== 'picture'
        ? nothing
        : html`<label><span class="visually-hidden">${t('attachments.describe', { name: isolate(name) })}</span>
            <input class="input" maxlength="500" dir="auto" placeholder=${t('attachments.describe.short')} .value=${description} @input=${(event: Event) => event.target instanceof HTMLInputElement && onDescribe(id, event.target.value)} /></label>`}
    </div>
    <button class="button button--quiet button--icon" type="button" aria-label=${t('attachments.remove', { name: isolate(called) })} @click=${() => onRemove(id)}>${icon('close', 'small')}</button>
  </li>`;
}

export interface Viewed {
  readonly attachment: Any;
  readonly bytes: Blob;
}
/** A picture as large as the window. A native modal dialog: it keeps the focus, and Escape closes it. */
export function renderViewer({ attachment, bytes }: Viewed, { t, onClose, onSave }: Words & { onClose: () => void; onSave: () => void }): TemplateResult {
  return html`<dialog class="viewer" aria-labelledby="viewer-title" @close=${onClose}>
    <div class="viewer__head">
      <h3 class="viewer__title" id="viewer-title"><bdi dir="auto">${attachment.description ?? attachment.name}</bdi></h3>
      <button class="button button--small" type="button" @click=${onSave}>${icon('download', 'small')}${t('attachments.save')}</button>
      <button class="button button--quiet button--icon button--small" type="button" aria-label=${t('base.close')} @click=${onClose}>${icon('close', 'small')}</button>
    </div>
    <canvas class="viewer__canvas" role="img" aria-labelledby="viewer-title" width="1" height="1" ${ref((canvas) => void (canvas instanceof HTMLCanvasElement && draw(canvas, bytes, 4096)))}></canvas>
  </dialog>`;
}

function endingOf(name: string): string {
  return (/\.([^.]+)$/.exec(name)?.[1] ?? '').toUpperCase();
}
