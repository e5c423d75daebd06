/** What is written when a lesson is over: its reflection, and how one saw that an objective was reached. Kept while one still writes, as the board is. */
import type { Lesson } from '../model/lesson.ts';
import type { LogDraft } from '../view/run-view.ts';
import { BoardWriting } from './board-writing.ts';

export class AfterwardsWriting {
  readonly #log: (lesson: Lesson, entry: LogDraft) => void;
  readonly #fields = new Map<string, BoardWriting>();

  constructor(log: (lesson: Lesson, entry: LogDraft) => void) {
    this.#log = log;
  }

  get reflection(): BoardWriting {
    return this.#field('reflection', (text) => ({ kind: 'reflection', text }));
  }

  proof(objectiveId: string): BoardWriting {
    return this.#field(`proof ${objectiveId}`, (text) => ({ kind: 'proof', objectiveId, text }));
  }

  /** Logs what is not logged yet, and goes on. */
  keep(): void {
    for (const field of this.#fields.values()) field.keep();
  }

  /** Another plan, or none, is taught. */
  end(): void {
    for (const field of this.#fields.values()) field.end();
    this.#fields.clear();
  }

  #field(name: string, entry: (text: string) => LogDraft): BoardWriting {
    const known = this.#fields.get(name) ?? new BoardWriting((lesson, text) => this.#log(lesson, entry(text)));
    this.#fields.set(name, known);
    return known;
  }
}
