/** A picture among the words, as it is seen: drawn, not linked, since the strictest page allows no addresses of its own making. */
import { draw } from '../../base/attachments/draw.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { PictureError } from '../controllers/pictures.ts';
import type { Picture } from '../model/picture.ts';

/** How a picture comes to be seen. */
export interface PictureSight {
  readonly t: Translate;
  read(pictureId: string): Promise<Blob>;
  /** Hears of each that is being drawn: whoever prints waits for all. */
  onDrawing?(drawing: Promise<void>): void;
}

/** Sharp on every screen and on paper. */
const mostPixels = 1600;
/** So wide one is at most, in CSS pixels. */
const widest = 480;

export function pictureElement(picture: Picture, sight: PictureSight): HTMLElement {
  const element = document.createElement('span');
  element.className = 'picture';
  // For whoever copies it.
  element.dataset['picture'] = JSON.stringify(picture);
  const show = (): void => {
    const drawing = drawInto(element, picture, sight, show);
    sight.onDrawing?.(drawing);
  };
  show();
  return element;
}

async function drawInto(element: HTMLElement, picture: Picture, sight: PictureSight, again: () => void): Promise<void> {
  const { id, width, height, description } = picture;
  const { t } = sight;
  const canvas = document.createElement('canvas');
  const shown = Math.min(widest, width);
  [canvas.width, canvas.height] = [shown, Math.max(1, Math.round((shown * height) / width))];
  canvas.style.setProperty('--_picture', `${shown}px`);
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', description === '' ? t('lesson-planner.picture.undescribed') : t('lesson-planner.picture.of', { what: isolate(description) }));
  element.replaceChildren(canvas);
  try {
    await draw(canvas, await sight.read(id), mostPixels);
  } catch (error) {
    const note = document.createElement('span');
    note.className = 'picture__note';
    if (error instanceof PictureError && error.isGone) {
      note.textContent = description === '' ? t('lesson-planner.picture.gone') : t('lesson-planner.picture.gone.of', { what: isolate(description) });
      element.replaceChildren(note);
      return;
    }
    note.textContent = description === '' ? t('lesson-planner.picture.missing') : t('lesson-planner.picture.missing.of', { what: isolate(description) });
    const retry = document.createElement('button');
    [retry.type, retry.className, retry.textContent] = ['button', 'link', t('base.retry')];
    retry.addEventListener('click', again);
    element.replaceChildren(note, ' ', retry);
  }
}
