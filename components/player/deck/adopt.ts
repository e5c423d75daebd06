import type { CSSResult } from 'lit';
import { barStyles } from '../view/bar.styles.ts';
import { overlayStyles } from '../view/overlay.styles.ts';
import { panelStyles } from '../view/panel.styles.ts';
import { seekStyles } from '../view/seek.styles.ts';

const styles: readonly CSSResult[] = [overlayStyles, barStyles, seekStyles, panelStyles];

/** Gives a player the styles of what the deck draws: one sheet each for all players of the page. */
export function adopt(root: ShadowRoot): void {
  const present = new Set(root.adoptedStyleSheets);
  const missing = styles.flatMap(({ styleSheet }) => (styleSheet && !present.has(styleSheet) ? [styleSheet] : []));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
}
