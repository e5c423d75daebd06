/** What all sheets of a plan are drawn with, and what stands on more than one of them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { Direction } from '../../base/language.ts';
import type { PaperOwner } from '../../base/paper-frame.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan, PlanSheet } from '../lesson-planner.types.ts';
import type { PictureSight } from './picture-element.ts';

export interface PaperOptions {
  readonly plan: OpenPlan;
  readonly t: Translate;
  readonly format: Format;
  readonly language: string;
  readonly direction: Direction;
  /** All of the plan, unless it says otherwise. */
  readonly sheet?: PlanSheet;
  /** The element that prints: the sheet goes with it, and with the person. */
  readonly owner?: PaperOwner;
  /** Pictures that could be had, by their ids; absent: none. */
  readonly pictures?: ReadonlyMap<string, Blob>;
}

/** What a sheet is drawn with. */
export type SheetOptions = PaperOptions & { readonly sight: PictureSight };

export const titleOfPlan = ({ content: { title } }: OpenPlan, t: Translate): string => (title.trim() === '' ? t('lesson-planner.untitled') : title);

export function renderLines(name: string, words: string, t: Translate): TemplateResult | typeof nothing {
  return words === '' ? nothing : html`<p>${t(name)}: <bdi class="lines" dir="auto">${words}</bdi></p>`;
}
