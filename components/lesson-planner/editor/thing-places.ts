/** Where a formula or a picture goes that is still being written, whatever is selected and whoever writes meanwhile. */
import { NodeSelection, TextSelection, type EditorState } from 'prosemirror-state';
import type { Mappable } from 'prosemirror-transform';
import type { EditorView } from 'prosemirror-view';
import type { Node } from 'prosemirror-model';

export type Thing = 'formula' | 'picture';
interface Place {
  readonly from: number;
  readonly to: number;
}

export class ThingPlaces {
  readonly #places = new Map<Thing, Place>();

  /** What is selected now; of several cells the first. */
  note(thing: Thing, { doc, selection }: EditorState): void {
    const { from, to } = selection instanceof TextSelection || selection instanceof NodeSelection ? selection : TextSelection.near(doc.resolve(selection.from));
    this.#places.set(thing, { from, to });
  }

  /** The text has changed. What comes in at the edges is not replaced with it. */
  map(mapping: Mappable): void {
    for (const [thing, place] of this.#places) {
      const from = mapping.map(place.from);
      this.#places.set(thing, { from, to: Math.max(from, mapping.map(place.to, -1)) });
    }
  }

  /** Puts it where it was begun; `undefined`: goes on without. */
  put(thing: Thing, node: Node | undefined, view: EditorView): void {
    const { tr, selection } = view.state;
    const place = this.#places.get(thing) ?? selection;
    this.#places.delete(thing);
    // Its cell, or its paragraph, may have been taken away.
    const { from, to } = tr.doc.resolve(place.from).parent.inlineContent ? place : TextSelection.near(tr.doc.resolve(place.from));
    if (node !== undefined) {
      tr.replaceWith(from, to, node);
      view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(to)))).scrollIntoView());
    }
    view.focus();
  }
}
