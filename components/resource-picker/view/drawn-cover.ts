import { nothing } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ChildPart } from 'lit/directive.js';
import type { CoverArtOptions } from '../../base/cover-art.ts';
import { importAgain } from '../../base/import-again.ts';
import { painted } from '../../base/painted.ts';

type Art = typeof import('./cover-drawing.ts');
type Options = CoverArtOptions & { readonly isSketch: boolean };

let art: Art | null = null;
let coming: Promise<void> | undefined;

/** Its code comes when the first cards have been painted, as pictures do. What did not come is tried again with the next card. */
async function fetchArt(): Promise<void> {
  try {
    await painted();
    art = await importAgain(() => import('./cover-drawing.ts'));
  } catch {
    coming = undefined;
  }
}

/** Gives the element that draws the covers their colours, once. */
function dress(host: unknown, { coverStyles: { styleSheet } }: Art): void {
  const root = host instanceof HTMLElement ? host.shadowRoot : null;
  if (root === null || styleSheet === undefined || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}

class DrawnCover extends AsyncDirective {
  #options: Options | undefined;
  #host: unknown;

  override update(part: ChildPart, [options]: [Options]): unknown {
    this.#host = part.options?.host;
    return this.render(options);
  }

  render(options: Options): unknown {
    this.#options = options;
    if (art !== null) return this.#drawn(art, options);
    void (coming ??= fetchArt()).then(() => {
      if (this.isConnected) this.reconnected();
    });
    return nothing;
  }

  override reconnected(): void {
    if (art !== null && this.#options !== undefined) this.setValue(this.#drawn(art, this.#options));
  }

  #drawn(drawing: Art, options: Options): unknown {
    dress(this.#host, drawing);
    return options.isSketch ? drawing.coverPaper(options) : drawing.coverArt(options);
  }
}

/** A cover that is drawn where a resource has no picture. Until it has come its ground stands there. */
export const drawnCover = directive(DrawnCover);
