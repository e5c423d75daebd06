import type { Me, Role, SyncState } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** The rooms of a space that the shell leads to. A host shows what belongs there in the default slot. */
export type SpaceView = 'start' | 'tasks' | 'resources' | 'talks' | 'notices';

/** Who is here, as whom they act, and how the line is. */
export interface SpaceData {
  readonly me: Me;
  /** The identity as which the person acts. */
  readonly identityId: string;
  readonly sync: SyncState;
  /** Unread notices of this identity, and what waits: announcements to be read or answered, leave to be decided. */
  readonly unread: number;
}
export type SpaceState = DataState<SpaceData>;

/** Which views a role has, in the order of the menu. All roles begin with what is due. */
export const viewsOf: Readonly<Record<Role, readonly SpaceView[]>> = {
  student: ['start', 'tasks', 'resources', 'notices'],
  teacher: ['start', 'tasks', 'resources', 'talks', 'notices'],
  guardian: ['start', 'tasks', 'talks', 'notices'],
  manager: ['start', 'resources', 'notices'],
};
