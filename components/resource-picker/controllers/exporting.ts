import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LsElement } from '../../base/index.ts';
import type { ExportOutcome } from '../resource-picker.types.ts';
import type { PickerView } from '../view/picker-view.ts';
import { LateViews } from './late-views.ts';

type Place = 'basket' | 'detail';

/** Where the formats of a file stand open; their code comes with the first opening. */
export class Exporting implements ReactiveController {
  readonly #host: LsElement;
  readonly #late: LateViews<typeof import('../view/export.ts')>;
  #open: Place | null = null;

  constructor(host: LsElement) {
    this.#host = host;
    this.#late = new LateViews(host, () => import('../view/export.ts'), ({ exportStyles }) => exportStyles);
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#open !== null) this.#late.want(() => (this.#open = null));
  }

  isOpen(place: Place): boolean {
    return this.#open === place;
  }

  readonly toggle = (place: Place): void => {
    this.#open = this.#open === place ? null : place;
    this.#host.requestUpdate();
  };

  panel(place: Place, view: PickerView, resourceIds: readonly string[], outcome: ExportOutcome): TemplateResult | typeof nothing {
    return this.#open === place ? (this.#late.views?.exportPanel(view, resourceIds, outcome) ?? nothing) : nothing;
  }
}
