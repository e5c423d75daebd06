/** Working with other systems: chosen resources as files of records, and choosing in tools of others (LTI Deep Linking). */
import type { LtiPort } from './lti.ts';
import type { Answer, CallOptions, Subscribable } from './ports.ts';

/** `records`: the XML of the collection notice; the others are LOM XML, JSON-LD of schema.org and a thin Common Cartridge 1.3. */
export type ExchangeFormat = 'records' | 'lom' | 'schema-org' | 'common-cartridge';

/** A file of records. */
export interface RecordsFile {
  name: string;
  mediaType: string;
  /** Records in it: what the person may not find is left out. */
  count: number;
  /** The file, base64. */
  content: string;
}

/** A tool of somebody else in which resources can be chosen. */
export interface ContentTool {
  id: string;
  name: string;
  /** Whether the person’s name is told there. */
  tellsNames: boolean;
}

/** Something that was chosen in a tool. */
export interface SelectedItem {
  place: number;
  kind: string;
  title: string;
  description: string;
  /** Where it leads. */
  host: string | null;
  /** Why it cannot be taken, in the person's language; `null` when it can. */
  problem: string | null;
}

/** `task`: for an own class, others do not find it. `catalogue`: for everybody, by who manages the platform. */
export type SelectionPurpose = 'catalogue' | 'task';

/** What a person chose in a tool. */
export interface Selection {
  id: string;
  purpose: SelectionPurpose;
  tool: Pick<ContentTool, 'id' | 'name'>;
  /** `open`: the tool has not answered. `returned`: there is something to take. */
  state: 'open' | 'returned' | 'taken';
  /** What the tool says to the person. */
  message: string | null;
  items: SelectedItem[];
  /** What was taken, as resources. */
  resourceIds: string[];
}

export interface ExchangePort extends Subscribable, LtiPort {
  /** Writes a file of these resources, in their order. Rejects with `not-found` where the person may find none of them. */
  export(draft: { format: ExchangeFormat; resourceIds: readonly string[] }, options?: CallOptions): Promise<RecordsFile>;
  /** Tools in which something can be chosen. */
  tools(options?: CallOptions): Promise<Answer<ContentTool[]>>;
  /** Begins to choose in a tool: where to go, as a whole page. */
  choose(toolId: string, purpose: SelectionPurpose): Promise<{ id: string; url: string }>;
  selection(selectionId: string, options?: CallOptions): Promise<Answer<Selection>>;
  /** Takes what is named of a selection, and nothing else. The same again changes nothing. */
  take(selectionId: string, places: readonly number[]): Promise<Selection>;
}
