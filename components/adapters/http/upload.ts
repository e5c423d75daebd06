/** Files go out in parts, from the place to which the service has them: a line that breaks costs one part. */
import type { AttachmentDraft } from '../../base/ports/chat.ts';

/** What is said of an attachment before its bytes come. */
export function aboutFile({ kind, name, file, description, durationMs }: AttachmentDraft) {
  return { kind, name, sizeBytes: file.size, ...(description !== undefined && { description }), ...(durationMs !== undefined && { durationMs: Math.round(durationMs) }) };
}

/** Small enough to come through a village's line before the time is up. */
const partBytes = 256 * 1024;

/** Sends what is missing, and gives what the service said last. */
export async function uploadInParts<State extends { readonly received: number; readonly sizeBytes: number }>(
  file: Blob,
  begun: State,
  send: (offset: number, part: Blob) => Promise<State>,
  onProgress: (state: State) => void = () => undefined,
): Promise<State> {
  let state = begun;
  onProgress(state);
  while (state.received < state.sizeBytes) {
    state = await send(state.received, file.slice(state.received, state.received + partBytes));
    onProgress(state);
  }
  return state;
}
