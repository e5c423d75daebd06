/** The picture that is being put into the text: chosen, made ready, described, sent. What makes it ready is fetched with the first. */
import type { ReactiveControllerHost } from 'lit';
import type { Obstacle } from '../../base/attachments/prepare.ts';
import type { AttachmentDraft } from '../../base/ports/index.ts';
import { longestDescription, type Picture } from '../model/picture.ts';
import { PictureError, type Pictures } from './pictures.ts';

/** A picture may be so large before it is made small: more fills the memory of a phone. */
const largestFile = 60_000_000;

/** Why one is not taken: by a word of ours, or as the service says. */
export type PictureRefusal = { readonly obstacle: Obstacle | 'elsewhere' | 'offline' | 'later' } | { readonly said: string };

/** The text that is open. */
export interface PictureText {
  /** Puts it where the caret is; with none, the keyboard goes back there. */
  put(picture: Picture | undefined): void;
  /** Takes it out, wherever it stands. */
  drop(pictureId: string): void;
  /** Puts one at the end of the text that is open now, also when it is open no longer by then. */
  end(): (picture: Picture) => void;
}

export class PictureWriting {
  /** What is described: a new one with its bytes, or one that stands in the text; `undefined`: none. */
  shown: { readonly picture: Picture; readonly file?: Blob } | undefined;
  refusal: PictureRefusal | undefined;
  isPreparing = false;
  /** Whether the person is asked if it is to be deleted for good. */
  isAsking = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #pictures: Pictures;
  readonly #text: PictureText;
  #draft: AttachmentDraft | undefined;
  /** Those that come after this one. */
  #next: readonly File[] = [];
  /** The one that is on its way. */
  #sending: { isLeft: boolean } | undefined;
  /** What was begun before belongs to a text that is no longer open. */
  #turn = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, pictures: Pictures, text: PictureText) {
    [this.#host, this.#pictures, this.#text] = [host, pictures, text];
  }

  get isSending(): boolean {
    return this.#sending !== undefined;
  }

  get isOpen(): boolean {
    return this.shown !== undefined || this.refusal !== undefined || this.isPreparing;
  }

  /** Opens one that stands in the text, to be described; with none, a file is chosen. @returns whether it may be put where the caret is */
  open(picture: Picture | undefined): boolean {
    if (this.shown !== undefined || this.isPreparing) {
      this.#focus();
      return false;
    }
    if (picture === undefined) this.#host.shadowRoot?.querySelector<HTMLInputElement>('[name=picture-file]')?.click();
    else {
      this.refusal = undefined;
      this.#show({ picture });
    }
    return true;
  }

  /** Takes what was chosen, pasted or dropped: one after the other, since each is described by itself. */
  async take(files: readonly File[], isElsewhere = false): Promise<void> {
    this.#next = [...this.#next, ...files];
    if (this.shown !== undefined || this.isPreparing) return;
    this.refusal = isElsewhere ? { obstacle: 'elsewhere' } : undefined;
    await this.#takeNext();
  }

