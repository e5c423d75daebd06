/** The one formatted text that is open in an editor. The editor is fetched with the first of them; where it cannot be, a plain field does. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Editor, TableAct, TextFormat, TextState } from '../editor/editor.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import type { Activity, PlanChange } from '../model/content.ts';
import { FormulaWriting } from './formula-writing.ts';
import { PictureWriting } from './picture-writing.ts';
import type { Pictures } from './pictures.ts';
import { pictureElement } from '../view/picture-element.ts';
import type { Picture } from '../model/picture.ts';
import { thingSign, type RichText } from '../model/rich-text.ts';

export interface ActivityTextOptions {
  /** The plan that is being written; `undefined` while none is. */
  plan(): OpenPlan | undefined;
  change(change: PlanChange): void;
  readonly pictures: Pictures;
  /** An input method in the editor is done. */
  onComposed(): void;
}
interface Place {
  readonly stepId: string;
  readonly field: Activity;
}
type Point = { readonly left: number; readonly top: number };

export class ActivityText implements ReactiveController {
  /** Which formats there are where the caret is. */
  formats: ReadonlySet<TextState> = new Set();
  /** The formula that is being written for it. */
  readonly formula: FormulaWriting;
  /** The picture that is being put into it. */
  readonly picture: PictureWriting;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ActivityTextOptions;
  #open: Place | undefined;
  #point: Point | undefined;
  #module: typeof import('../editor/editor.ts') | undefined;
  #hasFailed = false;
  #editor: Editor | undefined;
  /** Where the editor stands. */
  #place: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ActivityTextOptions) {
    this.#host = host;
    this.formula = new FormulaWriting(host, (formula) => this.#editor?.putFormula(formula));
    this.picture = new PictureWriting(host, options.pictures, {
      put: (picture) => this.#editor?.putPicture(picture),
      drop: (pictureId) => this.#editor?.dropPicture(pictureId),
      end: () => {
        const open = this.#open;
        return (picture) => this.#append(open, picture);
      },
    });
    this.#options = options;
    host.addController(this);
  }

  /** What stands where the text is: words to be read, the editor, or a plain field where the editor cannot be had. */
  showsAs(stepId: string, field: Activity): 'words' | 'editor' | 'field' {
    if (this.#open?.stepId !== stepId || this.#open.field !== field) return 'words';
    if (this.#hasFailed) return 'field';
    return this.#module === undefined ? 'words' : 'editor';
  }

  /** Whether an event comes from the editor, which tells by itself when an input method is done. */
  holds(event: Event): boolean {
    return this.#place !== undefined && event.composedPath().includes(this.#place);
  }

  async open(stepId: string, field: Activity, point?: Point): Promise<void> {
    // A pointer takes the keyboard first, and then says where.
    if (this.#open?.stepId === stepId && this.#open.field === field) return;
    this.#end();
    [this.#open, this.#point] = [{ stepId, field }, point];
    if (this.#module === undefined) await this.#load();
    this.#host.requestUpdate();
  }

  async #load(): Promise<void> {
    try {
      this.#module = await import('../editor/editor.ts');
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true;
    }
    // Whoever has gone on meanwhile is not called back.
    const active = this.#host.shadowRoot?.activeElement;
    if (!(active instanceof HTMLElement) || active.dataset['text'] !== this.#open?.field) this.#open = undefined;
  }

  close(): void {
    this.#end();
    this.#open = undefined;
  }

  /** For the directive `ref`: the place is there, or gone. */
  readonly place = (element: Element | undefined): void => {
    if (!(element instanceof HTMLElement)) return this.#end();
    this.#place = element;
  };

  toggle(format: TextFormat): void {
    this.#editor?.toggle(format);
  }

  /** Makes a table where the caret is, or changes the one in which it is. */
  act(act: TableAct): void {
    this.#editor?.act(act);
  }

  /** A new formula is to be written, or the one that is selected. */
  openFormula(): void {
    this.#editor?.openFormula();
  }

  /** A picture is to be chosen, or the one that is selected described. */
  openPicture(): void {
    this.#editor?.openPicture();
  }

  /** The words that are selected in it. */
  get selected(): string {
    return this.#editor?.selected ?? '';
  }

  hostDisconnected(): void {
    this.close();
  }

  /** The editor is made when its place is there, and shows what the plan says now. */
  hostUpdated(): void {
    const text = this.#text();
    if (text === undefined || this.#place?.isConnected !== true) return;
    if (this.#editor !== undefined) return this.#editor.receive(text);
    this.#begin(this.#place, text);
  }

  #begin(place: HTMLElement, text: RichText): void {
    const { field = 'teacherActivity', stepId = '' } = this.#open ?? {};
    if (this.#module === undefined) return;
    this.#editor = new this.#module.Editor({
      place,
      text,
      attributes: { class: 'input rich', role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': `label-${field}`, 'data-text': field },
      onChange: (next) => this.#options.change({ act: 'write-activity', id: stepId, field, text: next }),
      onFormats: (formats) => {
        if ([...formats].join() === [...this.formats].join()) return;
        this.formats = formats;
        void this.#host.updateComplete.then(() => this.#host.requestUpdate());
      },
      onFormula: (formula) => {
        const isFree = !this.formula.isBusy;
        void this.formula.open(formula);
        return isFree;
      },
      onPicture: (picture) => this.picture.open(picture),
      onFiles: (files, isElsewhere) => void this.picture.take(files, isElsewhere),
      draw: (picture) => pictureElement(picture, this.#options.pictures),
      knows: (pictureId) => this.#options.pictures.knows(pictureId),
      onComposed: () => this.#options.onComposed(),
    });
    this.#editor.focus(this.#point);
  }

  #end(): void {
    this.formula.close();
    this.picture.close();
    this.#editor?.destroy();
    [this.#editor, this.#place] = [undefined, undefined];
  }

  #append(open: Place | undefined, picture: Picture): void {
    const text = this.#text(open);
    if (open === undefined || text === undefined) return;
    this.#options.change({ act: 'write-activity', id: open.stepId, field: open.field, text: [...text, { list: null, runs: [{ text: thingSign, marks: [], picture }] }] });
  }

  #text(open = this.#open): RichText | undefined {
    const step = this.#options.plan()?.content.steps.find(({ id }) => id === open?.stepId);
    return open && step?.[open.field];
  }
}
