import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LsElement } from '../../base/index.ts';
import type { ExportOutcome } from '../resource-picker.types.ts';
import type { PickerView } from '../view/picker-view.ts';

type Place = 'basket' | 'detail';

/** Where the formats of a file stand open; their code comes with the first opening. */
export class Exporting implements ReactiveController {
  readonly #host: LsElement;
  #views: typeof import('../view/export.ts') | null = null;
  #coming: Promise<void> | undefined;
  #open: Place | null = null;

  constructor(host: LsElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#open !== null) this.#coming ??= this.#load();
  }

  isOpen(place: Place): boolean {
    return this.#open === place;
  }

  readonly toggle = (place: Place): void => {
    this.#open = this.#open === place ? null : place;
    this.#host.requestUpdate();
  };

  panel(place: Place, view: PickerView, resourceIds: readonly string[], outcome: ExportOutcome): TemplateResult | typeof nothing {
    return this.#open === place && this.#views !== null ? this.#views.exportPanel(view, resourceIds, outcome) : nothing;
  }

  async #load(): Promise<void> {
    try {
      const views = await import('../view/export.ts');
      const { shadowRoot } = this.#host;
      const { styleSheet } = views.exportStyles;
      if (shadowRoot && styleSheet) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
      this.#views = views;
      this.#host.requestUpdate();
    } catch {
      // The line broke: the next opening tries again.
      this.#coming = undefined;
      this.#open = null;
    }
  }
}
