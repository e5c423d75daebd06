/** Moves steps by a drag, by keys and by the menu: one change of the plan and one announcement, whichever way it was. */
import type { LitElement } from 'lit';
import { announce } from '../../base/controllers/announcer.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import { stages, type PlanChange, type Stage } from '../model/content.ts';
import { startDrag } from '../view/drag.ts';
import { stageNames } from '../view/names.ts';
import { titleOf } from '../view/step-line.ts';

export interface StepMovesOptions {
  readonly t: Translate;
  change(change: PlanChange): void;
}

export class StepMoves {
  readonly #host: LitElement & { readonly language: string };
  readonly #options: StepMovesOptions;

  constructor(host: LitElement & { readonly language: string }, options: StepMovesOptions) {
    this.#host = host;
    this.#options = options;
  }

  move({ content }: OpenPlan, id: string, stage: Stage, before: string | null): void {
    const { t, change } = this.#options;
    const step = content.steps.find((one) => one.id === id);
    if (step === undefined) return;
    change({ act: 'move-step', id, stage, before });
    const others = content.steps.filter((one) => one.stage === stage && one.id !== id);
    const at = others.findIndex((one) => one.id === before);
    const place = before === null || at < 0 ? others.length : at;
    const words = { title: isolate(titleOf(step, { t })), stage: t(stageNames[stage]), place: place + 1, count: others.length + 1 };
    announce(t('lesson-planner.moved', words), this.#host.language, this.#host);
  }

  /** Alt and an arrow: one place up or down; at the border of a stage into the next one. */
  onKey(plan: OpenPlan, event: KeyboardEvent, id: string): void {
    const isUp = event.key === 'ArrowUp';
    if (!event.altKey || (!isUp && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const { steps } = plan.content;
    const step = steps.find((one) => one.id === id);
    if (step === undefined) return;
    const lane = steps.filter((one) => one.stage === step.stage);
    const place = lane.indexOf(step);
    const next = stages[stages.indexOf(step.stage) + (isUp ? -1 : 1)];
    if (isUp && place > 0) this.move(plan, id, step.stage, lane[place - 1]?.id ?? null);
    else if (!isUp && place < lane.length - 1) this.move(plan, id, step.stage, lane[place + 2]?.id ?? null);
    else if (next !== undefined) this.move(plan, id, next, isUp ? null : (steps.find((one) => one.stage === next)?.id ?? null));
  }

  onDragStart(plan: OpenPlan, event: PointerEvent, id: string): void {
    startDrag({ event, id, root: this.#host.renderRoot, onDrop: ({ stage, before }) => this.move(plan, id, stage, before) });
  }
}
