/**
 * What a page in the frame may say to the player. There is no word in it that carries anything: a package that lies can close
 * its own frame, or have the player ask the service once more. The other way nothing is said at all.
 */
import * as v from 'valibot';

export const bridgeProtocol = 'ls-frame/1';

/** `ready`: it runs. `changed`: something was recorded. `leave`: the person went out by the course's own door. */
const Message = v.strictObject({ protocol: v.literal(bridgeProtocol), type: v.picklist(['ready', 'changed', 'leave']) });
export type FrameMessage = v.InferOutput<typeof Message>['type'];

export interface BridgeOptions {
  /** The window that is listened to. */
  frame(): Window | null;
  /** Address of what was opened there. */
  address: string;
  hear(message: FrameMessage): void;
  signal: AbortSignal;
}

/** Hears the frame, and nobody else; and it only while it shows what was opened there. */
export function openBridge({ frame, address, hear, signal }: BridgeOptions): void {
  // A page without an origin of its own says so by this word.
  const origins = [new URL(address, location.href).origin, 'null'];
  globalThis.addEventListener(
    'message',
    ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source === null || source !== frame() || !origins.includes(origin)) return;
      const { success, output } = v.safeParse(Message, data);
      if (success) hear(output.type);
    },
    { signal },
  );
}
