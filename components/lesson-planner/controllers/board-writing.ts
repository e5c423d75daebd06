/** What is being written on the board: logged a moment after the last letter, and not taken away by what another machine puts there. */
import type { Lesson } from '../model/lesson.ts';

/** So long after the last letter it is logged. */
const logAfterMs = 1_000;

export class BoardWriting {
  readonly #log: (lesson: Lesson, text: string) => void;
  #draft: { readonly lesson: Lesson; readonly text: string } | undefined;
  #logged = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(log: (lesson: Lesson, text: string) => void) {
    this.#log = log;
  }

  /** The words in the field, while it is written in. */
  textOf(lesson: Lesson): string | undefined {
    return this.#draft?.lesson.id === lesson.id ? this.#draft.text : undefined;
  }

  /** @param board - what stands on the board now */
  write(lesson: Lesson, text: string, board: string): void {
    if (this.#draft?.lesson.id !== lesson.id) {
      // The field of a lesson that was ended elsewhere went without being left.
      this.keep();
      this.#logged = board;
    }
    this.#draft = { lesson, text };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), logAfterMs);
  }

  /** Logs what is not logged yet, and goes on. */
  keep(): void {
    clearTimeout(this.#timer);
    const draft = this.#draft;
    if (draft === undefined || draft.text === this.#logged) return;
    this.#logged = draft.text;
    this.#log(draft.lesson, draft.text);
  }

  /** The field is left: it shows what stands on the board. */
  end(): void {
    this.keep();
    this.#draft = undefined;
  }
}
