/** Fetches a picture without drawing it yet, and says what keeps it from being seen. */

export type PictureProblem =
  /** It is not there, or not allowed. */
  | 'missing'
  /** It is broken, no picture, or of a kind that this machine lacks. */
  | 'damaged'
  /** Drawn, it would take more memory than a school's machine has. */
  | 'huge'
  /** No line. */
  | 'line';

export class PictureFailure extends Error {
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem) {
    super(`The picture cannot be seen: ${problem}.`);
    this.problem = problem;
  }
}

/** A photo of a telephone has 50 million; four bytes each are 400 MB. */
const mostPixels = 100_000_000;

/** An element that has the picture. Markup of a drawing (SVG) stays within it: what is an image runs nothing. @throws PictureFailure */
export async function loadPicture(url: string, signal: AbortSignal): Promise<HTMLImageElement> {
  const picture = document.createElement('img');
  picture.decoding = 'async';
  await new Promise<void>((resolve, reject) => {
    picture.addEventListener('load', () => resolve(), { signal });
    picture.addEventListener('error', () => void whyNot(url, signal).then((problem) => reject(new PictureFailure(problem))), { signal });
    signal.addEventListener('abort', () => {
      // What nobody waits for is not fetched on.
      picture.removeAttribute('src');
      reject(new PictureFailure('line'));
    });
    picture.src = url;
  });
  // Only its head was read until now: it is unpacked when it is drawn.
  if (picture.naturalWidth * picture.naturalHeight > mostPixels) throw new PictureFailure('huge');
  return picture;
}

/** A browser says only that there is no picture. */
async function whyNot(url: string, signal: AbortSignal): Promise<PictureProblem> {
  try {
    const { ok, status } = await fetch(url, { method: url.startsWith('blob:') ? 'GET' : 'HEAD', signal });
    if (ok) return 'damaged';
    return status >= 500 ? 'line' : 'missing';
  } catch {
    return 'line';
  }
}
