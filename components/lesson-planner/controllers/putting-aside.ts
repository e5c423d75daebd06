/** Versions of a plan: kept by name, and restored, with what stood there put aside first. */
import { announce } from '../../base/controllers/announcer.ts';
import { newId } from '../../base/id.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import type { PlanChange } from '../model/content.ts';

export class PuttingAside {
  readonly #options: { readonly t: Translate; readonly language: () => string; change(change: PlanChange): void };

  constructor(options: { readonly t: Translate; readonly language: () => string; change(change: PlanChange): void }) {
    this.#options = options;
  }

  keep(plan: OpenPlan, name: string): void {
    this.#options.change({ act: 'keep-version', id: newId(), name, by: plan.me.name, at: new Date().toISOString() });
  }

  /** What stands there now is put aside first: restoring takes nothing away. */
  restore(plan: OpenPlan, id: string): void {
    const { t, language, change } = this.#options;
    const version = plan.content.versions.find((one) => one.id === id);
    if (version === undefined) return;
    const title = isolate(version.name === '' ? t('lesson-planner.versions.unnamed') : version.name);
    this.keep(plan, t('lesson-planner.versions.before', { title }));
    change({ act: 'restore-version', id });
    announce(t('lesson-planner.versions.restored', { title }), language());
  }
}
