import type { OwnFile, OwnFileRole, OwnResource, OwnResourceDraft, OwnResourceSummary, TaxonomyNode } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** What becomes of what is typed: nothing to do, on its way, with the service, or waiting on this machine. */
export type Saving = 'none' | 'saving' | 'saved' | 'queued';

/** An own resource as it is edited. */
export interface ResourceEditorData {
  readonly resource: OwnResource;
  /** What the person has made before; only where a new one is begun. */
  readonly own: readonly OwnResourceSummary[];
  /** The person may write and submit; managers and families may not. */
  readonly mayWrite: boolean;
  readonly saving: Saving;
  /** The address of a linked course is being asked. */
  readonly isAsking?: boolean;
  /** Uploads under way. */
  readonly uploads: Readonly<Partial<Record<OwnFileRole, OwnFile>>>;
  /** The cover as it is with the service, to be drawn. */
  readonly cover: Blob | null;
  /** Levels of the category tree along the picked path, outermost first. */
  readonly levels: readonly (readonly TaxonomyNode[])[];
  /** Places along the picked path. */
  readonly path: readonly TaxonomyNode[];
  /** A directory that was read from XML, or was refused; taken over once. */
  readonly directory: { readonly id: string; readonly lines: OwnResourceDraft['directory'] | null } | null;
}
export type ResourceEditorState = DataState<ResourceEditorData>;
