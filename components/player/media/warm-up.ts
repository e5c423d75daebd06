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

/** Somebody pressed play. */
export interface Press {
  /** Where to begin, in seconds. */
  at: number;
  /** It is a stream that begins without its engine: its source may be opened. */
  open(): void;
}

/**
 * Play is near: the controls and the lists of the stream come side by side. After a press its first pieces, too, and a source that waits
 * for them. Resolves when all of that is asked for. Never rejects.
 */
export async function warmUp(item: PlayerItem, press?: Press): Promise<void> {
  const first = firstStream(item.renditions);
  // The list goes first: the scripts of the deck take all connections that a browser has for one host.
  const stream = first && openStream(first.url);
  const pieces = first && press && openMedia(first.url, press.at);
  loadDeck().catch(() => undefined);
  if (!stream) return;
  // Where the beginning needs the engine, it does not wait for the list: nearly all streams need the light build.
  if (!beginsAlone()) loadHls('light').catch(() => undefined);
  const { build } = await stream;
  if (build !== 'light') loadHls(build).catch(() => undefined);
  else if (beginsAlone()) press?.open();
  await pieces;
}
