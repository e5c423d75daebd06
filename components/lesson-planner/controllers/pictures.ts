/** Pictures of the plan that is shown: asked for when they are to be seen, put in when somebody has chosen one. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FileState } from '../../base/attachments/file-reads.ts';
import type { AttachmentDraft } from '../../base/ports/index.ts';
import { problemFrom, type Problem } from '../../base/problem.ts';
import type { Translate } from '../../base/views.ts';
import { LsPlanPictureAddRequestEvent, LsPlanPictureRemoveRequestEvent, LsPlanPictureRequestEvent } from '../lesson-planner.events.ts';
import type { PlanContent } from '../model/content.ts';
import { isTable, type RichBlock } from '../model/rich-text.ts';
import type { PictureSight } from '../view/picture-element.ts';

/** So long whoever prints waits for one that does not come, once for all of them: a host may have nothing to answer with. */
const patienceMs = 20_000;

export interface PicturesOptions {
  readonly t: Translate;
  /** Those that are there; `undefined`: nothing is shown that has any. */
  held(): ReadonlyMap<string, FileState> | undefined;
  planId(): string;
  request(event: LsPlanPictureRequestEvent | LsPlanPictureAddRequestEvent | LsPlanPictureRemoveRequestEvent): void;
}
/** One could not be had, or was not taken. */
export class PictureError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }

  /** There is none: it was deleted, or never came. */
  get isGone(): boolean {
    return this.problem.code === 'not-found';
  }
}
interface Waiting {
  /** How it stood when it was asked for: an earlier error is no answer. */
  readonly before: FileState | undefined;
  readonly resolve: (bytes: Blob) => void;
  readonly reject: (error: Error) => void;
}

export class Pictures implements ReactiveController, PictureSight {
  readonly t: Translate;
  readonly #options: PicturesOptions;
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(host: ReactiveControllerHost, options: PicturesOptions) {
    [this.t, this.#options] = [options.t, options];
    host.addController(this);
  }

  read(pictureId: string): Promise<Blob> {
    const state = this.#options.held()?.get(pictureId);
    if (state?.type === 'ready') return Promise.resolve(state.bytes);
    const coming = this.#wait(pictureId);
    if (state?.type !== 'loading') this.#options.request(new LsPlanPictureRequestEvent(pictureId));
    return coming;
  }

  /** Settles when it stands in the plan, or waits with it for the line. @throws PictureError */
  async add(picture: AttachmentDraft): Promise<void> {
    const coming = this.#wait(picture.id);
    this.#options.request(new LsPlanPictureAddRequestEvent(this.#options.planId(), picture));
    await coming;
  }

  /** Deletes it for good. @returns false where that waits for the line @throws PictureError */
  async remove(pictureId: string): Promise<boolean> {
    const request = new LsPlanPictureRemoveRequestEvent(this.#options.planId(), pictureId);
    this.#options.request(request);
    try {
      const receipt = await request.answered();
      if (receipt === undefined) throw new Error('Nobody deletes pictures.');
      return receipt.status === 'sent';
    } catch (error) {
      throw new PictureError(problemFrom(error));
    }
  }

  knows(pictureId: string): boolean {
    return this.#options.held()?.get(pictureId)?.type === 'ready';
  }

  /**
   * All that stand in a plan, as far as they can be had: one after the other, since a phone has the memory for one.
   * @param isWanted whether anybody still asks for them
   */
  async all(content: PlanContent, isWanted: () => boolean): Promise<ReadonlyMap<string, Blob>> {
    const all = new Map<string, Blob>();
    let isLate = false;
    for (const id of picturesIn(content)) {
      if (!isWanted()) break;
      if (isLate && !this.knows(id)) continue;
      const bytes = await this.#soon(id);
      if (bytes instanceof Blob) all.set(id, bytes);
      else isLate ||= bytes === 'late';
    }
    return all;
  }

  #soon(pictureId: string): Promise<Blob | 'late' | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve('late'), patienceMs);
      void this.read(pictureId)
        .then(resolve, () => resolve(undefined))
        .finally(() => clearTimeout(timer));
    });
  }

  hostUpdated(): void {
    const held = this.#options.held();
    for (const [id, waiting] of this.#waiting) {
      const state = held?.get(id);
      if (state === undefined || state.type === 'loading') continue;
      this.#waiting.set(id, waiting.filter(({ before }) => before === state));
      for (const { before, resolve, reject } of waiting) {
        if (before === state) continue;
        if (state.type === 'ready') resolve(state.bytes);
        else reject(new PictureError(state.problem));
      }
    }
  }

  #wait(pictureId: string): Promise<Blob> {
    const before = this.#options.held()?.get(pictureId);
    return new Promise((resolve, reject) => this.#waiting.set(pictureId, [...(this.#waiting.get(pictureId) ?? []), { before, resolve, reject }]));
  }
}

const idsIn = (block: RichBlock): string[] => (isTable(block) ? block.rows.flatMap((row) => row.flatMap(({ paragraphs }) => paragraphs.flatMap(idsIn))) : block.runs.flatMap(({ picture }) => picture?.id ?? []));
const picturesIn = ({ steps }: PlanContent): ReadonlySet<string> => new Set(steps.flatMap(({ teacherActivity, learnerActivity }) => [...teacherActivity, ...learnerActivity].flatMap(idsIn)));
