/** Fetches pieces of a file, and waits out a lost line: a page that somebody waits for comes when the line is back. */

/** What keeps a paper from being read. */
export type PaperProblem =
  /** It is not there, or not allowed. */
  | 'missing'
  /** It is not what it says it is, or broken. */
  | 'damaged'
  /** It is not opened, for a rule that one of its files breaks. */
  | 'refused'
  /** It wants a password. */
  | 'locked'
  /** No line. */
  | 'line';

/** Rules of a package that is read here. */
export type Rule = 'path' | 'too-large' | 'entities' | 'protected';

export interface Refusal {
  readonly file: string;
  readonly rule: Rule;
}

export class PaperFailure extends Error {
  readonly problem: PaperProblem;
  /** Which file broke which rule, where one did. */
  readonly refusal: Refusal | null;

  constructor(problem: PaperProblem, refusal: Refusal | null = null) {
    super(`The paper cannot be read: ${problem}${refusal ? ` (${refusal.rule}: ${refusal.file})` : ''}.`);
    this.problem = problem;
    this.refusal = refusal;
  }
}

/** Bytes of a file, and how many it has in all. */
export interface FilePart {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly total: number;
}

const longestPause = 30_000;

/** @throws PaperFailure `line` | `missing` */
export async function fetchPart(url: string, from: number, to: number, signal: AbortSignal): Promise<FilePart> {
  // What lies in memory is had whole: not every browser gives a piece of it.
  const part = url.startsWith('blob:') ? await ask(url, {}, signal) : await ask(url, { Range: `bytes=${from}-${to - 1}` }, signal);
  // A server elsewhere may keep to itself which piece it gave, and of how much: then all of it is had.
  const { bytes, total } = part ?? (await ask(url, {}, signal)) ?? { bytes: new Uint8Array(0), total: 0 };
  // All of it came where a piece was asked for: a server need not know ranges.
  return bytes.length === total && from > 0 ? { bytes: bytes.subarray(from, to), total } : { bytes, total };
}

/** `null`: a piece, and nobody says which. */
async function ask(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<FilePart | null> {
  try {
    const answer = await fetch(url, { headers, signal });
    if (answer.status >= 500) throw new PaperFailure('line');
    // There is nothing to have a piece of.
    if (answer.status === 416) return { bytes: new Uint8Array(0), total: 0 };
    if (answer.status >= 400) throw new PaperFailure('missing');
    const total = answer.status === 206 ? Number(/\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1] ?? 0) : null;
    if (total === 0) {
      await answer.body?.cancel();
      return null;
    }
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { bytes, total: total ?? bytes.length };
  } catch (error) {
    throw error instanceof PaperFailure ? error : new PaperFailure('line');
  }
}

/** The same, as often as it takes. Rejects when it is aborted, or when the file is not there any more. */
export async function fetchPartInTheEnd(url: string, from: number, to: number, signal: AbortSignal, lost: (isLost: boolean) => void): Promise<FilePart> {
  for (let pause = 1000; ; pause = Math.min(longestPause, pause * 2)) {
    try {
      const part = await fetchPart(url, from, to, signal);
      lost(false);
      return part;
    } catch (error) {
      if (signal.aborted || !(error instanceof PaperFailure && error.problem === 'line')) throw error;
      lost(true);
      await lineOrTime(pause, signal);
    }
  }
}

/** Waits so many milliseconds, or until the browser says that the line is back. */
function lineOrTime(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const life = new AbortController();
    const end = (): void => {
      clearTimeout(timer);
      life.abort();
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    globalThis.addEventListener('online', end, { signal: life.signal });
    signal.addEventListener('abort', end, { signal: life.signal });
  });
}
