import type { Format, MessageValues, NotePlace, RatingDraft, Share, ShareDraft, ShelfChange } from '../../base/index.ts';
import type { Arrangement } from '../model/arrange.ts';
import type { Removal } from '../model/removal.ts';
import type { MyResourcesData, NamedResource } from '../my-resources.types.ts';

/** What the parts of the view are drawn from, and what a person can do in them. */
export interface MyView {
  readonly data: MyResourcesData;
  readonly arrangement: Arrangement;
  /** Which folder is being renamed; empty: none; `new`: one is being made. */
  readonly naming: string;
  /** How many have given thanks is told, where it may be. */
  readonly isCounting: boolean;
  readonly t: (key: string, values?: MessageValues) => string;
  readonly format: Format;
  readonly acts: MyActs;
}

export interface MyActs {
  arrange(part: Partial<Arrangement>): void;
  name(folderId: string): void;
  change(...changes: ShelfChange[]): void;
  remove(removal: Removal): void;
  /** Reads what is shown of a resource from close up. */
  look(resourceId: string): void;
  rate(resourceId: string, rating: RatingDraft | null): void;
  /** Opens the form in which a resource is reported. */
  report(resource: NamedResource): void;
  open(resourceId: string, place?: NotePlace): void;
  search(query: MyResourcesData['shelf']['searches'][number]['query']): void;
  recommend(resourceId: string): void;
  startSharing(resource: NamedResource): void;
  share(draft: ShareDraft): void;
  withdraw(share: Share): void;
  thank(share: Share, given: boolean): void;
  decide(share: Share, approved: boolean, answer: string): void;
}

/** The words of a field, trimmed. */
export function wordsOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Calls back with the form that was sent, which goes nowhere by itself. */
export const onForm = (act: (form: HTMLFormElement) => void) => (event: SubmitEvent): void => {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLFormElement) act(event.currentTarget);
};
