/** What the parts of the open plan are drawn with. */
import type { Format } from '../../base/format.ts';
import type { Translate } from '../../base/views.ts';
import type { AskedTexts } from '../controllers/asked-texts.ts';
import type { ActivityText } from '../controllers/activity-text.ts';
import type { StandardsChoice } from '../controllers/standards-choice.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import type { PictureSight } from './picture-element.ts';
import { wholeMinutes, type PlanChange, type Stage } from '../model/content.ts';

export interface PlanFace {
  readonly t: Translate;
  readonly format: Format;
  readonly plan: OpenPlan;
  /** The step whose fields are open; one at a time. */
  readonly openStep: string;
  /** The step whose menu of places is open. */
  readonly menuStep: string;
  /** The formatted text that is open; one at a time. */
  readonly activity: ActivityText;
  /** Texts that stand in the form when they are filled or asked for. */
  readonly texts: AskedTexts;
  readonly pictures: PictureSight;
  /** Whether a host has put a picker of resources into the slot. */
  readonly hasPicker: boolean;
  readonly isPicking: boolean;
  /** Words to which the next comment belongs; empty: to the step. */
  readonly quote: string;
  onQuote(words: string): void;
  readonly standards: StandardsChoice;
  /** Begins to align an objective; `''`: ends it. */
  onStandards(objectiveId: string): void;
  /** Looks into another document of standards. */
  onDocument(documentId: string): void;
  onPicking(isOpen: boolean): void;
  change(change: PlanChange): void;
  onOpenStep(id: string): void;
  /** Hears of the picker in the slot, whose event does not bubble. */
  readonly onPick: { readonly handleEvent: (event: Event) => void; readonly capture: boolean };
  onMenu(id: string): void;
  onMove(id: string, stage: Stage, before: string | null): void;
  onMoveKey(event: KeyboardEvent, id: string): void;
  onDragStart(event: PointerEvent, id: string): void;
}

/** Hands over what is typed, but not the letters of an input method that is still composing. */
export function typing(write: (text: string) => void): (event: Event) => void {
  return (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    const { currentTarget } = event;
    if (currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLTextAreaElement) write(currentTarget.value);
  };
}

/** Hands over what was chosen. */
export const choosing = (choose: (value: string) => void): ((event: Event) => void) => choosingIn(({ value }) => choose(value));

/** Hands over minutes, and shows what they are. Such a field is not `live`: what is drawn meanwhile, since something was saved, takes no number away that is being typed. */
export const choosingMinutes = (choose: (minutes: number) => void): ((event: Event) => void) =>
  choosingIn((input) => {
    const minutes = wholeMinutes(Number(input.value));
    input.value = String(minutes);
    choose(minutes);
  });

function choosingIn(choose: (field: HTMLInputElement | HTMLSelectElement) => void): (event: Event) => void {
  return ({ currentTarget }) => {
    if (currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLSelectElement) choose(currentTarget);
  };
}
