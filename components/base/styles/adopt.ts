import type { CSSResult } from 'lit';

/** Gives an element styles that came later than it: one sheet each for all elements of the page. */
export function adopt(root: ShadowRoot, styles: readonly CSSResult[]): void {
  const present = new Set(root.adoptedStyleSheets);
  const missing = styles.flatMap(({ styleSheet }) => (styleSheet && !present.has(styleSheet) ? [styleSheet] : []));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
}
