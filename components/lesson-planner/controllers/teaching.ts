/** Teaching from the open plan: the clock of the console, and what is logged. */
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { newId } from '../../base/id.ts';
import type { Translate } from '../../base/views.ts';
import { LsLessonActivityEvent, LsLessonEndEvent, LsLessonStartEvent } from '../lesson-planner.events.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import type { takenMinutes } from '../model/afterwards.ts';
import { activitiesOf, type ActivityDraft, type ActivityForm } from '../model/class-activity.ts';
import type { PlanChange } from '../model/content.ts';
import { lessonAt, pickNumber, type Lesson } from '../model/lesson.ts';
import { currentLesson, renderRunView, stepsInClass, type LogDraft } from '../view/run-view.ts';
import type { PictureSight } from '../view/picture-element.ts';
import { AfterwardsWriting } from './afterwards-writing.ts';
import { BoardWriting } from './board-writing.ts';
import { BigScreen } from './big-screen.ts';
import type { PlaceKeeper } from './place-keeper.ts';

type Host = LitElement & { readonly format: Format };

export interface TeachingOptions {
  /** The plan on the console; `undefined` while none is taught. */
  plan(): OpenPlan | undefined;
  readonly t: Translate;
  readonly places: PlaceKeeper;
  readonly pictures: PictureSight;
  change(change: PlanChange): void;
  onBack(): void;
}

export class Teaching implements ReactiveController {
  /** The moment that the console shows, in milliseconds. */
  now = Date.now();
  readonly #host: Host;
  readonly #options: TeachingOptions;
  readonly #screen: BigScreen;
  readonly #board = new BoardWriting((lesson, text) => this.log(lesson, { kind: 'board', text }));
  readonly #afterwards = new AfterwardsWriting((lesson, entry) => this.log(lesson, entry));
  /** The lesson whose minutes the plan has taken over. */
  #taken = '';
  /** The last moment in which a page is sure to be asked: it comes before the plan is kept for the last time. */
  readonly #onPageHide = (): void => this.#keep();
  /** The form of the activity that is being drafted. */
  #form: ActivityForm = 'vote';
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(host: Host, options: TeachingOptions) {
    this.#host = host;
    this.#options = options;
    this.#screen = new BigScreen(host);
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener('pagehide', this.#onPageHide, { capture: true });
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('pagehide', this.#onPageHide, { capture: true });
    // A field that goes with its page is left without a word, and its connection is about to end.
    this.#keep();
    this.#run(false);
  }

  /**
   * The clock goes while a lesson goes on and is looked at. The big screen is left where none is shown; when the lesson is over it stays,
   * without what is the teacher's alone, until the teacher leaves it: the class may still look at this page.
   */
  hostUpdated(): void {
    const plan = this.#options.plan();
    const lesson = plan && currentLesson(plan);
    if (lesson === undefined) {
      this.#board.end();
      this.#afterwards.end();
    }
    if (lesson === undefined && this.#screen.isOn) this.#screen.leave();
    this.#run(this.#host.isConnected && lesson !== undefined && !lesson.entries.some(({ kind }) => kind === 'end'));
  }

  render(plan: OpenPlan): TemplateResult {
    const { t, onBack } = this.#options;
    return renderRunView({
      t,
      format: this.#host.format,
      plan,
      pictures: this.#options.pictures,
      now: this.now,
      isBig: this.#screen.isOn,
      form: this.#form,
      onBack,
      onStart: () => this.start(plan),
      onLog: (lesson, entry) => this.log(lesson, entry),
      onPick: (lesson) => this.draw(lesson),
      onEnd: (lesson) => this.end(plan, lesson),
      onBig: (isBig) => this.#screen.turn(isBig),
      onForm: (form) => {
        this.#form = form;
        this.#host.requestUpdate();
      },
      boardOf: (lesson) => this.#board.textOf(lesson),
      onBoard: (lesson, text, board) => this.#board.write(lesson, text, board),
      onBoardLeft: () => this.#board.end(),
      onDraft: (lesson, draft) => this.#draft(lesson, draft),
      afterwards: this.#afterwards,
      taken: this.#taken,
      onTake: (lesson, minutes) => this.#take(lesson, minutes),
      onUntake: () => this.#untake(),
    });
  }

  start(plan: OpenPlan): void {
    const first = stepsInClass(plan)[0];
    if (first === undefined) return;
    const [id, at] = [newId(), this.#tick()];
    this.#options.change({ act: 'start-lesson', id, by: plan.me.id, at });
    this.#options.change({ act: 'log', id, entry: { kind: 'enter', at, stepId: first.id, minutes: first.minutes } });
    this.#host.dispatchEvent(new LsLessonStartEvent(plan.summary.id, id));
  }

  log(lesson: Lesson, entry: LogDraft): void {
    const at = this.#tick();
    const step = entry.kind === 'enter' ? this.#options.plan()?.content.steps.find(({ id }) => id === entry.stepId) : undefined;
    this.#options.change({ act: 'log', id: lesson.id, entry: entry.kind === 'enter' && step !== undefined ? { ...entry, at, minutes: step.minutes } : { ...entry, at } });
    const tell = (activityId: string, state: 'open' | 'closed'): unknown => this.#host.dispatchEvent(new LsLessonActivityEvent({ lessonId: lesson.id, activityId, state, loggedAt: at }));
    // The end stops what still goes on.
    if (entry.kind === 'end') for (const { id, state } of activitiesOf(lesson.entries)) if (state === 'open') tell(id, 'closed');
    if (entry.kind !== 'begin' && entry.kind !== 'stop') return;
    tell(entry.id, entry.kind === 'begin' ? 'open' : 'closed');
    // Its button goes with it.
    this.#options.places.focus(entry.kind === 'begin' ? `[data-activity="${CSS.escape(entry.id)}"] [name=stop]` : '#activities');
  }

  #draft(lesson: Lesson, draft: ActivityDraft): void {
    const id = newId();
    this.log(lesson, { kind: 'draft', id, ...draft });
    this.#options.places.focus(`[data-activity="${id}"] [name=begin]`);
  }

  /** Draws a number that had no turn yet. */
  draw(lesson: Lesson): void {
    const number = pickNumber(lessonAt(lesson, Date.now()));
    if (number !== null) this.log(lesson, { kind: 'pick', number });
  }

  end({ summary }: OpenPlan, lesson: Lesson): void {
    this.log(lesson, { kind: 'end' });
    this.#host.dispatchEvent(new LsLessonEndEvent(summary.id, lesson.id));
    // Its button goes with the console.
    this.#options.places.focus('#after');
  }

  /** The plan takes over what the steps took; the button goes, and the way back stands in its place. */
  #take(lesson: Lesson, minutes: ReturnType<typeof takenMinutes>): void {
    this.#taken = lesson.id;
    this.#options.change({ act: 'take-minutes', minutes });
    this.#options.places.focus('[name=untake]');
  }

  #untake(): void {
    this.#taken = '';
    this.#options.change({ act: 'undo' });
    this.#options.places.focus('[name=take]');
  }

  /** Logs what is half written. */
  #keep(): void {
    this.#board.keep();
    this.#afterwards.keep();
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
