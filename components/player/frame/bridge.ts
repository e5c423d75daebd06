/**
 * What a page in the frame and the player may say to each other. No word carries anything: a package that lies can close its own
 * frame, or have the person wait some seconds at the way out.
 */
import * as v from 'valibot';

export const bridgeProtocol = 'ls-frame/1';

/** `holds`: it has something to keep before it goes. `leave`: it is over. `failed`: it could not begin. */
const Said = v.strictObject({ protocol: v.literal(bridgeProtocol), type: v.picklist(['holds', 'leave', 'failed']) });
export type FrameWord = v.InferOutput<typeof Said>['type'];

export interface BridgeOptions {
  /** The window that is listened to. */
  frame(): Window | null;
  /** Address of what was opened there. */
  address: string;
  hear(word: FrameWord): void;
  signal: AbortSignal;
}
export interface Bridge {
  /** Asks the page to keep what it holds, and to say when it is over. */
  sayEnd(): void;
}

/** Hears the frame, and nobody else; and it only while it shows what was opened there. */
export function openBridge({ frame, address, hear, signal }: BridgeOptions): Bridge {
  const { origin: own } = new URL(address, location.href);
  // A page without an origin of its own says so by this word.
  const origins = [own, 'null'];
  globalThis.addEventListener(
    'message',
    ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source === null || source !== frame() || !origins.includes(origin)) return;
      if (v.is(Said, data)) hear(data.type);
    },
    { signal },
  );
  return { sayEnd: () => frame()?.postMessage({ protocol: bridgeProtocol, type: 'end' }, own) };
}
