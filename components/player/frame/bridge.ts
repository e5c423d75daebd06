/**
 * What a page in the frame may say to the player: that it is over, and nothing else. A package that lies can close its own
 * frame. The other way nothing is said at all.
 */
import * as v from 'valibot';

export const bridgeProtocol = 'ls-frame/1';

/** `leave`: the person went out by the course's own door. `failed`: it could not begin. */
const Word = v.strictObject({ protocol: v.literal(bridgeProtocol), type: v.picklist(['leave', 'failed']) });

export interface BridgeOptions {
  /** The window that is listened to. */
  frame(): Window | null;
  /** Address of what was opened there. */
  address: string;
  leave(hasFailed: boolean): void;
  signal: AbortSignal;
}

/** Hears the frame, and nobody else; and it only while it shows what was opened there. */
export function openBridge({ frame, address, leave, signal }: BridgeOptions): void {
  // A page without an origin of its own says so by this word.
  const origins = [new URL(address, location.href).origin, 'null'];
  globalThis.addEventListener(
    'message',
    ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source === null || source !== frame() || !origins.includes(origin)) return;
      if (v.is(Word, data)) leave(data.type === 'failed');
    },
    { signal },
  );
}
