/**
 * What ports give to elements. These types belong to the library: an adapter maps whatever a platform answers to them.
 * Times are RFC 3339 in UTC, durations and positions are seconds, sizes are bytes.
 */
import type { Problem } from '../problem.ts';
import type { SecondPicture } from './second-picture.ts';

export type Role = 'student' | 'teacher' | 'guardian' | 'manager';
export type OrganisationLevel = 'national' | 'province' | 'city' | 'county' | 'school';

export interface PersonReference {
  id: string;
  name: string;
}
export interface ClassReference {
  id: string;
  name: string;
}
export interface OrganisationReference {
  id: string;
  name: string;
  level: OrganisationLevel;
}

/** One identity inside the one space of a person. */
export interface Identity {
  id: string;
  role: Role;
  organisation: OrganisationReference;
  classes: ClassOfIdentity[];
  /** For a guardian: the own children. Empty for every other role. */
  children: (PersonReference & { classes: ClassOfIdentity[] })[];
}
export interface ClassOfIdentity extends ClassReference {
  /** Absent or `null`: not known. */
  grade?: number | null | undefined;
}
/** The platform of a person, and those above it. */
export interface Tenant extends OrganisationReference {
  /** Outermost first. */
  parents: OrganisationReference[];
  /** Its look: a name for `data-ls-theme`, and the path of the style sheet at the service. `null`: the default. */
  theme: { name: string; stylesheet: string } | null;
}
/** The person of the space. */
export interface Me {
  person: PersonReference & { alternativeName: string | null };
  tenant: Tenant;
  space: { id: string; openedAt: string };
  identities: Identity[];
}

export type ResourceType = 'A01' | 'A02' | 'A03';
export type Stage = 'primary' | 'junior' | 'senior' | 'vocational' | 'lifelong';
export type TechnicalMark = 'hd' | 'subtitles' | 'offline' | 'worksheet';

/** Minutes; the upper bound belongs to the next band. */
export type LengthBand = 'under-5' | '5-15' | '15-45' | 'over-45';
/** Values of schema.org `accessibilityFeature`. */
export type AccessibilityFeature = 'captions' | 'transcript' | 'audioDescription' | 'signLanguage' | 'structuralNavigation';

/** What a card shows of a resource. */
export interface ResourceSummary {
  id: string;
  identifier: string;
  version: number;
  type: ResourceType;
  title: string;
  description: string;
  stage: Stage | null;
  grade: number | null;
  subject: string | null;
  edition: string | null;
  volume: string | null;
  chapter: string | null;
  language: string;
  provider: string;
  rightsHolder: string;
  licence: string | null;
  admittedBy: OrganisationReference;
  /** Where it came from, the one whose words are shown first; absent: the admitting platform alone. */
  sources?: { id: string; name: string }[] | undefined;
  durationSeconds: number | null;
  sizeBytes: number | null;
  coverUrl: string | null;
  /** What the cover shows; absent where nobody has said so. */
  coverAlternative?: string | undefined;
  /** False: it opens at the provider. */
  playable: boolean;
  marks: TechnicalMark[];
  accessibility: AccessibilityFeature[];
  /** Stars of people who used it; the average has one decimal. */
  rating: { average: number | null; count: number };
  /** How many people have used it. */
  uses: number | null;
  /** Day of making, yyyy-mm-dd, by which the newest come first; absent or `null` where nobody has said it. */
  created?: string | null | undefined;
  modifiedAt: string;
}
export interface Rendition {
  kind: 'progressive' | 'hls' | 'audio' | 'document' | 'course' | 'link';
  url: string;
  /** `launch`: it lies at a tool (LTI), opens by `launchLink` alone, and `url` says only whose page that is. */
  opensBy?: 'launch' | undefined;
  mimeType: string;
  width: number | null;
  height: number | null;
  /** Mean bits per second. */
  bitrate: number | null;
  sizeBytes: number | null;
}
export interface TextTrackSource {
  kind: 'subtitles' | 'captions' | 'chapters' | 'thumbnails' | 'descriptions';
  url: string;
  language: string | null;
  label: string | null;
}
export interface DirectoryNode {
  title: string;
  durationSeconds: number | null;
  children: DirectoryNode[];
}
export type MandatoryField = 'title' | 'address' | 'description' | 'provider' | 'rightsHolder' | 'lecturers' | 'cover';
/** Everything about one resource. */
export interface Resource extends ResourceSummary {
  lecturers: string[];
  keywords: string[];
  category: string[];
  created: string | null;
  /** Who looked at it before it was admitted, as far as the delivery says. */
  review?: { reviewer: string | null; unit: string | null; date: string | null } | undefined;
  /** Line that names whose it is, ready to be copied, where whoever admitted it says one. */
  attribution?: string | undefined;
  declaredClicks: number | null;
  declaredLearners: number | null;
  directory: DirectoryNode[];
  renditions: Rendition[];
  /** Films to watch beside it. */
  secondPictures?: SecondPicture[] | undefined;
  tracks: TextTrackSource[];
  /** What one does and sees in a simulation or an interactive course, step by step. */
  textAlternative?: string[] | undefined;
  extra: Record<string, string>;
  /** Mandatory fields that are empty; said only to who answers for the resource. */
  missing?: MandatoryField[] | undefined;
}
export interface ResourceQuery {
  q?: string;
  type?: ResourceType;
  stage?: Stage;
  grade?: number;
  subject?: string;
  language?: string;
  provider?: string;
  /** Id of the organisation that admitted it. */
  admittedBy?: string;
  licence?: string;
  length?: LengthBand;
  /** Only what can be kept for offline. */
  offline?: boolean;
  accessibility?: AccessibilityFeature;
  /** Place in the teaching taxonomy: what stands there or below. */
  node?: string;
  /** Only what the service itself can play. */
  playable?: boolean;
  sort?: 'fit' | 'newest' | 'title' | 'rating' | 'use';
  /** `false` leaves the counts out, for the second page and later. */
  facets?: false;
  cursor?: string;
  limit?: number;
}
export type Facet =
  | 'type' | 'stage' | 'grade' | 'subject' | 'language' | 'provider'
  | 'admittedBy' | 'licence' | 'length' | 'offline' | 'accessibility';
