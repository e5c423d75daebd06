/** Draws the week and the term: what they need is fetched when one of them is first shown. */
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { Translate } from '../../base/views.ts';
import type { PlannerView, TermSchedule } from '../lesson-planner.types.ts';
import type { ScheduleDesk } from '../schedule/desk.ts';
import type { ScheduleChange, SchoolCalendar } from '../schedule/schedule.ts';

type Host = LitElement & { readonly language: string; readonly format: Format; readonly calendar: SchoolCalendar | undefined; open(planId: string | null, view: PlannerView): void };

export interface SchedulingOptions {
  readonly t: Translate;
  schedule(): TermSchedule | undefined;
  change(change: ScheduleChange): void;
  copyTerm(termId: string | null): void;
}

export class Scheduling {
  readonly #host: Host;
  readonly #options: SchedulingOptions;
  #desk: ScheduleDesk | undefined;
  #loading: Promise<void> | undefined;

  constructor(host: Host, options: SchedulingOptions) {
    this.#host = host;
    this.#options = options;
  }

  render(schedule: TermSchedule, view: PlannerView): TemplateResult {
    this.#loading ??= this.#load();
    return this.#desk?.render(schedule, view === 'term' ? view : 'week') ?? html`<p class="card" role="status">${this.#options.t('lesson-planner.week.loading')}</p>`;
  }

  /** Something else is shown. */
  rest(): void {
    this.#desk?.rest();
  }

  async #load(): Promise<void> {
    const host = this.#host;
    try {
      const { ScheduleDesk } = await import('../schedule/desk.ts');
      this.#desk = new ScheduleDesk(host, { ...this.#options, days: () => host.calendar, format: () => host.format, open: (planId, view) => host.open(planId, view) });
    } catch {
      // Without a line it may not be there: it is asked for again with the next drawing.
      this.#loading = undefined;
      return;
    }
    host.requestUpdate();
  }
}
