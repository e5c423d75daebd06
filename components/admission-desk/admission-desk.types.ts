import type { OwnResource, OwnResourceSummary } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** What is being looked at. */
export interface OpenSubmission {
  readonly resource: OwnResource;
  /** To be drawn; `null` where there is none, or it could not be fetched. */
  readonly cover: Blob | null;
  /** Address of the file in this page, once somebody wanted to see it. */
  readonly media: string | null;
}

/** What waits for the platform. */
export interface AdmissionDeskData {
  /** The one who decides: nobody admits what is their own. */
  readonly me: string;
  /** What has waited longest first. */
  readonly items: readonly OwnResourceSummary[];
  readonly total: number;
  readonly more: boolean;
  readonly open: OpenSubmission | null;
  /** What was decided last, with the id of the request. */
  readonly decided: { readonly requestId: string; readonly title: string; readonly admitted: boolean } | null;
}
export type AdmissionDeskState = DataState<AdmissionDeskData>;
