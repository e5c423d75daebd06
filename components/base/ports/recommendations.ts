/**
 * What is recommended to a person, by whom and why.
 *
 * What every adapter keeps: nothing that the person does is watched for it; each resource stands in one list only; what was
 * dismissed comes back when that is taken back; `off` holds at once, without a line, too, and on all devices.
 */
import type { Answer, CallOptions, Receipt } from './ports.ts';
import type { ClassReference, PersonReference, ResourceSummary } from './types.ts';

/** `off`: nothing; `teachers`: only what a teacher of the own class gave; `all`: the other lists, too. */
export type RecommendationMode = 'off' | 'teachers' | 'all';
export interface RecommendationSettings {
  mode: RecommendationMode;
  /** Own words, all there is of a profile. Minors have none. */
  interests: string[];
}
export interface RecommendationAudience {
  kind: 'class' | 'organisation';
  id: string;
}
export interface RecommendationDraft {
  resourceId: string;
  /** Resources that do as well: a choice, of which one is enough. */
  alternatives?: string[] | undefined;
  /** Of a class, `learnerIds` alone; without them all of it. */
  audience: RecommendationAudience & { learnerIds?: string[] | undefined };
  reason: string;
}
export interface RecommendedItem {
  resource: ResourceSummary;
  /** Who gave it; `null` where the list says why. */
  sender: string | null;
  /** In the words of the sender, or the interest that it answers. */
  reason: string | null;
  /** Items with the same were given to choose from: one of them is enough. */
  choice?: string | null | undefined;
}
/** Something to send to learners who have not done a task that was due. Nothing goes out by itself. */
export interface RecommendationSuggestion {
  task: { id: string; title: string; dueAt: string };
  class: ClassReference;
  /** By name, with how much of the task each has done, 0 to 1; `null`: it was not begun. */
  learners: { learner: PersonReference; ratio: number | null }[];
  resources: ResourceSummary[];
}
export interface RecommendedList {
  /** `neutral`: nothing is recommended; by title, the same for everybody. */
  kind: 'teacher' | 'task' | 'authority' | 'interests' | 'neutral';
  /** Title of the task, for `task`. */
  about: string | null;
  items: RecommendedItem[];
}
export interface GivenRecommendation {
  id: string;
  resourceId: string;
  title: string;
  alternatives?: { resourceId: string; title: string }[] | undefined;
  audience: RecommendationAudience & { name: string };
  /** Of the class, those to whom it was given; `null`: all. */
  learners?: PersonReference[] | null | undefined;
  reason: string;
  at: string;
  /** Who else has; `null`: oneself. */
  by: PersonReference | null;
}
export interface Recommendations extends RecommendationSettings {
  /** What the person may choose. */
  modes: RecommendationMode[];
  mayHaveInterests: boolean;
  dismissed: { resourceId: string; title: string }[];
  lists: RecommendedList[];
  /** What the person has recommended to others; then what others have that the person may take back. */
  given: GivenRecommendation[];
  /** To whom the person may recommend something. */
  audiences: (RecommendationAudience & { name: string })[];
  /** For teachers: what might help whom, and why it is thought so. */
  suggestions?: RecommendationSuggestion[] | undefined;
}
/** Ids are made where the person acts, so that sending twice is once. */
export type RecommendationChange =
  | { act: 'set'; settings: RecommendationSettings }
  | { act: 'dismiss'; resourceId: string }
  | { act: 'restore'; resourceId: string }
  | { act: 'give'; id: string; draft: RecommendationDraft }
  | { act: 'withdraw'; id: string };

export interface RecommendationPort {
  recommendations(options?: CallOptions): Promise<Answer<Recommendations>>;
  changeRecommendations(change: RecommendationChange): Promise<Receipt<null>>;
}
