/** pdf.js, loaded once a page, when somebody opens a paper; a pdf.js of the host's own is left alone. */
import type { PDFWorker } from 'pdfjs-dist';
import { importAgain } from '../../base/import-again.ts';
import { PaperFailure } from '../reading/fetching.ts';

type PdfModule = typeof import('pdfjs-dist/legacy/build/pdf.min.mjs');
type Reading = typeof import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');

export interface PdfLibrary extends PdfModule {
  readonly reading: Reading['WorkerMessageHandler'];
}

/** What reads one paper. */
export interface PaperWorker {
  readonly worker: PDFWorker;
  readonly end: () => void;
}

let loading: Promise<PdfLibrary> | undefined;

/** A failed load is forgotten, so that the next intent tries again. @throws PaperFailure `line` */
export function loadLibrary(): Promise<PdfLibrary> {
  loading ??= load().catch(() => {
    loading = undefined;
    throw new PaperFailure('line');
  });
  return loading;
}

async function load(): Promise<PdfLibrary> {
  const [library, reading] = await Promise.all([importAgain(() => import('pdfjs-dist/legacy/build/pdf.min.mjs')), loadReading()]);
  // It measures letters on canvases that it leaves in the page.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.hiddenCanvasElement { display: none; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return { ...library, reading };
}

/** It puts itself where a pdf.js of any version looks for its other half, and every other version throws at what it finds there. */
async function loadReading(): Promise<PdfLibrary['reading']> {
  const ofHost = globalThis.pdfjsWorker;
  const { WorkerMessageHandler } = await importAgain(() => import('pdfjs-dist/legacy/build/pdf.worker.min.mjs'));
  if (globalThis.pdfjsWorker?.WorkerMessageHandler === WorkerMessageHandler) {
    if (ofHost === undefined) Reflect.deleteProperty(globalThis, 'pdfjsWorker');
    else globalThis.pdfjsWorker = ofHost;
  }
  return WorkerMessageHandler;
}

/** Reads in the page: a real worker has an address, which Trusted Types and other origins forbid. */
export function openWorker({ PDFWorker: Worker, reading, VerbosityLevel }: PdfLibrary): PaperWorker {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker({ port: port1, verbosity: VerbosityLevel.ERRORS });
  reading.initializeFromPort(port2);
  port1.start();
  port2.start();
  return {
    worker,
    end: () => {
      worker.destroy();
      port1.close();
      port2.close();
    },
  };
}
