/** The no-script child (`<video>`, `<audio>` or `<a>`) as a source: what plays without us tells us what to play. */
import type { TextTrackSource } from '../../base/ports/index.ts';
import type { PlayerItem } from '../player.types.ts';
import { itemOfSources, type PlainSource } from './item.ts';

const trackKinds = ['subtitles', 'captions', 'chapters', 'descriptions'] as const;

/** The item of the first fitting child of `host`, or `null`. The child is silenced: one sound at a time, and none unasked. */
export function itemOfChild(host: HTMLElement): PlayerItem | null {
  const child = host.querySelector(':scope > :is(video, audio, a[href]):not([slot])');
  if (child instanceof HTMLMediaElement) {
    child.autoplay = false;
    child.preload = 'none';
    child.pause();
    return itemOfSources(sourcesOf(child), {
      title: child.title || child.getAttribute('aria-label') || '',
      poster: child instanceof HTMLVideoElement ? child.poster || null : null,
      tracks: tracksOf(child),
      forceKind: child instanceof HTMLVideoElement ? 'video' : 'audio',
    });
  }
  if (child instanceof HTMLAnchorElement) {
    return itemOfSources([{ url: child.href, type: child.type }], { title: child.textContent.trim() });
  }
  return null;
}

function sourcesOf(media: HTMLMediaElement): PlainSource[] {
  const own = media.getAttribute('src');
  const listed = [...media.querySelectorAll('source')].map((source) => ({ url: source.src, type: source.type }));
  return own ? [{ url: media.src, type: '' }, ...listed] : listed;
}

function tracksOf(media: HTMLMediaElement): TextTrackSource[] {
  return [...media.querySelectorAll('track')].flatMap((track) => {
    const metadata = track.kind === 'metadata' && track.label === 'thumbnails' ? ('thumbnails' as const) : undefined;
    const kind = metadata ?? trackKinds.find((candidate) => candidate === track.kind);
    return kind && track.src ? [{ kind, url: track.src, language: track.srclang || null, label: track.label || null }] : [];
  });
}
