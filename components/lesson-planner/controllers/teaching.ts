/** Teaching from the open plan: the clock of the console, and what is logged. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { newId } from '../../base/id.ts';
import { LsLessonEndEvent, LsLessonStartEvent } from '../lesson-planner.events.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import type { PlanChange } from '../model/content.ts';
import { lessonAt, pickNumber, type Lesson } from '../model/lesson.ts';
import { currentLesson, stepsInClass, type LogDraft } from '../view/run-view.ts';

export interface TeachingOptions {
  /** The plan on the console; `undefined` while none is taught. */
  plan(): OpenPlan | undefined;
  change(change: PlanChange): void;
}

export class Teaching implements ReactiveController {
  /** The moment that the console shows, in milliseconds. */
  now = Date.now();
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: TeachingOptions;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: TeachingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#run(false);
  }

  /** The clock goes while a lesson goes on and is looked at. */
  hostUpdated(): void {
    const plan = this.#options.plan();
    const lesson = plan && currentLesson(plan);
    this.#run(this.#host.isConnected && lesson !== undefined && !lesson.entries.some(({ kind }) => kind === 'end'));
  }

  start(plan: OpenPlan): void {
    const first = stepsInClass(plan)[0];
    if (first === undefined) return;
    const [id, at] = [newId(), this.#tick()];
    this.#options.change({ act: 'start-lesson', id, by: plan.me.id, at });
    this.#options.change({ act: 'log', id, entry: { kind: 'enter', at, stepId: first.id } });
    this.#host.dispatchEvent(new LsLessonStartEvent(plan.summary.id, id));
  }

  log({ id }: Lesson, entry: LogDraft): void {
    this.#options.change({ act: 'log', id, entry: { ...entry, at: this.#tick() } });
  }

  /** Draws a number that had no turn yet. */
  draw(lesson: Lesson): void {
    const number = pickNumber(lessonAt(lesson, Date.now()));
    if (number !== null) this.log(lesson, { kind: 'pick', number });
  }

  end({ summary }: OpenPlan, lesson: Lesson): void {
    this.log(lesson, { kind: 'end' });
    this.#host.dispatchEvent(new LsLessonEndEvent(summary.id, lesson.id));
  }

  #tick(): string {
    this.now = Date.now();
    return new Date(this.now).toISOString();
  }

  #run(isOn: boolean): void {
    if (isOn === (this.#clock !== undefined)) return;
    clearInterval(this.#clock);
    const second = (): void => {
      this.now = Date.now();
      this.#host.requestUpdate();
    };
    this.#clock = isOn ? setInterval(second, 1000) : undefined;
  }
}
