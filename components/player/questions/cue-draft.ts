/** A question or mark while its teacher writes it. */
import { clock, parseTime } from '../../base/clock.ts';
import { newId } from '../../base/id.ts';
import type { CuePoint, CuePointDraft, CuePointKind } from '../../base/ports/index.ts';

const usualOptions = 4;
export const mostOptions = 8;
/** No lesson is longer than a day. */
const longest = 86_400;

/** What is still to be said before it can be kept. */
export type CueLack = 'text' | 'options' | 'same' | 'key' | 'place';

export class CueDraft {
  readonly id: string;
  readonly isNew: boolean;
  readonly seconds: number;
  readonly resourceId: string;
  readonly classId: string;
  kind: CuePointKind = 'single';
  text = '';
  options: string[] = Array.from({ length: usualOptions }, () => '');
  /** Places of the options that are right. */
  right = new Set<number>();
  /** Where the lesson goes on after each option, as typed; empty: where it is. */
  ways: string[] = [];
  /** Right answers to a short question, one a line. */
  texts = '';
  explanation = '';

  constructor(from: { resourceId: string; classId: string; seconds: number } | CuePoint) {
    const known = 'id' in from ? from : null;
    this.isNew = known === null;
    this.id = known?.id ?? newId();
    this.resourceId = from.resourceId;
    this.classId = 'id' in from ? from.class.id : from.classId;
    // A tenth of a second is as exact as anybody points.
    this.seconds = Math.round(from.seconds * 10) / 10;
    if (!known) return;
    this.kind = known.kind;
    this.text = known.text;
    if (known.options.length > 0) this.options = [...known.options];
    for (const { choice, seconds } of known.branches ?? []) this.ways[choice] = timeOf(seconds);
    this.right = new Set(known.key?.choices);
    this.texts = known.key?.texts.join('\n') ?? '';
    this.explanation = known.key?.explanation ?? '';
  }

  get isChoice(): boolean {
    return this.kind === 'single' || this.kind === 'multiple';
  }

  /** A single choice has one right option: choosing another takes the first back. */
  mark(place: number, isRight: boolean): void {
    if (this.kind === 'single') this.right.clear();
    if (isRight) this.right.add(place);
    else this.right.delete(place);
  }

  /** What the teacher wrote, without the rows that stayed empty; or what lacks. */
  finish(): CuePointDraft | CueLack {
    const { resourceId, classId, seconds, kind, isChoice } = this;
    const text = this.text.trim();
    if (text === '') return 'text';
    const filled = isChoice ? this.options.map((option, place) => ({ option: option.trim(), isRight: this.right.has(place), way: kind === 'single' ? (this.ways[place] ?? '').trim() : '' })).filter(({ option }) => option !== '') : [];
    const options = filled.map(({ option }) => option);
    const choices = filled.flatMap(({ isRight }, place) => (isRight ? [place] : []));
    if (isChoice && options.length < 2) return 'options';
    if (new Set(options).size < options.length) return 'same';
    if (isChoice && (choices.length === 0 || (kind === 'single' && choices.length > 1))) return 'key';
    const branches = filled.flatMap(({ way }, choice) => (way === '' ? [] : [{ choice, seconds: parseTime(way) ?? Number.NaN }]));
    if (branches.some((branch) => !(branch.seconds <= longest))) return 'place';
    const texts = kind === 'short' ? this.texts.split('\n').map((line) => line.trim()).filter((line) => line !== '') : [];
    return { resourceId, classId, seconds, kind, text, options, branches, key: { choices, texts, explanation: this.explanation.trim() } };
  }
}

/** A tenth of a second that somebody typed is not lost. */
const timeOf = (seconds: number): string => (Number.isInteger(seconds) ? clock(seconds) : `${clock(seconds)}${String(Math.round((seconds % 1) * 10) / 10).slice(1)}`);
