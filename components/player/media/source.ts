/** A media source on an element. Who presses play opens it at once: what it is filled with, and by whom, is on its way meanwhile. */

export interface OpenSource {
  readonly source: MediaSource;
  /** Address of it, which the element has. */
  readonly address: string;
}

/** What was opened and not yet taken. */
const waiting = new WeakMap<HTMLMediaElement, OpenSource>();

/** Opens one, unless the element has another source. `begun`: the element says that it begins to load. */
export function openSource(media: HTMLMediaElement, begun: () => void): void {
  if (media.hasAttribute('src')) return;
  media.addEventListener('loadstart', begun, { once: true });
  waiting.set(media, set(media));
}

/** The one that waits on the element, else a new one. */
export function takeSource(media: HTMLMediaElement): OpenSource {
  const early = waiting.get(media);
  waiting.delete(media);
  return early && media.src === early.address ? early : set(media);
}

/** Nobody takes it. */
export function dropSource(media: HTMLMediaElement): void {
  const early = waiting.get(media);
  if (!early) return;
  waiting.delete(media);
  if (media.src === early.address) removeSource(media, early);
}

export function removeSource(media: HTMLMediaElement, { address }: OpenSource): void {
  URL.revokeObjectURL(address);
  media.removeAttribute('src');
  media.load();
}

function set(media: HTMLMediaElement): OpenSource {
  const source = new MediaSource();
  const address = URL.createObjectURL(source);
  media.src = address;
  return { source, address };
}
