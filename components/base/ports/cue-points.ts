/**
 * Cue points: where in a lesson a class is asked something, or its teacher wants to stop.
 *
 * What every adapter keeps (`adapters/test/cue-point-suite.ts` holds it):
 * - A teacher sets them for a class of the own; its learners are given the questions, never the marks.
 * - A learner is given the key of a question after answering it. The first answer stands.
 * - When what is asked changes, or its key, the class is asked anew: earlier answers go.
 * - Teachers see how many have answered what, without names.
 */
import type { Answer, CallOptions, Receipt } from './ports.ts';
import type { ClassReference } from './types.ts';

export type CuePointKind = 'mark' | 'single' | 'multiple' | 'short';
export interface CuePointKey {
  /** Places of the right options, counted from 0. */
  choices: number[];
  /** Right answers to a short question; none: nobody judges. */
  texts: string[];
  explanation: string;
}
/** Where the lesson goes on after an option was chosen. */
export interface CuePointBranch {
  /** Place of the option, counted from 0. */
  choice: number;
  seconds: number;
}
export interface CuePointWords {
  resourceId: string;
  seconds: number;
  kind: CuePointKind;
  text: string;
  options: string[];
  /** Of a single choice: options that lead to another place of the lesson. */
  branches?: CuePointBranch[];
}
export interface CuePointDraft extends CuePointWords {
  classId: string;
  key: CuePointKey;
}
export interface CuePointAnswer {
  choices: number[];
  text: string;
  /** `null` where nobody has judged, or not yet. */
  right: boolean | null;
  answeredAt: string;
  /** It waits on this machine: whether it is right shows when the line is back. */
  waiting?: boolean;
}
export interface CuePointCount {
  learners: number;
  answered: number;
  right: number;
  /** The most frequent first. */
  given: { choices: number[]; text: string; count: number }[];
}
export interface CuePoint extends CuePointWords {
  id: string;
  class: ClassReference;
  key: CuePointKey | null;
  answer: CuePointAnswer | null;
  count: CuePointCount | null;
}
export interface CuePointList {
  /** By their time. */
  items: CuePoint[];
  /** Classes for which the person may set cue points. */
  classes: ClassReference[];
}
export interface CuePointAnswerDraft {
  /** UUID of the record that is made of it. */
  id: string;
  choices: number[];
  text: string;
  taskId: string | null;
  at: string;
}
/** A change of the cue points in a resource. Ids are made where the person acts, so that sending twice is once. */
export type CuePointChange =
  | { act: 'put-cue-point'; cuePointId: string; draft: CuePointDraft }
  | { act: 'drop-cue-point'; cuePointId: string; resourceId: string }
  | { act: 'answer-cue-point'; cuePointId: string; resourceId: string; draft: CuePointAnswerDraft };

export interface CuePointPort {
  cuePoints(resourceId: string, options?: CallOptions): Promise<Answer<CuePointList>>;
  changeCuePoint(change: CuePointChange): Promise<Receipt<null>>;
}
