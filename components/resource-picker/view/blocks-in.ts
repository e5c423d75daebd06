/** What the document tells of the blocks in a list: nodes with `data-block`, and with `data-gap` for those that are left out. */

/** The index of a block, or of the first that a gap stands for. */
export function indexOf(node: Element): number {
  return Number(node.getAttribute('data-block') ?? node.getAttribute('data-gap'));
}

/** The block that holds the keyboard's place, if one does. */
export function focusedIn(container: Element | undefined): readonly number[] {
  const root = container?.getRootNode();
  const active = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  const block = active?.closest('[data-block]');
  return block && container?.contains(block) ? [indexOf(block)] : [];
}

/** How many items stand side by side. */
export function columnsIn(container: Element | undefined): number {
  const block = container?.querySelector('[data-block]');
  const tracks = block ? getComputedStyle(block).gridTemplateColumns : 'none';
  return tracks === 'none' || tracks === '' ? 1 : tracks.split(' ').length;
}