export interface FacetValue {
  value: string;
  count: number;
  /** Name of what the value is the id of. */
  label?: string | undefined;
}
export interface ResourcePage {
  items: ResourceSummary[];
  nextCursor: string | null;
  total: number;
  facets: Partial<Record<Facet, FacetValue[]>>;
  /** Words that were searched for instead, where those given are found nowhere. */
  meant: string | null;
  /** The line was down, and only what is held on this machine was searched: what was seen there and what is kept. */
  heldOnly?: true;
  /** Some of it could not be read: how much, in words for the person, and what can be done. */
  problem?: Problem | undefined;
}

/** Something of the catalogue that begins as the person types. */
export interface Suggestion {
  text: string;
  kind: 'subject' | 'chapter' | 'title' | 'keyword' | 'lecturer' | 'provider';
  count: number;
}
/** A place in the teaching taxonomy. */
export interface TaxonomyNode {
  id: string;
  kind: 'stage' | 'subject' | 'edition' | 'volume' | 'chapter' | 'knowledge-point';
  /** As the catalogue writes it; for a stage, the code of `Stage`. */
  label: string;
  count: number;
  hasChildren: boolean;
}
export interface TaxonomyLevel {
  /** From the outermost place to the one asked for. */
  path: TaxonomyNode[];
  /** In the order of teaching. */
  children: TaxonomyNode[];
}
export interface RelatedResource {
  relation: 'before' | 'after' | 'same-lesson' | 'same-chapter' | 'same-topic';
  resource: ResourceSummary;
}

/** A watched stretch in seconds, `[from, to]`. */
export type Interval = [number, number];
/** Pages, from the first to the last. */
export type PageRange = [first: number, last: number];
/** How far somebody has read. */
export interface Reading {
  /** Where to go on. */
  page: number;
  /** Of the whole. */
  pages: number;
  /** Pages that were in view, merged and ordered. */
  read: PageRange[];
}
export interface Progress {
  personId: string;
  resourceId: string;
  taskId: string | null;
  state: 'not-started' | 'started' | 'completed';
  positionSeconds: number;
  durationSeconds: number | null;
  watched: Interval[];
  /** Watched share of the whole, or the share of pages that were in view, 0 to 1. */
  ratio: number;
  /** Of what is read: pages. `null` or absent where nobody has read in it. */
  reading?: Reading | null | undefined;
  /** True where the teacher of the task wants a first view without skipping; free once it is completed. */
  inOrder?: boolean | undefined;
  updatedAt: string | null;
  version: number;
}
/** What a player tells of watching, listening or reading. The adapter makes a learning record of it. */
export interface ProgressRecord {
  /** UUID made where the act happened; sending it twice has the effect of once. */
  id: string;
  verb: 'initialized' | 'played' | 'paused' | 'seeked' | 'completed' | 'terminated' | 'experienced';
  resourceId: string;
  taskId: string | null;
  /** Of what is read: the page in view, and those read since the session began. Nothing of it is watched. */
  reading?: Reading;
  positionSeconds: number;
  durationSeconds: number | null;
  /** Stretches played since the session of watching began, merged and ordered. */
  playedSegments: Interval[];
  /** UUID of the session of watching: the id of its first record. */
  sessionId: string;
  /** What the xAPI video profile asks for besides; absent of what is read, and in records that an older version has kept. */
  video?: WatchedDetails | undefined;
  at: string;
}
/** What watching has come to when a record was made. */
export interface WatchedDetails {
  /** Watched share of the whole, earlier sessions included, 0 to 1. */
  ratio: number;
  /** Share that counts as watched to the end. */
  threshold: number;
  /** Seconds played, earlier sessions included. */
  spentSeconds: number;
  /** Of a seek: from where to where. Play may have gone on since. */
  seeked?: readonly [from: number, to: number] | undefined;
}

