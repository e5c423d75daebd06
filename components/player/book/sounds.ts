/** Sounds and films of a chapter: they come when they are asked for, and what does not play says so. */
import type { Archive } from './archive.ts';
import type { Thing } from './safe-dom.ts';

const largestSound = 64 * 1024 * 1024;

export interface SoundsOf {
  readonly archive: Archive;
  readonly failed: string;
  readonly signal: AbortSignal;
}

export function hearSounds(sounds: readonly Thing[], about: SoundsOf): void {
  const urls: string[] = [];
  about.signal.addEventListener('abort', () => urls.forEach((url) => URL.revokeObjectURL(url)), { once: true });
  for (const sound of sounds) sound.element.addEventListener('click', () => void play(sound, about, urls), { signal: about.signal });
}

async function play({ path, element }: Thing, { archive, failed, signal }: SoundsOf, urls: string[]): Promise<void> {
  if (element.getAttribute('aria-busy') === 'true') return;
  say(element, null);
  element.setAttribute('aria-busy', 'true');
  const bytes = await archive.bytes(path, largestSound, signal).catch(() => null);
  element.removeAttribute('aria-busy');
  if (signal.aborted) return;
  if (!bytes) {
    say(element, failed);
    return;
  }
  const url = URL.createObjectURL(new Blob([bytes]));
  urls.push(url);
  const media = document.createElement(element.dataset['kind'] === 'video' ? 'video' : 'audio');
  media.controls = true;
  media.src = url;
  const fail = (): void => {
    const hasKeyboard = media.matches(':focus');
    media.replaceWith(element);
    if (hasKeyboard) element.focus();
    say(element, failed);
  };
  media.addEventListener('error', fail, { once: true });
  element.replaceWith(media);
  media.focus();
  await media.play().catch(() => undefined);
}

/** Beside what was pressed; it may be pressed again. */
function say(button: HTMLElement, words: string | null): void {
  const { nextElementSibling: next } = button;
  if (next?.matches('.book__failed')) next.remove();
  if (words === null) return;
  const said = document.createElement('em');
  said.className = 'book__failed';
  said.setAttribute('role', 'alert');
  said.textContent = words;
  button.after(said);
}
