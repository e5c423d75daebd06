/** The builds for older browsers have the interface of the others, and no types of their own. */
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  import { PDFWorker as WorkerOnly } from 'pdfjs-dist';

  export * from 'pdfjs-dist';
  /** It talks to any port; its own types know only workers. */
  export class PDFWorker extends WorkerOnly {
    constructor(options: { readonly port: MessagePort; readonly verbosity: number });
  }
}
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  export const WorkerMessageHandler: { initializeFromPort(port: MessagePort): void };
}

/** Where pdf.js in the page looks for its other half. */
declare var pdfjsWorker: { readonly WorkerMessageHandler: unknown } | undefined;
