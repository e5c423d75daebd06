/**
 * The editor of one formatted text, over ProseMirror; loaded when a text is opened. It holds nothing of its own: what is typed is
 * told, and what the plan says is shown, so that undo, colleagues and restored versions are the same here as in any field
 * (docs/decisions/0401).
 */
import { baseKeymap, chainCommands, splitBlockAs, toggleMark } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { Slice } from 'prosemirror-model';
import { EditorState, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { isSameText, type List, type Mark, type RichText } from '../model/rich-text.ts';
import { parseMarkup, readMarkup } from './pasted.ts';
import { fromNode, listOf, schema, toNode } from './schema.ts';

export type TextFormat = Mark | List;

export interface EditorOptions {
  /** Where it stands; everything in it is the editor's. */
  readonly place: HTMLElement;
  readonly text: RichText;
  /** Attributes of the field itself. */
  readonly attributes: Readonly<Record<string, string>>;
  onChange(text: RichText): void;
  /** Which formats there are where the caret is. */
  onFormats(formats: ReadonlySet<TextFormat>): void;
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

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#known = options.text;
    this.#view = new EditorView(options.place, {
      state: EditorState.create({ doc: toNode(options.text), plugins: [keymap(keys), keymap(baseKeymap)] }),
      attributes: { ...options.attributes },
      dispatchTransaction: (transaction) => this.#dispatch(transaction),
      handleDOMEvents: {
        paste: (_view, event) => this.#paste(event),
        drop: (_view, event) => this.#drop(event),
        // What a browser takes back by itself the plan would not know of.
        beforeinput: (_view, { inputType }) => inputType.startsWith('history'),
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
    const { doc, tr, selection } = this.#view.state;
    const next = toNode(text);
    const start = doc.content.findDiffStart(next.content);
    const end = doc.content.findDiffEnd(next.content);
    if (start === null || end === null) return;
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
    // Formats alone move no letter.
    if (end.a === end.b) tr.setSelection(TextSelection.between(tr.doc.resolve(selection.anchor), tr.doc.resolve(selection.head)));
    this.#view.dispatch(tr.setMeta('received', true));
  }

  /** Sets a format where the selection is, or takes it away. */
  toggle(format: TextFormat): void {
    (format === 'bullet' || format === 'ordered' ? toggleList(format) : toggleMark(markTypes[format]))(this.#view.state, (transaction) => this.#view.dispatch(transaction));
    this.#view.focus();
  }

  /** The words that are selected. */
  get selected(): string {
    const { doc, selection } = this.#view.state;
    return doc.textBetween(selection.from, selection.to, '\n');
  }

  destroy(): void {
    if (this.#composed !== undefined || this.#view.composing) this.#noteComposed(true);
    this.#tell();
    this.#view.destroy();
  }

  #dispatch(transaction: Transaction): void {
    this.#view.updateState(this.#view.state.apply(transaction));
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
    this.#options.onFormats(new Set<TextFormat>([...(Object.keys(markTypes) as Mark[]).filter(has), ...(list === null ? [] : [list])]));
  }

  #paste(event: ClipboardEvent): boolean {
    const data = event.clipboardData;
    if (data === null || data.getData('text/html') === '') return false;
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
    const [markup, plain] = [data.getData('text/html'), data.getData('text/plain')];
    if (markup === '') {
      if (plain !== '') this.#view.pasteText(plain);
      return;
    }
    try {
      const text = readMarkup(parseMarkup(markup).body);
      const { state } = this.#view;
      if (text.length > 0) this.#view.dispatch(state.tr.replaceSelection(new Slice(toNode(text).content, 1, 1)).scrollIntoView());
    } catch {
      this.#view.pasteText(plain);
    }
  }
}

const markTypes = { strong: schema.marks.strong, em: schema.marks.em, underline: schema.marks.underline };

/** The paragraphs of the selection become points of a list, or paragraphs again where all of them are. */
function toggleList(list: List): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const places: { at: number; isIn: boolean }[] = [];
    state.doc.nodesBetween(from, to, (node, at) => {
      places.push({ at, isIn: listOf(node.attrs) === list });
      return false;
    });
    const next = places.every(({ isIn }) => isIn) ? null : list;
    const { tr } = state;
    for (const { at } of places) tr.setNodeAttribute(at, 'list', next);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Out of the list: Enter on an empty point, Backspace at the beginning of one. */
const leaveList =
  (isMeant: (size: number, offset: number) => boolean): Command =>
  (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty || listOf($from.parent.attrs) === null || !isMeant($from.parent.content.size, $from.parentOffset)) return false;
    dispatch?.(state.tr.setNodeAttribute($from.before(), 'list', null));
    return true;
  };

const keys: Record<string, Command> = {
  'Mod-b': toggleMark(markTypes.strong),
  'Mod-i': toggleMark(markTypes.em),
  'Mod-u': toggleMark(markTypes.underline),
  'Mod-Shift-7': toggleList('ordered'),
  'Mod-Shift-8': toggleList('bullet'),
  // The next point stands in the same list.
  Enter: chainCommands(leaveList((size) => size === 0), splitBlockAs((node) => ({ type: node.type, attrs: node.attrs }))),
  Backspace: leaveList((_size, offset) => offset === 0),
};
