/**
 * What a lesson is made of. The narration decides the time line: every scene is drawn as a pure function
 * of the time and of the moments at which the sentences are spoken, so words and picture cannot drift apart.
 */

/** One spoken sentence. */
export interface Line {
  /** Name by which the scene finds the moment of the sentence. */
  readonly id: string;
  /** What is spoken: pinyin with tone numbers (the synthesiser reads too few characters to be trusted with them). */
  readonly say: string;
  readonly zh: string;
  readonly en: string;
  /** Silence after the sentence, in seconds. */
  readonly pause: number;
  /** Words a minute, when it differs from the usual pace. */
  readonly pace?: number;
  /** Title of the chapter that begins with this sentence, in Chinese and English. */
  readonly chapter?: readonly [zh: string, en: string];
}

/** A short lesson: what is said, and how long the picture stands before and after it. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly subject: string;
  readonly grade: string;
  readonly description: string;
  /** Chapter that covers the opening title. */
  readonly opening: readonly [zh: string, en: string];
  readonly lead: number;
  readonly tail: number;
  /** Where the cover picture is taken: a sentence and a share of it (0 start, 1 end). */
  readonly cover: readonly [line: string, share: number];
  readonly lines: readonly Line[];
  /** Scene of the film that stands beside it, where one does. */
  readonly beside?: string;
}

/** Start and end of a sentence, in seconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The measured times of a lesson. */
export interface Timeline {
  readonly duration: number;
  readonly spans: Readonly<Record<string, Span>>;
}