/** What one learner did in one task. */
export interface LearnerTimeline {
  learner: PersonReference;
  taskId: string;
  /** In the order in which they happened; the latest of them. */
  events: { at: string; verb: ProgressRecord['verb']; positionSeconds: number | null; page: number | null }[];
  total: number;
  /** Of what was played; what stands still does not count. */
  studySeconds: number;
  /** What to look at while the task is not completed. */
  signals: { kind: 'silent' | 'stuck'; days: number | null; positionSeconds: number | null }[];
}

/** When a class studied in its tasks: numbers, and nobody's name. */
export interface ClassStudy {
  by: 'day' | 'week';
  /** How many are in the class. */
  learners: number;
  studySeconds: number;
  /** In order of time, the last one goes on. */
  periods: {
    /** Days, `yyyy-mm-dd`; `until` is exclusive. */
    from: string;
    until: string;
    /** Of what was played; what stands still does not count. */
    studySeconds: number;
    /** That were in view. */
    pages: number;
    /** How many took part. */
    learners: number;
    /** In the order in which it was begun, with how many. */
    sequence: { resource: { id: string; title: string }; learners: number }[];
  }[];
}

export interface ClassSummary extends ClassReference {
  grade: number | null;
  school: string;
  learnerCount: number;
  subjects: string[];
}
export interface TaskDraft {
  classId: string;
  resourceId: string;
  title: string;
  instruction: string;
  /** What a learner without a screen does instead. */
  paperAlternative: string | null;
  dueAt: string | null;
  /** The first view skips nothing; after that all is free. */
  inOrder?: boolean | undefined;
  mode?: TaskMode | undefined;
  tier?: TaskTier | undefined;
  /** How long it is expected to take. */
  estimatedMinutes?: number | null | undefined;
  /** These learners of the class alone; without it all of the class, also who comes later. */
  learnerIds?: string[] | undefined;
  /** Why they do it; learners and guardians read it. */
  reason?: string | undefined;
}
export type TaskMode = 'paper' | 'online';
export type TaskTier = 'all' | 'A' | 'B' | 'C';
/** What a class has to do for one day, from all its teachers. */
export interface ClassLoad {
  day: string;
  /** Nobody does two tiers: what is for all, and the longest of the tiers. */
  minutes: number;
  byTier: Record<TaskTier, number>;
  /** Of which, of what only named learners have, the most that one of them has. */
  forSome?: number | undefined;
  tasks: number;
  /** Tasks of which nobody has said how long they take. */
  unestimated: number;
  /** Minutes a day that are allowed; `null`: no limit is set. */
  limit: number | null;
}
export interface Task {
  id: string;
  version: number;
  title: string;
  instruction: string;
  paperAlternative: string | null;
  class: ClassReference;
  resource: ResourceSummary;
  assignedBy: PersonReference;
  createdAt: string;
  dueAt: string | null;
  inOrder?: boolean | undefined;
  mode?: TaskMode | undefined;
  /** For whom it is meant; told to teachers alone. */
  tier?: TaskTier | undefined;
  estimatedMinutes?: number | null | undefined;
  /** Whose progress this is: the caller, or the own child. */
  learner: PersonReference | null;
  progress: Progress | null;
  /** For the teacher of the class; `started` counts those who have completed it too. */
  count: { learners: number; started: number; completed: number } | null;
  /** Why, in the words of who gave it. */
  reason?: string | null | undefined;
  /** To whom of the class it was given, for its teachers alone; `null`: to all, or not to be known. */
  learners?: PersonReference[] | null | undefined;
}
export interface TaskPage {
  items: Task[];
  nextCursor: string | null;
  total: number;
}
export interface TaskProgress {
  task: Task;
  learners: { learner: PersonReference; progress: Progress | null }[];
}