  /** The first that is a picture; of one that is not it is said why, above the next. */
  async #takeNext(): Promise<void> {
    const turn = (this.#turn += 1);
    for (let [file] = this.#next; file !== undefined && this.shown === undefined; [file] = this.#next) {
      [this.#next, this.isPreparing] = [this.#next.slice(1), true];
      this.#host.requestUpdate();
      const made = await readyPicture(file);
      if (turn !== this.#turn) return;
      this.isPreparing = false;
      if ('obstacle' in made) this.refusal = made;
      else {
        const { id, width = 1, height = 1 } = made;
        this.#draft = made;
        this.#show({ picture: { id, width, height, description: '' }, file: made.file });
      }
    }
    this.#host.requestUpdate();
  }

  describe(description: string): void {
    if (this.shown !== undefined) this.shown = { ...this.shown, picture: { ...this.shown.picture, description: description.slice(0, longestDescription) } };
  }

  /** Puts it into the text: a new one once it is with the service, or waits with the plan. */
  async finish(): Promise<void> {
    const { shown } = this;
    if (shown === undefined || this.isSending) return;
    const picture = { ...shown.picture, description: shown.picture.description.trim() };
    if (this.#draft !== undefined) {
      const [sending, late] = [{ isLeft: false }, this.#text.end()];
      [this.#sending, this.refusal] = [sending, undefined];
      this.#host.requestUpdate();
      const refusal = await this.#pictures.add(this.#draft).then(() => undefined, refusalOf);
      if (sending.isLeft) return;
      if (sending !== this.#sending) {
        // Whoever has gone on to another text finds it all the same, or reads there why not.
        if (refusal === undefined) late(picture);
        else this.refusal = refusal;
        this.#host.requestUpdate();
        return;
      }
      [this.#sending, this.refusal] = [undefined, refusal];
      this.#host.requestUpdate();
      if (refusal !== undefined) return;
    }
    this.#end(picture);
  }

  /** Whether one that stands in the plan is to be deleted for good. */
  ask(isAsking: boolean): void {
    this.isAsking = isAsking;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(isAsking ? '[name=keep-picture]' : '[name=delete-picture]')?.focus());
  }

  /** Deletes it for good, and takes it out of this text. */
  async remove(): Promise<void> {
    const { shown } = this;
    if (shown === undefined || this.isSending) return;
    const sending = { isLeft: false };
    [this.#sending, this.refusal] = [sending, undefined];
    this.#host.requestUpdate();
    const refusal = await this.#pictures.remove(shown.picture.id).then((isDone): PictureRefusal | undefined => (isDone ? undefined : { obstacle: 'later' }), refusalOf);
    const isTaken = refusal === undefined || ('obstacle' in refusal && refusal.obstacle === 'later');
    if (isTaken) this.#text.drop(shown.picture.id);
    if (this.#sending === sending) {
      [this.#sending, this.isAsking] = [undefined, false];
      if (isTaken) this.#end(undefined);
    }
    // Whoever has gone on to another text reads there what became of it.
    if (refusal !== undefined) this.refusal = refusal;
    this.#host.requestUpdate();
  }

  leave(): void {
    if (this.#sending !== undefined) this.#sending.isLeft = true;
    this.#next = [];
    this.#end(undefined);
  }

  /** The text is no longer written. */
  close(): void {
    this.#turn += 1;
    [this.shown, this.refusal, this.#draft, this.#next] = [undefined, undefined, undefined, []];
    [this.isPreparing, this.isAsking, this.#sending] = [false, false, undefined];
  }

  #end(picture: Picture | undefined): void {
    const next = this.#next;
    this.close();
    this.#text.put(picture);
    this.#next = next;
    void this.#takeNext();
  }

  #show(shown: NonNullable<PictureWriting['shown']>): void {
    this.shown = shown;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#focus());
  }

  #focus(): void {
    this.#host.shadowRoot?.querySelector<HTMLElement>('[name=picture-description]')?.focus();
  }
}

const refusalOf = (error: unknown): PictureRefusal => (error instanceof PictureError ? { said: `${error.problem.title} ${error.problem.action}` } : { obstacle: 'offline' });

/** Small, upright and without place or camera. */
async function readyPicture(file: File): Promise<AttachmentDraft | { readonly obstacle: Obstacle | 'offline' }> {
  if (file.size > largestFile) return { obstacle: 'large' };
  const load = (): Promise<typeof import('../../base/attachments/prepare.ts')> => import('../../base/attachments/prepare.ts');
  const module = await load().catch(() => undefined);
  if (module === undefined) return { obstacle: 'offline' };
  const { drafts, refused } = await module.prepare([file], 1);
  const [draft] = drafts;
  if (draft === undefined) return { obstacle: refused[0]?.obstacle ?? 'kind' };
  return draft.kind === 'picture' ? draft : { obstacle: 'kind' };
}
