/** The shape of a county that lives in memory. */
import type { Identity, Notice, ProgressRecord, Resource, TaskDraft } from '../../base/ports/types.ts';

export interface MemoryPerson {
  id: string;
  name: string;
  alternativeName: string | null;
  identities: Identity[];
}
export interface MemoryClass {
  id: string;
  name: string;
  grade: number | null;
  school: string;
  learnerIds: string[];
  /** What each teacher of the class teaches there, by person. */
  teachers: Record<string, string[]>;
}
export interface MemoryTask {
  id: string;
  draft: TaskDraft;
  assignedBy: string;
  createdAt: string;
}
export interface Fixtures {
  tenant: { id: string; name: string };
  people: MemoryPerson[];
  classes: MemoryClass[];
  resources: Resource[];
  tasks: MemoryTask[];
  records: { personId: string; record: ProgressRecord }[];
  notices: { personId: string; notice: Notice }[];
}
