/**
 * Resources that people of one platform hand to each other.
 *
 * What every adapter keeps (`adapters/test/share-suite.ts` holds it):
 * - A class is reached at once; what goes beyond it is `pending-review` until a manager of the organisation, who is not the
 *   sharer, has looked. Nobody of the audience sees it before, and nobody is told of it after.
 * - Whoever a share is not for is answered `not-shared`, as is whoever asks for one that does not exist.
 * - Pupils pass on resources without words of their own, and not more than twenty at a time.
 * - Sharing reaches others, so it needs the line: nothing is shared later, when nobody looks at it any more.
 */
import type { Answer, CallOptions, Receipt } from './ports.ts';
import type { PersonReference, ResourceSummary } from './types.ts';

/** `school` and `colleagues` are those of the organisation as whose member one acts. */
export type ShareAudience = { kind: 'class'; classId: string } | { kind: 'school' | 'colleagues' };
export type ShareState = 'shared' | 'pending-review' | 'declined' | 'withdrawn';
export interface ShareDraft {
  resourceId: string;
  audience: ShareAudience;
  note: string;
}
/** Thanks are counted for grown-ups alone, and put nothing into an order. */
export interface ShareThanks {
  /** By the reader. */
  given: boolean;
  mayGive: boolean;
  /** By anybody, where it is the reader's own. Who has is told to nobody. */
  received: boolean;
  /** `null` for everybody but a grown-up who shares it. */
  count: number | null;
}
export interface Share {
  /** All that a link to it holds. */
  id: string;
  resource: ResourceSummary;
  audience: { kind: ShareAudience['kind']; name: string };
  note: string;
  own: boolean;
  /** `null` where a classmate shares it. */
  by: PersonReference | null;
  state: ShareState;
  /** Why it was declined, for whoever shares it. */
  answer: string | null;
  mayWithdraw: boolean;
  /** Absent where a platform has none. */
  thanks?: ShareThanks | undefined;
  mayDecide: boolean;
  createdAt: string;
  decidedAt: string | null;
}
/** Where it declines, the answer says why. */
export interface ShareDecision {
  approved: boolean;
  answer: string;
}
export type ShareBox = 'received' | 'own' | 'review';

export interface SharingPort {
  /** What is shared with one, by oneself, or waits for one to look; newest first. */
  shares(box: ShareBox, options?: CallOptions): Promise<Answer<Share[]>>;
  /** What a link leads to. */
  openShare(shareId: string, options?: CallOptions): Promise<Answer<Share>>;
  /** `shareId` is a UUID made when the person acted: the same id is one share. */
  share(shareId: string, draft: ShareDraft): Promise<Receipt<Share>>;
  withdrawShare(shareId: string): Promise<Receipt<null>>;
  /** Absent where a platform has no thanks. */
  thankForShare?: ((shareId: string, given: boolean) => Promise<Receipt<Share>>) | undefined;
  decideShare(shareId: string, decision: ShareDecision): Promise<Receipt<Share>>;
}
