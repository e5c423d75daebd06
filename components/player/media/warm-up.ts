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

/** Play is near: the controls and the lists of the stream come side by side. With a place, its first pieces, too. Never rejects. */
export async function warmUp(item: PlayerItem, at?: number): Promise<void> {
  loadDeck().catch(() => undefined);
  const first = firstStream(item.renditions);
  if (!first) return;
  // Where the beginning needs the engine, it does not wait for the list: nearly all streams need the light build.
  if (!beginsAlone()) loadHls('light').catch(() => undefined);
  if (at !== undefined) void openMedia(first.url, at);
  const { build } = await openStream(first.url);
  if (build !== 'light') loadHls(build).catch(() => undefined);
}
