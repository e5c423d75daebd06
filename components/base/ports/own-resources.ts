/**
 * What a person makes for the catalogue, and its admission by the platform.
 *
 * What every adapter keeps:
 * - A draft is its author's alone; what was submitted is read by managers of the platform, too. Nothing is in the catalogue
 *   before it was admitted.
 * - A draft may be half done. `obstacles` says in words what is missing before it can be submitted.
 * - What waits or is admitted is withdrawn before it is changed.
 */
import type { Answer, CallOptions, Receipt, Subscribable } from './ports.ts';
import type { PersonReference } from './types.ts';

export interface DirectoryLine {
  /** 1 to 8; at most one deeper than the line before. */
  level: number;
  title: string;
  durationSeconds: number | null;
  /** File or address that it stands for. */
  ref: string | null;
}
export interface Lecturer {
  name: string;
  /** Empty: not said, which is a right. */
  ethnicGroup: string;
}
export interface OwnResourceDraft {
  title: string;
  /** A01, A02 or A03; what else was chosen is kept. */
  type: string;
  description: string;
  provider: string;
  rightsHolder: string;
  licence: string;
  language: string;
  lecturers: { label: string; people: Lecturer[] };
  /** As it was typed. */
  created: string;
  keywords: string[];
  /** Path in the category tree, outermost first. */
  category: string[];
  /** Place in the teaching taxonomy from which the path was picked. */
  node: string | null;
  directory: DirectoryLine[];
  url: string;
  coverAlternative: string;
  /** Level of protection of the platform that has a linked course, 1 to 5; 0 or missing: not said. */
  protectionLevel?: number | undefined;
  /** Number or address of what proves it. */
  protectionProof?: string | undefined;
  /** A sound has at least 16 bits a sample, as its author says. */
  declaresDepth?: boolean | undefined;
  /** A simulation or an interactive course in words, a step a line. */
  textAlternative?: string | undefined;
}
export type OwnFileRole = 'media' | 'cover';
/** A rule of the technical standard for films and sounds, and what a file was found to be. */
export interface TechnicalCheck {
  rule: 'container' | 'video-codec' | 'audio-codec' | 'width' | 'height' | 'frame-rate' | 'bit-rate' | 'sample-rate' | 'channels' | 'sample-depth';
  /** `unknown`: the file does not say. */
  verdict: 'pass' | 'fail' | 'unknown';
  /** A name, or pixels, frames, bits or samples a second, channels; an empty name: there is no such track. */
  measured: string | number | null;
}
export interface OwnFile {
  role: OwnFileRole;
  name: string;
  sizeBytes: number;
  /** Bytes that have come. */
  received: number;
  /** `null` before all have come. */
  kind: 'video' | 'audio' | 'picture' | 'book' | null;
  /** A film or a sound held against the technical standard, also while it is on its way. */
  checks?: TechnicalCheck[] | undefined;
}
/** Whether a linked course answered, as the service has found. */
export interface LinkCheck {
  url: string;
  at: string;
  /** `refused`: somebody answers, and gives no page. */
  outcome: 'reachable' | 'refused' | 'unreachable';
  status: number | null;
}
export type OwnResourceState = 'draft' | 'pending-review' | 'admitted' | 'returned' | 'withdrawn';

interface OwnResourceHead {
  id: string;
  state: OwnResourceState;
  author: PersonReference;
  changedAt: string;
  submittedAt: string | null;
  decision: { by: PersonReference; at: string; reason: string | null } | null;
  /** What it is in the catalogue, since it was first admitted. */
  resourceId: string | null;
}
export interface OwnResourceSummary extends OwnResourceHead {
  title: string;
  type: string;
}
export interface OwnResource extends OwnResourceHead {
  draft: OwnResourceDraft;
  files: OwnFile[];
  /** Fields of the draft, `media` and `cover`, each with what is wrong in words. */
  obstacles: { field: string; message: string }[];
  /** The last time that the address was asked. */
  linkCheck?: LinkCheck | null | undefined;
  /** Counted by the service; `null` while the people are fewer than five. */
  counters: { clicks: number | null; learners: number | null };
}
export interface OwnResourcePage {
  items: OwnResourceSummary[];
  nextCursor: string | null;
  total: number;
}
export interface OwnResourceQuery {
  state?: OwnResourceState;
  cursor?: string;
  limit?: number;
}

export interface AdmissionDecision {
  admitted: boolean;
  /** Of the submission that was read. */
  submittedAt: string;
  /** Needed where it is returned. */
  reason: string | null;
}

export interface UploadOptions extends CallOptions {
  /** Hears how much has come. */
  onProgress?: (file: OwnFile) => void;
}

export interface OwnResourcePort extends Subscribable {
  /** What the caller has made, the newest first. */
  list(query: OwnResourceQuery, options?: CallOptions): Promise<Answer<OwnResourcePage>>;
  get(id: string, options?: CallOptions): Promise<Answer<OwnResource>>;
  /** Keeps the draft under an id that the caller made; without a line it waits on this machine. */
  write(id: string, draft: OwnResourceDraft): Promise<Receipt<OwnResource>>;
  drop(id: string): Promise<Receipt<null>>;
  /** Sends the file in parts and goes on where an earlier upload stopped; `signal` pauses it. */
  upload(id: string, role: OwnFileRole, file: File, options?: UploadOptions): Promise<Receipt<OwnFile>>;
  dropFile(id: string, role: OwnFileRole): Promise<Receipt<null>>;
  /** The bytes, for the author and whoever reviews. */
  file(id: string, role: OwnFileRole, options?: CallOptions): Promise<Answer<Blob>>;
  /** Has the service ask the address of the draft: no page may ask another origin. */
  checkLink(id: string): Promise<Receipt<OwnResource>>;
  submit(id: string): Promise<Receipt<OwnResource>>;
  /** Takes it back from the review, or out of the catalogue. */
  withdraw(id: string): Promise<Receipt<OwnResource>>;
  /** For managers of the platform: what waits, the longest first. */
  submissions(query: { cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<OwnResourcePage>>;
  /** Admits what was read, or returns it with a reason; the first decision stands. What was submitted anew meanwhile is refused. */
  decide(id: string, decision: AdmissionDecision): Promise<Receipt<OwnResource>>;
  /** A directory written as XML, as lines. Refuses a DTD, entities and what is malformed. */
  readDirectory(xml: string): Promise<DirectoryLine[]>;
  writeDirectory(lines: readonly DirectoryLine[]): Promise<string>;
}
