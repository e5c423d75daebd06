/** What was attached: a picture is folded until somebody asks for it, a voice is heard here, a file is saved. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { draw } from '../../base/attachments/draw.ts';
import { fileKey, type FileState } from '../../base/attachments/file-reads.ts';
import { renderVoice, type VoiceWords } from '../../base/attachments/voice-view.ts';
import type { Playing } from '../../base/attachments/voice-player.ts';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { KeptAttachment } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { evidenceAltered } from '../model/whole.ts';

export interface EvidenceView {
  /** By which case it is read. */
  readonly caseId: string;
  readonly t: Translate;
  readonly format: Format;
  readonly files: ReadonlyMap<string, FileState>;
  /** Pictures that somebody asked for, by case and attachment, as the files are. */
  readonly unfolded: ReadonlySet<string>;
  readonly playing: Playing | null;
  /** Shows or folds a picture, plays or pauses a voice, saves a file. */
  readonly onUse: (attachment: KeptAttachment) => void;
  readonly onSeek: (place: number) => void;
  /** The key of the words beside what cannot be opened, where that is not for its age. */
  readonly gone?: string;
}
/** Wide enough to see what it is, on the screens of a school office. */
const shownPixels = 1280;

export function renderEvidence(attachments: readonly KeptAttachment[], view: EvidenceView): TemplateResult {
  return html`<ul class="evidence" aria-label=${view.t('moderation-desk.evidence')}>
    ${attachments.map((one) => html`<li data-file=${one.id}>${one.kept ? renderOne(one, view) : renderGone(one, view)}</li>`)}
  </ul>`;
}

function renderGone(one: KeptAttachment, view: EvidenceView): TemplateResult {
  return html`${renderName(one, view)}<span class="evidence__note">${view.t(view.gone ?? 'moderation-desk.evidence.gone')}</span>`;
}

function renderOne(one: KeptAttachment, view: EvidenceView): TemplateResult {
  const { t, files, onUse } = view;
  const state = files.get(fileKey(view.caseId, one.id));
  const shown = one.kind === 'picture' ? renderPicture(one, view) : one.kind === 'voice' ? renderHeard(one, view) : renderSave(one, view);
  return html`${shown}${one.description === undefined ? nothing : html`<p class="evidence__note">${person(one.description)}</p>`}
    ${state?.type === 'error'
      ? html`<p class="evidence__note" role="alert">${state.problem.code === evidenceAltered ? t('moderation-desk.evidence.altered') : state.problem.title} <button class="link" type="button" @click=${() => onUse(one)}>${t('base.retry')}</button></p>`
      : nothing}`;
}

function renderName({ name, sizeBytes }: KeptAttachment, { format }: EvidenceView): TemplateResult {
  return html`<span class="evidence__name">${person(name)} <span class="evidence__note">${format.bytes(sizeBytes)}</span></span>`;
}

function renderPicture(one: KeptAttachment, view: EvidenceView): TemplateResult {
  const { t, files, unfolded, onUse } = view;
  const { width = 4, height = 3, description } = one;
  const key = fileKey(view.caseId, one.id);
  const isShown = unfolded.has(key);
  const state = files.get(key);
  return html`<button class="button button--small" type="button" aria-expanded=${isShown ? 'true' : 'false'} aria-busy=${isShown && state?.type === 'loading' ? 'true' : 'false'} @click=${() => onUse(one)}>
      ${icon('picture', 'small')}${isShown ? t('moderation-desk.evidence.fold') : t('moderation-desk.evidence.show')}</button
    >${renderName(one, view)}${isShown && state?.type === 'ready'
      ? html`<canvas
          class="evidence__picture"
          role="img"
          width=${width}
          height=${height}
          aria-label=${description === undefined ? t('moderation-desk.evidence.picture') : t('moderation-desk.evidence.picture.of', { what: isolate(description) })}
          ${ref((canvas) => void (canvas instanceof HTMLCanvasElement && draw(canvas, state.bytes, shownPixels)))}
        ></canvas>`
      : nothing}`;
}

function renderHeard(one: KeptAttachment, { t, caseId, files, playing, onUse, onSeek }: EvidenceView): TemplateResult {
  const words: VoiceWords = {
    play: (time) => t('moderation-desk.evidence.play', { time }),
    pause: t('moderation-desk.evidence.pause'),
    place: t('moderation-desk.evidence.place'),
    failed: t('moderation-desk.evidence.unplayable'),
  };
  const key = fileKey(caseId, one.id);
  const own = playing?.id === key ? { ...playing, id: one.id } : null;
  const heard = own === null && files.get(key)?.type === 'loading' ? ({ id: one.id, state: 'loading', place: 0, length: 0 } as const) : own;
  return renderVoice(one, { playing: heard, onPlay: () => onUse(one), onSeek }, false, words);
}

function renderSave(one: KeptAttachment, view: EvidenceView): TemplateResult {
  return html`<button class="button button--small" type="button" aria-busy=${view.files.get(fileKey(view.caseId, one.id))?.type === 'loading' ? 'true' : 'false'} @click=${() => view.onUse(one)}>
      ${icon('download', 'small')}${view.t('moderation-desk.evidence.save')}</button
    >${renderName(one, view)}`;
}
