/** What the views of the picker are drawn from, and what a person can do in them. */
import type { CommentPolicy, ExchangeFormat, Format, KeptList, MessageValues, RatingDraft, ResourceQuery, ResourceSummary, ResourceType } from '../../base/index.ts';
import type { Giving, OfflineRequest } from '../resource-picker.events.ts';
import type { Filter } from '../model/query.ts';
import type * as OfflineViewModule from './offline.ts';
import type { SelectionRules } from '../model/selection.ts';
import type { CloserLook } from '../controllers/closer-look.ts';
import type { Exporting } from '../controllers/exporting.ts';
import type { Filing } from '../controllers/filing.ts';
import type { GivingOut } from '../controllers/giving-out.ts';
import type { TableLayout } from '../controllers/table-layout.ts';
import type { Places } from '../controllers/places.ts';
import type { ExportOutcome, PickedResource, PickerAction, PickerGiving, PickerLayout, PickerMode, PickerTarget } from '../resource-picker.types.ts';

export type OfflineViews = typeof OfflineViewModule;

export interface PickerActs {
  /** Words changed, by a key of that time; searching waits until typing rests, but not for a word that an input method gave. */
  type(words: string, isWord: boolean, at: number): void;
  /** Search now, for these words or for those that stand in the field. */
  search(words?: string): void;
  filter(filter: Filter, value: string): void;
  clearFilters(): void;
  sort(sort: NonNullable<ResourceQuery['sort']>): void;
  lay(layout: PickerLayout): void;
  more(): void;
  open(id: string): void;
  close(): void;
  /** Says for which class or course is chosen. */
  aim(target: string): void;
  toggle(resource: Pick<ResourceSummary, 'id' | 'version'>): void;
  remove(id: string): void;
  clear(): void;
  move(id: string, place: number): void;
  /** Gives what is chosen to those for whom it was chosen. */
  give(giving: Giving): void;
  copy(text: string): void;
  /** Puts the chosen list on paper. */
  print(): void;
  /** Makes a file of these resources for another system. */
  export(format: ExchangeFormat, resourceIds: readonly string[]): void;
  /** Takes a resource into the comparison, or out of it. */
  compare(id: string): void;
  act(action: string, resource: ResourceSummary): void;
  /** Keeps a resource as a favourite, or no longer. */
  favourite(id: string, kept: boolean): void;
  /** Keeps it on this machine, holds or goes on with its fetching, lets go of it. */
  offline(request: OfflineRequest): void;
  /** Shows what is kept on this machine. */
  openDevice(): void;
  /** Keeps the question that is asked now. */
  keepSearch(name: string): void;
  rate(id: string, rating: RatingDraft | null): void;
  /** Opens the form in which a resource is reported. */
  report(resource: Pick<ResourceSummary, 'id' | 'title'>): void;
  /** Says how comments are taken, for who answers for the resource. */
  takeComments(id: string, policy: CommentPolicy): void;
  /** Replies to a comment, for who answers for the resource. */
  reply(id: string, commentId: string, text: string): void;
  /** Takes a comment out of sight. */
  withhold(id: string, commentId: string): void;
  /** Switches recommending on or off, here and everywhere. */
  recommend(on: boolean): void;
  /** Asks how a resource is used. */
  statistics(id: string): void;
}

export interface PickerView {
  t(key: string, values?: MessageValues): string;
  readonly format: Format;
  readonly mode: PickerMode;
  readonly targets: readonly PickerTarget[];
  readonly target: string;
  readonly rules: SelectionRules;
  readonly selection: readonly PickedResource[];
  /** What the person asks now; the state may still answer the question before. */
  readonly query: ResourceQuery;
  /** Filters that the host holds fast. */
  readonly fixed: readonly Filter[];
  /** What stands in the search field. */
  readonly words: string;
  readonly types: readonly ResourceType[];
  readonly layout: PickerLayout;
  /** The compact table, whose code comes when it is wanted. */
  readonly table: TableLayout;
  /** What a chosen or compared resource is called; that it is being read, or that there is none such, in place of a title. */
  nameOf(id: string): string;
  /** Ids that are compared. */
  readonly compared: readonly string[];
  /** Ids of favourites; `null` where nothing can be kept. */
  readonly favourites: readonly string[] | null;
  /** The way from a star to a folder. */
  readonly filing: Filing;
  /** What is kept on this machine; `null` where nothing can be. */
  readonly kept: KeptList | null;
  /** How it is drawn: its code comes when something can be kept. */
  readonly offlineViews: OfflineViews | null;
  /** All about one resource, whose code comes after the first results. */
  readonly closerLook: CloserLook;
  /** The way through the teaching taxonomy. */
  readonly places: Places;
  /** Giving what is chosen to a class or an organisation; `null` where nothing is given, or nobody knows yet to whom. */
  readonly giving: { readonly of: GivingOut; readonly state: PickerGiving } | null;
  /** Files for other systems; `null` where none can be made. */
  readonly exporting: { readonly of: Exporting; readonly outcome: ExportOutcome } | null;
  /** What the host offers to do with a resource. */
  readonly actions: readonly PickerAction[];
  /** The host's own drawing of a card, if there is one. */
  readonly template: HTMLTemplateElement | null;
  /** Name that radios share, so that two pickers on a page do not. */
  readonly groupName: string;
  /** Result of the last copying. */
  readonly copied: 'no' | 'yes' | 'by-hand';
  readonly acts: PickerActs;
}
