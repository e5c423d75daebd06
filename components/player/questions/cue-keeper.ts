/**
 * Where a lesson asks its class, and where its teacher stops. A learner's play waits at each question that is not answered;
 * it goes on when the person wants, or, in a first view in order, with the answer. What is answered is shown again only when
 * somebody asks for it. A teacher's play waits at questions and marks while they teach with it.
 */
import { newId } from '../../base/id.ts';
import type { CuePoint, CuePointList } from '../../base/ports/index.ts';
import { Aloud } from '../aloud/aloud.ts';
import type { LsPlayerSpeakRequestEvent } from '../aloud/speak-event.ts';
import { CueDraft, type CueLack } from './cue-draft.ts';
import { LsPlayerCuePointChangeRequestEvent, LsPlayerCuePointsRequestEvent } from './cue-events.ts';

/** A stop that is nearer is waited for by a timer: the media clock ticks four times a second. */
const leadSeconds = 1;
/** A place so little behind is not skipped: resuming lands a moment after the stop. */
const reachBack = 0.5;

export interface CueHost {
  readonly playback: { readonly currentTime: number; readonly duration: number; readonly playbackRate: number; readonly paused: boolean; pause(): void };
  readonly cuePoints: CuePointList | null;
  readonly taskId: string | null;
  readonly language: string;
  t(key: string): string;
  /** A first view in order, which is not over. */
  readonly inOrder: boolean;
  ask(event: LsPlayerCuePointsRequestEvent | LsPlayerCuePointChangeRequestEvent | LsPlayerSpeakRequestEvent): void;
  play(): Promise<void>;
  /** As far as a first view lets the person. */
  seek(seconds: number): void;
  requestUpdate(): void;
  readonly panels: { show(panel: 'questions' | null): void; focusSoon(selectors: readonly string[]): void };
}

