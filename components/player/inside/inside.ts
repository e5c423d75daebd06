/** What is opened inside the box, and what it needs of the player. */
import type { TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';

export interface InsideHost extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  readonly format: Format;
  t(key: string, values?: Record<string, string | number>): string;
  requestUpdate(): void;
}

export interface Inside {
  render(): TemplateResult;
  /** Takes the keyboard, once it is drawn. */
  focus(): void;
  end(): void;
}
