import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import { newId, type LsElement } from '../../base/index.ts';
import type { PickerGiving } from '../resource-picker.types.ts';
import type { PickerView } from '../view/picker-view.ts';
import { LateViews } from './late-views.ts';

/** Giving what is chosen to a class or an organisation: its code comes where a host wants that at all. */
export class GivingOut implements ReactiveController {
  readonly #host: LsElement & { readonly gives: boolean };
  readonly #late: LateViews<typeof import('../giving/giving.ts')>;
  readonly #keys = new Map<string, string>();

  constructor(host: LsElement & { readonly gives: boolean }) {
    this.#host = host;
    this.#late = new LateViews(host, () => import('../giving/giving.ts'), ({ givingStyles }) => givingStyles);
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#host.gives) this.#late.want();
  }

  /** The same for the same resource and the same people, so that giving twice is once. */
  readonly keyOf = (scope: string, resourceId: string): string => {
    const known = this.#keys.get(`${scope} ${resourceId}`) ?? newId();
    this.#keys.set(`${scope} ${resourceId}`, known);
    return known;
  };

  panel(view: PickerView, state: PickerGiving): TemplateResult | typeof nothing {
    return this.#late.views?.givingPanel(view, state, this.keyOf) ?? nothing;
  }
}
