/** Opens a PDF with pdf.js (docs/decisions/0205). */
import type { PDFDataRangeTransport, PDFDocumentProxy } from 'pdfjs-dist';
import { fetchPart, fetchPartInTheEnd, PaperFailure, type FilePart, type PaperProblem } from '../reading/fetching.ts';
import { loadLibrary, openWorker, type PdfLibrary } from './library.ts';

export interface Paper {
  readonly document: PDFDocumentProxy;
  readonly library: PdfLibrary;
}

/** Told what is wrong while it is read, and `null` when all is well again. */
type Say = (problem: PaperProblem | null) => void;

/** Asked for at once: on a line that is slow to answer, large enough for most papers of a page or two. */
const pieceBytes = 128 * 1024;
/**
 * Where pdf.js finds its tables of Chinese characters, its fonts and what reads scanned pages: beside the code. Bundlers would take
 * `new URL(…, import.meta.url)` for a file that they have to find.
 */
const { url: ownAddress } = import.meta;
const paperFiles = new URL('pdf/', ownAddress).href;
/** A sheet of A3 scanned at 600 dots an inch, the largest that a school's machine makes, has 70 million points. What says it is larger is a mistake or meant ill. */
const mostImagePixels = 72_000_000;
/**
 * What one picture may keep of the memory while its page is drawn; a larger one is made smaller. A3 at 300 dots an inch comes as it is, 600 dots come as
 * about 260. WebKit of phones and tablets draws nothing above half of it.
 */
const mostImageBytes = CSS.supports('-webkit-touch-callout', 'none') ? 2 ** 26 : 2 ** 27;

/** @throws PaperFailure */
export async function openPaper(url: string, signal: AbortSignal, say: Say): Promise<Paper> {
  const [library, first] = await Promise.all([loadLibrary(), fetchPart(url, 0, pieceBytes, signal)]);
  signal.throwIfAborted();
  const { bytes, total } = first;
  const { worker, end } = openWorker(library);
  const task = library.getDocument({
    worker,
    ...(total > bytes.length ? { range: rangesOf(library, url, first, signal, say) } : { data: bytes }),
    rangeChunkSize: pieceBytes,
    // Only what is looked at crosses the line.
    disableAutoFetch: true,
    disableStream: true,
    maxImageSize: mostImagePixels,
    canvasMaxAreaInBytes: mostImageBytes,
    // A strict policy allows neither.
    isEvalSupported: false,
    useWasm: false,
    cMapUrl: `${paperFiles}cmaps/`,
    standardFontDataUrl: `${paperFiles}standard_fonts/`,
    wasmUrl: `${paperFiles}wasm/`,
    verbosity: library.VerbosityLevel.ERRORS,
  });
  signal.addEventListener('abort', () => void task.destroy().catch(() => undefined).finally(end), { once: true });
  try {
    return { document: await task.promise, library };
  } catch (error) {
    throw new PaperFailure(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged');
  }
}

function rangesOf({ PDFDataRangeTransport: Ranges }: PdfLibrary, url: string, { bytes, total }: FilePart, signal: AbortSignal, say: Say): PDFDataRangeTransport {
  const ranges = new Ranges(total, bytes);
  ranges.requestDataRange = (begin: number, end: number): void => {
    fetchPartInTheEnd(url, begin, end, signal, (isLost) => say(isLost ? 'line' : null)).then(
      (part) => ranges.onDataRange(begin, part.bytes),
      (error: unknown) => {
        if (!signal.aborted) say(error instanceof PaperFailure ? error.problem : 'damaged');
      },
    );
  };
  return ranges;
}
