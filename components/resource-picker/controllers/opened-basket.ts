import type { ReactiveController, TemplateResult } from 'lit';
import type { LsElement } from '../../base/index.ts';
import type { PickerView } from '../view/picker-view.ts';
import { LateViews } from './late-views.ts';
import type { Ordering, OrderingOptions } from './ordering.ts';

/** More rows are not sketched: the list scrolls in itself. */
const mostBones = 4;

/** The list of what is chosen, opened and in order. Its code comes with the first choice, so that it is there when somebody opens it. */
export class OpenedBasket implements ReactiveController {
  readonly #host: LsElement;
  readonly #options: OrderingOptions;
  readonly #late: LateViews<typeof import('../view/basket-list.ts')>;
  #ordering: Ordering | undefined;
  #isOpen = false;

  constructor(host: LsElement, options: OrderingOptions) {
    this.#host = host;
    this.#options = options;
    this.#late = new LateViews(host, () => import('../view/basket-list.ts'), ({ basketListStyles }) => basketListStyles);
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostUpdate(): void {
    if (this.#options.ids().length > 0) this.#late.want();
  }

  readonly toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#late.leave();
    this.#host.requestUpdate();
  };

  list(view: PickerView): TemplateResult {
    const { views } = this.#late;
    if (views === null) return this.#late.standIn('rows', Math.min(mostBones, view.selection.length));
    this.#ordering ??= new views.Ordering(this.#host, this.#options);
    return views.basketList(view, this.#ordering);
  }
}
