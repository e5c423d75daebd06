/** What is fetched before play, so that a press on the button needs nothing but the medium. */
import { importAgain } from '../../base/import-again.ts';
import type { PlayerItem } from '../player.types.ts';
import { beginsAlone, firstStream } from './engine.ts';
import { loadHls } from './load-hls.ts';
import { openMedia, openStream } from './opening.ts';

type DeckModule = typeof import('../deck/deck.ts');
let deck: Promise<DeckModule> | undefined;

/** Everything that moves while an item plays. A page that only shows covers never loads it. */
export function loadDeck(): Promise<DeckModule> {
  deck ??= importAgain(() => import('../deck/deck.ts')).catch((error: unknown) => {
    deck = undefined;
    throw error;
  });
  return deck;
}

/** True where somebody pays by the byte, or the browser was told to save them. */
export function savesData(): boolean {
  const line: unknown = 'connection' in navigator ? navigator.connection : undefined;
  return typeof line === 'object' && line !== null && 'saveData' in line && line.saveData === true;
}

/**
 * Play is near: the controls and the lists of the stream come side by side. With a place, its first pieces, too. Resolves when all of
 * that is asked for. Never rejects.
 */
export async function warmUp(item: PlayerItem, at?: number): Promise<void> {
  const first = firstStream(item.renditions);
  // The list goes first: the scripts of the deck take all connections that a browser has for one host.
  const stream = first && openStream(first.url);
  const media = first && at !== undefined && openMedia(first.url, at);
  loadDeck().catch(() => undefined);
  if (!stream) return;
  // Where the beginning needs the engine, it does not wait for the list: nearly all streams need the light build.
  if (!beginsAlone()) loadHls('light').catch(() => undefined);
  const { build } = await stream;
  if (build !== 'light') loadHls(build).catch(() => undefined);
  await media;
}
