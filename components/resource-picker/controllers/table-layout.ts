import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LsElement } from '../../base/index.ts';
import type { PickerLayout } from '../resource-picker.types.ts';
import { LateViews } from './late-views.ts';

/** Rows that are sketched where nothing stood before. */
const bones = 8;

/** The compact table, whose code comes when it is first wanted. What stood there before stays until then. */
export class TableLayout implements ReactiveController {
  readonly #host: LsElement & { readonly layout: PickerLayout };
  readonly #late: LateViews<typeof import('../view/table.ts')>;
  #before: PickerLayout | null = null;

  constructor(host: LsElement & { readonly layout: PickerLayout }) {
    this.#host = host;
    this.#late = new LateViews(host, () => import('../view/table.ts'), ({ tableViewStyles }) => tableViewStyles);
    host.addController(this);
  }

  get views(): typeof import('../view/table.ts') | null {
    return this.#late.views;
  }
  /** It is wanted and on its way. */
  get isComing(): boolean {
    return this.#host.layout === 'table' && this.views === null && !this.#late.isMissing;
  }
  /** How the results can be laid out now; `null` where nothing stood before and the table is still on its way. */
  get drawn(): PickerLayout | null {
    const { layout } = this.#host;
    return layout !== 'table' || this.views !== null ? layout : (this.#before ?? (this.#late.isMissing ? 'list' : null));
  }

  hostUpdate(): void {
    const { layout } = this.#host;
    if (layout === 'table') return this.#late.want();
    this.#before = layout;
    this.#late.leave();
  }

  /** Bones where nothing stood before; that it did not come, above what stands instead. */
  standIn(): TemplateResult | typeof nothing {
    if (this.#host.layout !== 'table' || this.views !== null) return nothing;
    // Asked for in any case: from now on somebody waits for it.
    const shown = this.#late.standIn('rows', bones);
    return this.#before === null || this.#late.isMissing ? shown : nothing;
  }
}
