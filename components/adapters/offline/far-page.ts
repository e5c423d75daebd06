/** Pages of the second origin in a frame that nobody sees: what is kept there only they can reach. No word that they say carries anything. */
import * as v from 'valibot';

const Said = v.strictObject({ protocol: v.literal('ls-keep/1'), type: v.picklist(['alive', 'grown', 'leave', 'newer', 'later', 'full', 'failed']) });
/** A page that says nothing for so long is not there. */
const silenceMilliseconds = 60_000;

/** What a page says last. */
type FarWord = 'leave' | 'newer' | 'later' | 'full' | 'failed';

export interface FarPageOptions {
  signal?: AbortSignal | undefined;
  onGrown?: () => void;
  silence?: number;
  /** So long its first word may take, where others wait for it. */
  firstWord?: number;
}

/** Opens it until it says that it is over. `later` also where nothing answers. @throws when `signal` ends it */
export function farPage(address: string, { signal, onGrown, silence = silenceMilliseconds, firstWord = silence }: FarPageOptions = {}): Promise<FarWord> {
  const { origin } = new URL(address);
  const frame = document.createElement('iframe');
  const life = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<FarWord>((resolve, reject) => {
    const wait = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => resolve('later'), milliseconds);
    };
    globalThis.addEventListener(
      'message',
      ({ source, origin: from, data }: MessageEvent<unknown>) => {
        if (source === null || source !== frame.contentWindow || from !== origin || !v.is(Said, data)) return;
        wait(silence);
        if (data.type === 'grown') onGrown?.();
        else if (data.type !== 'alive') resolve(data.type);
      },
      { signal: life.signal },
    );
    signal?.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')), { signal: life.signal });
    frame.hidden = true;
    frame.sandbox.value = 'allow-scripts allow-same-origin';
    frame.referrerPolicy = 'no-referrer';
    frame.src = address;
    wait(firstWord);
    document.body.append(frame);
    if (signal?.aborted) reject(new DOMException('Stopped', 'AbortError'));
  }).finally(() => {
    clearTimeout(timer);
    life.abort();
    frame.remove();
  });
}
