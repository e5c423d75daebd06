/** What stands above an open plan: its bar, with whom it is shared, what was put aside of it, and how it is taken away. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../base/views.ts';
import { LsPlanColleaguesRequestEvent, LsPlanCopyRequestEvent, LsPlanPrintRequestEvent, LsPlanShareRequestEvent, LsPlanWordRequestEvent } from '../lesson-planner.events.ts';
import type { OpenPlan, PlannerView } from '../lesson-planner.types.ts';
import type { PlanChange } from '../model/content.ts';
import { renderPlanBar } from '../view/plan-bar.ts';
import { renderVersions } from '../view/versions.ts';
import type { Pictures } from './pictures.ts';
import { PuttingAside } from './putting-aside.ts';
import { TakingAway, type AwayHost } from './taking-away.ts';

type Host = AwayHost & { open(planId: string | null, view?: PlannerView): void };

export interface AbovePlanOptions {
  readonly t: Translate;
  readonly pictures: Pictures;
  /** @returns whether no host has said no */
  request(event: LsPlanPrintRequestEvent | LsPlanWordRequestEvent | LsPlanCopyRequestEvent | LsPlanColleaguesRequestEvent | LsPlanShareRequestEvent): boolean;
  change(change: PlanChange): void;
}

export class AbovePlan {
  readonly #host: Host;
  readonly #options: AbovePlanOptions;
  readonly #aside: PuttingAside;
  readonly #away: TakingAway;
  #isSharing = false;
  #isVersionsOpen = false;
  #compared = '';

  constructor(host: Host, options: AbovePlanOptions) {
    [this.#host, this.#options] = [host, options];
    this.#aside = new PuttingAside({ t: options.t, language: () => host.language, change: options.change });
    this.#away = new TakingAway(host, options.pictures);
  }

  /** Another plan is opened. */
  close(): void {
    [this.#isSharing, this.#isVersionsOpen, this.#compared] = [false, false, ''];
  }

  /** The bar, and below what else stands there (`between`) the versions, where they are open. */
  render(plan: OpenPlan, between: unknown): TemplateResult {
    return html`${this.#renderBar(plan)} ${between} ${this.#isVersionsOpen ? this.#renderVersions(plan) : nothing}`;
  }

  #renderBar(plan: OpenPlan): TemplateResult {
    const { t, request, change } = this.#options;
    const { id } = plan.summary;
    return renderPlanBar({
      t,
      format: this.#host.format,
      plan,
      isSharing: this.#isSharing,
      isVersionsOpen: this.#isVersionsOpen,
      onBack: () => this.#host.open(null),
      onUndo: () => change({ act: 'undo' }),
      onRedo: () => change({ act: 'redo' }),
      onTeach: () => this.#host.open(id, 'run'),
      onPrint: (sheet) => {
        if (request(new LsPlanPrintRequestEvent(id, sheet))) void this.#away.start(sheet, plan);
      },
      onWord: () => {
        if (request(new LsPlanWordRequestEvent(id))) void this.#away.start('word', plan);
      },
      onCopy: () => void request(new LsPlanCopyRequestEvent(id)),
      onVersions: (isOpen) => this.#set(() => (this.#isVersionsOpen = isOpen)),
      onSharing: (isOpen) => {
        this.#set(() => (this.#isSharing = isOpen));
        if (isOpen) request(new LsPlanColleaguesRequestEvent());
      },
      onShare: (personIds) => {
        this.#set(() => (this.#isSharing = false));
        request(new LsPlanShareRequestEvent(id, personIds));
      },
    });
  }

  #renderVersions(plan: OpenPlan): TemplateResult {
    return renderVersions({
      t: this.#options.t,
      format: this.#host.format,
      plan,
      compared: this.#compared,
      onCompare: (id) => this.#set(() => (this.#compared = id)),
      onKeep: (name) => this.#aside.keep(plan, name),
      onRestore: (id) => this.#aside.restore(plan, id),
    });
  }

  #set(change: () => unknown): void {
    change();
    this.#host.requestUpdate();
  }
}