export class CueKeeper {
  /** While a teacher writes. */
  draft: CueDraft | null = null;
  lack: CueLack | null = null;
  /** Id of what is to be removed, once the teacher says yes. */
  removing: string | null = null;
  /** A learner's answer before it is given. */
  choices = new Set<number>();
  text = '';
  /** The teacher shows the class what is right. */
  revealed = false;
  /** Reads a question to whoever cannot read it yet. */
  readonly aloud: Aloud;
  private readonly host: CueHost;
  private teaches = false;
  private chosenClass: string | null = null;
  private shown: string | null = null;
  private sent: string | null = null;
  private readonly passed = new Set<string>();
  private at = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: CueHost) {
    this.host = host;
    this.aloud = new Aloud(host);
    this.at = host.playback.currentTime - reachBack;
  }

  get classes(): CuePointList['classes'] {
    return this.host.cuePoints?.classes ?? [];
  }
  get isTeacher(): boolean {
    return this.classes.length > 0;
  }
  /** The class whose cue points a teacher sees. */
  get classId(): string | null {
    return this.chosenClass ?? this.classes[0]?.id ?? null;
  }
  get teaching(): boolean {
    return this.teaches;
  }
  /** What there is for the person, in the order of the lesson. */
  get points(): readonly CuePoint[] {
    const items = this.host.cuePoints?.items ?? [];
    return this.isTeacher ? items.filter((point) => point.class.id === this.classId) : items;
  }
  /** What is being asked, or looked at again. */
  get current(): CuePoint | null {
    return this.points.find(({ id }) => id === this.shown) ?? null;
  }
  /** Something is read and answered: it takes the room that it needs. */
  get isAsking(): boolean {
    return this.draft !== null || this.current !== null;
  }
  /** The answer is on its way. */
  get isSending(): boolean {
    return this.sent !== null && this.sent === this.shown && this.current?.answer === null;
  }
  /** Nobody gets beyond it without an answer: the first open question of a first view in order. */
  get barrier(): number | null {
    if (!this.host.inOrder || this.isTeacher) return null;
    return this.points.find(({ answer }) => answer === null)?.seconds ?? null;
  }
  get mustAnswer(): boolean {
    const { current, barrier } = this;
    return current?.answer === null && barrier !== null && current.seconds >= barrier;
  }

  /** Where the answer that was just given leads; `null`: the lesson goes on where it is. */
  get leadsTo(): number | null {
    const { current, sent } = this;
    const [choice] = current?.answer?.choices ?? [];
    if (!current || current.kind !== 'single' || sent !== current.id) return null;
    return current.branches?.find((branch) => branch.choice === choice)?.seconds ?? null;
  }

  /** Play goes on, began, or jumped. */
  follow(type: string): void {
    const { playback } = this.host;
    const now = playback.currentTime;
    clearTimeout(this.timer);
    if (type === 'seeked' || type === 'playing') this.at = now - reachBack;
    if (type === 'seeked' && this.teaches) for (const { id, seconds } of this.points) if (seconds > now) this.passed.delete(id);
    if (playback.paused) return;
    if (type === 'playing' && this.shown !== null && !this.mustAnswer) this.leave();
    const due = this.due(now);
    if (!due) return;
    const left = (due.seconds - now) / playback.playbackRate;
    if (left <= 0) this.stop(due);
    else if (left < leadSeconds) this.timer = setTimeout(() => this.follow('timeupdate'), left * 1000);
  }

  /** Looks at one, because somebody asked. */
  show(point: CuePoint): void {
    this.host.playback.pause();
    this.begin(point);
    this.host.panels.show('questions');
  }

  choose(place: number, isChosen: boolean): void {
    if (this.current?.kind === 'single') this.choices.clear();
    if (isChosen) this.choices.add(place);
    else this.choices.delete(place);
    this.host.requestUpdate();
  }

  /** Gives the answer, if there is one to give. */
  answer(): void {
    const { current, choices, text, host } = this;
    const isEmpty = current?.kind === 'short' ? text.trim() === '' : choices.size === 0;
    if (!current || current.answer !== null || isEmpty || this.isTeacher || this.isSending) return;
    this.sent = current.id;
    const draft = { id: newId(), choices: [...choices].sort((a, b) => a - b), text: text.trim(), taskId: host.taskId, at: new Date().toISOString() };
    host.ask(new LsPlayerCuePointChangeRequestEvent({ act: 'answer-cue-point', cuePointId: current.id, resourceId: current.resourceId, draft }));
    host.requestUpdate();
    host.panels.focusSoon(['.question__on']);
  }

  reveal(): void {
    this.revealed = true;
    this.host.requestUpdate();
    this.host.panels.focusSoon(['.question__on']);
  }

  /** Goes on with the lesson. */
  goOn(): void {
    if (this.mustAnswer) return;
    const { leadsTo } = this;
    this.leave();
    if (leadsTo !== null) {
      const { duration } = this.host.playback;
      // Beyond the end, the lesson is over: it comes to its end. To play from there is to begin again.
      this.host.seek(Number.isFinite(duration) ? Math.min(leadsTo, duration - reachBack) : leadsTo);
    }
    void this.host.play().catch(() => undefined);
  }

  /** Puts aside what is shown; it does not come again by itself. */
  leave(): void {
    if (this.shown === null) return;
    this.passed.add(this.shown);
    this.shown = null;
    this.aloud.stop();
    this.host.panels.show(null);
  }

  /** Back to the list. */
  back(): void {
    this.shown = this.draft = this.lack = this.removing = null;
    this.host.panels.show('questions');
  }

  /** The panel is opened or closed by its button. What waited may have been judged by now. */
  opened(isOpen: boolean, resourceId: string | null): void {
    if (!isOpen && this.shown !== null) this.passed.add(this.shown);
    this.shown = null;
    this.aloud.stop();
    if (isOpen && resourceId !== null) this.host.ask(new LsPlayerCuePointsRequestEvent(resourceId));
  }

  /** Letters and digits choose, Enter answers. Returns whether the key was taken. */
  key(event: KeyboardEvent): boolean {
    const { current } = this;
    const target = event.composedPath()[0];
    if (!current || current.answer || this.isTeacher || !(target instanceof Element) || target.matches('textarea')) return false;
    if (event.key === 'Enter' && !target.matches('button')) {
      this.answer();
      return true;
    }
    const place = /^[1-8]$/.test(event.key) ? Number(event.key) - 1 : 'abcdefgh'.indexOf(event.key.toLowerCase());
    if (event.key.length !== 1 || place < 0 || place >= current.options.length) return false;
    this.choose(place, !this.choices.has(place));
    return true;
  }

  // ---- For teachers -----------------------------------------------------------------------------------------

  teach(isOn: boolean): void {
    this.teaches = isOn;
    this.passed.clear();
    this.at = this.host.playback.currentTime;
    this.host.requestUpdate();
  }
  chooseClass(id: string): void {
    this.chosenClass = id;
    this.passed.clear();
    this.host.requestUpdate();
  }
  write(from: CuePoint | { resourceId: string; seconds: number }): void {
    const { classId } = this;
    if (classId === null) return;
    this.host.playback.pause();
    this.draft = new CueDraft('id' in from ? from : { ...from, classId });
    this.host.panels.show('questions');
  }
  save(): void {
    const { draft, host } = this;
    if (!draft) return;
    const finished = draft.finish();
    if (typeof finished === 'string') {
      this.lack = finished;
      host.requestUpdate();
      return;
    }
    host.ask(new LsPlayerCuePointChangeRequestEvent({ act: 'put-cue-point', cuePointId: draft.id, draft: finished }));
    this.back();
  }
  remove({ id, resourceId }: CuePoint): void {
    if (this.removing === id) this.host.ask(new LsPlayerCuePointChangeRequestEvent({ act: 'drop-cue-point', cuePointId: id, resourceId }));
    this.removing = this.removing === id ? null : id;
    this.host.requestUpdate();
  }

  private due(now: number): CuePoint | undefined {
    const { barrier } = this;
    return this.points.find((point) => {
      if (this.isTeacher) return this.teaches && point.seconds > this.at && !this.passed.has(point.id);
      if (point.answer !== null) return false;
      if (barrier !== null && point.seconds <= now) return true;
      return point.seconds > this.at && (barrier !== null || !this.passed.has(point.id));
    });
  }

  private stop(point: CuePoint): void {
    this.host.playback.pause();
    this.begin(point);
    this.host.panels.show('questions');
  }

  private begin(point: CuePoint): void {
    // Taken up again where it was left: what was chosen is still chosen.
    if (this.shown === point.id) return;
    this.shown = point.id;
    this.choices = new Set();
    this.text = '';
    this.sent = null;
    this.draft = null;
    this.revealed = false;
  }
}
