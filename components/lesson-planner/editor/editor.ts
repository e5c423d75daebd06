/**
 * The editor of one formatted text, over ProseMirror; loaded when a text is opened. It holds nothing of its own: what is typed is
 * told, and what the plan says is shown, so that undo, colleagues and restored versions are the same here as in any field
 * (docs/decisions/0401).
 */
import { baseKeymap } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { Fragment, Slice } from 'prosemirror-model';
import { EditorState, NodeSelection, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { handlePaste, tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import type { Formula } from '../model/formula.ts';
import type { Picture } from '../model/picture.ts';
import { isSameText, isTable, withoutTables, wordsOfRun, type Mark, type RichText } from '../model/rich-text.ts';
import { carriedIn } from './carried.ts';
import { commandOfFormat, keys, markTypes, type TextFormat } from './commands.ts';
import { receiveInto } from './receiving.ts';
import { formulaIn, formulaNode, fromNode, listOf, nodeOf, pictureIn, pictureNode, runFrom, schema, toNode } from './schema.ts';
import { ThingPlaces } from './thing-places.ts';
import { commandOf, tableFormats, type TableAct } from './tables.ts';

export type { TextFormat } from './commands.ts';
export type { TableAct } from './tables.ts';
/** What there is where the caret is; `head`: it is in a cell that heads others. */
export type TextState = TextFormat | 'table' | 'head';

export interface EditorOptions {
  /** Where it stands; everything in it is the editor's. */
  readonly place: HTMLElement;
  readonly text: RichText;
  /** Attributes of the field itself. */
  readonly attributes: Readonly<Record<string, string>>;
  onChange(text: RichText): void;
  /** Which formats there are where the caret is. */
  onFormats(formats: ReadonlySet<TextState>): void;
  /** The selection is a formula that is to be written (`undefined`: a new one where the caret is). @returns false where another is still being written */
  onFormula(formula: Formula | undefined): boolean;
  /** The selection is a picture of which is to be said what is to be seen (`undefined`: a new one where the caret is). @returns false where another is still being written */
  onPicture(picture: Picture | undefined): boolean;
  /** Pictures, or what somebody takes for such, were pasted or dropped where the caret is. */
  onFiles(files: readonly File[], isElsewhere: boolean): void;
  /** A picture as it is seen. */
  draw(picture: Picture): HTMLElement;
  /** Whether the plan has it: what is pasted out of another stays there. */
  knows(pictureId: string): boolean;
  /** The input method is done, and what it wrote has been told. */
  onComposed(): void;
}

/** So long after its end an input method may still change what it wrote. */
const composedAfterMs = 60;

export class Editor {
  readonly #options: EditorOptions;
  readonly #view: EditorView;
  /** What the plan says, as far as is known here. */
  #known: RichText;
  #composed: ReturnType<typeof setTimeout> | undefined;
  readonly #places = new ThingPlaces();

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#known = options.text;
    this.#view = new EditorView(options.place, {
      state: EditorState.create({ doc: toNode(options.text), plugins: [keymap({ 'Alt-=': () => this.openFormula(), Enter: () => this.#openSelected() }), keymap(keys), keymap(baseKeymap), tableEditing()] }),
      attributes: { ...options.attributes },
      nodeViews: { picture: ({ attrs }) => ({ dom: options.draw(pictureIn(attrs)), ignoreMutation: () => true }) },
      dispatchTransaction: (transaction) => this.#dispatch(transaction),
      handleDOMEvents: {
        paste: (_view, event) => this.#paste(event),
        drop: (_view, event) => this.#drop(event),
        // What a browser takes back by itself the plan would not know of.
        beforeinput: (_view, { inputType }) => inputType.startsWith('history'),
        dblclick: () => this.#openSelected(),
        compositionend: () => {
          clearTimeout(this.#composed);
          this.#composed = setTimeout(() => this.#noteComposed(), composedAfterMs);
        },
      },
    });
    this.#tellFormats();
  }

  /** Takes the keyboard; with a point, the caret goes there, else to the end. */
  focus(point?: { readonly left: number; readonly top: number }): void {
    const { doc, tr } = this.#view.state;
    const at = point === undefined ? undefined : this.#view.posAtCoords(point)?.pos;
    this.#view.dispatch(tr.setSelection(at === undefined ? TextSelection.atEnd(doc) : TextSelection.near(doc.resolve(at))));
    this.#view.focus();
  }

  /** Shows what the plan says now: only what differs is drawn anew, and the caret stays where it was. */
  receive(text: RichText): void {
    if (isSameText(text, this.#known) || this.#view.composing) return;
    this.#known = text;
    const { tr, selection } = this.#view.state;
    const places = receiveInto(tr, toNode(text));
    if (!tr.docChanged) return;
    if (selection instanceof TextSelection) tr.setSelection(TextSelection.between(tr.doc.resolve(places.map(selection.anchor)), tr.doc.resolve(places.map(selection.head))));
    this.#view.dispatch(tr.setMeta('received', true));
  }

  /** Sets a format where the selection is, or takes it away. */
  toggle(format: TextFormat): void {
    this.#run(commandOfFormat(format));
  }

  /** Makes a table, or changes the one in which the selection is. */
  act(act: TableAct): void {
    this.#run(commandOf(act));
  }

  get #selectedNode() {
    const { selection } = this.#view.state;
    return selection instanceof NodeSelection ? selection.node : undefined;
  }

  /** The formula that is selected. */
  get formula(): Formula | undefined {
    const node = this.#selectedNode;
    return node?.type === schema.nodes.formula ? formulaIn(node.attrs) : undefined;
  }

  /** The picture that is selected. */
  get picture(): Picture | undefined {
    const node = this.#selectedNode;
    return node?.type === schema.nodes.picture ? pictureIn(node.attrs) : undefined;
  }

  #openSelected(): boolean {
    if (this.formula !== undefined) return this.openFormula();
    return this.picture !== undefined && this.openPicture();
  }

  /** The selected formula, or a new one, is to be written. */
  openFormula(): boolean {
    if (this.#options.onFormula(this.formula)) this.#places.note('formula', this.#view.state);
    return true;
  }

  /** The selected picture is to be described, or a new one chosen. */
  openPicture(): boolean {
    if (this.#options.onPicture(this.picture)) this.#places.note('picture', this.#view.state);
    return true;
  }

  /** Puts a formula where it was begun, in the place of the one that was opened; `undefined`: goes on without. */
  putFormula(formula: Formula | undefined): void {
    this.#places.put('formula', formula && formulaNode(formula), this.#view);
  }

  /** The same for a picture. */
  putPicture(picture: Picture | undefined): void {
    this.#places.put('picture', picture && pictureNode(picture), this.#view);
  }

  /** Takes a picture out of the text, wherever it stands. */
  dropPicture(pictureId: string): void {
    const { doc, tr } = this.#view.state;
    doc.descendants((node, at) => {
      if (node.type === schema.nodes.picture && pictureIn(node.attrs).id === pictureId) tr.delete(tr.mapping.map(at), tr.mapping.map(at + node.nodeSize));
    });
    this.#view.dispatch(tr);
  }

  #run(command: Command): void {
    command(this.#view.state, (transaction) => this.#view.dispatch(transaction), this.#view);
    this.#view.focus();
  }

  /** The words that are selected. */
  get selected(): string {
    const { doc, selection } = this.#view.state;
    return doc.textBetween(selection.from, selection.to, '\n', (node) => wordsOfRun(runFrom(node)));
  }

  destroy(): void {
    if (this.#composed !== undefined || this.#view.composing) this.#noteComposed(true);
    this.#tell();
    this.#view.destroy();
  }

  #dispatch(transaction: Transaction): void {
    this.#view.updateState(this.#view.state.apply(transaction));
    this.#places.map(transaction.mapping);
    // Half a word is nobody's to read.
    if (transaction.getMeta('received') !== true && !this.#view.composing && this.#composed === undefined) this.#tell();
    this.#tellFormats();
  }

  #tell(): void {
    const text = fromNode(this.#view.state.doc);
    if (isSameText(text, this.#known)) return;
    this.#known = text;
    this.#options.onChange(text);
  }

  #noteComposed(isEnd = false): void {
    clearTimeout(this.#composed);
    this.#composed = undefined;
    // The next word has begun: both are told at its end.
    if (this.#view.composing && !isEnd) return;
    this.#tell();
    this.#options.onComposed();
  }

  #tellFormats(): void {
    const { doc, selection, storedMarks } = this.#view.state;
    const { $from, from, to, empty } = selection;
    const has = (mark: Mark): boolean => (empty ? markTypes[mark].isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, markTypes[mark]));
    const list = listOf($from.parent.attrs);
    this.#options.onFormats(new Set<TextState>([...(Object.keys(markTypes) as Mark[]).filter(has), ...(list === null ? [] : [list]), ...tableFormats(this.#view.state)]));
  }

  #paste(event: ClipboardEvent): boolean {
    const data = event.clipboardData;
    if (data === null || (data.getData('text/html') === '' && (data.getData('text/plain') !== '' || data.files.length === 0))) return false;
    event.preventDefault();
    this.#take(data);
    return true;
  }

  /** What comes from elsewhere is what is pasted; what is moved within the text is the text's own. */
  #drop(event: DragEvent): boolean {
    const data = event.dataTransfer;
    if (data === null || this.#view.dragging !== null) return false;
    event.preventDefault();
    const { state } = this.#view;
    const place = this.#view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (place !== null) this.#view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(place.pos))));
    this.#take(data);
    this.#view.focus();
    return true;
  }

  /** Puts what is carried where the selection is. */
  #take(data: DataTransfer): void {
    const { text, plain, files, isElsewhere } = carriedIn(data, (id) => this.#options.knows(id));
    if (text !== undefined) this.#put(text);
    else if (plain !== '') this.#view.pasteText(plain);
    if (files.length === 0 && !isElsewhere) return;
    this.#places.note('picture', this.#view.state);
    this.#options.onFiles(files, isElsewhere);
  }

  /** Ends that are paragraphs go on in the words around them. Cells that are put into a table fill its cells. */
  #put(text: RichText): void {
    const [first, last] = [text[0], text.at(-1)];
    if (first === undefined || last === undefined) return;
    const { tr } = this.#view.state;
    const slice = new Slice(Fragment.from(text.map(nodeOf)), isTable(first) ? 0 : 1, isTable(last) ? 0 : 1);
    if (handlePaste(this.#view, new ClipboardEvent('paste'), slice)) return;
    const isIn = tableFormats(this.#view.state).length > 0;
    const put = isIn ? new Slice(Fragment.from(withoutTables(text).map(nodeOf)), 1, 1) : slice;
    this.#view.dispatch(tr.replaceSelection(put).scrollIntoView());
  }
}
