/** What is opened inside the box, and what it needs of the player. */
import type { TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { Launch } from '../../base/ports/courses.ts';

export interface InsideHost extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  readonly format: Format;
  /** Language of the words here. */
  readonly language: string;
  t(key: string, values?: Record<string, string | number>): string;
  requestUpdate(): void;
  /** Asks for a unit of the course; `null` when a host does it in its own way. */
  launch(unit: number): Promise<Launch | null>;
  /** Asks for everything again: something was done in the course. */
  reload(): void;
}

export interface Inside {
  render(): TemplateResult;
  /** Takes the keyboard, once it is drawn. */
  focus(): void;
  end(): void;
}
