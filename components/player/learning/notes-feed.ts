/** Notes of a lesson from the shelf port, read when the lesson plays and whenever they change. */
import { PortError, type Link, type Note } from '../../base/index.ts';
import type { LsPlayerNoteChangeRequestEvent } from './note-events.ts';
import type { LsPlayer } from '../player.ts';
import type { PlayerNotes } from '../player.types.ts';

export async function feedNotes(
  link: Link<LsPlayer, 'resources', 'progress' | 'shelf' | 'tasks'>,
  resourceId: string,
  show: (notes: PlayerNotes) => void,
): Promise<void> {
  const { shelf, tasks } = link.ports;
  if (!shelf) return;
  const { signal } = link;
  // Whoever belongs to no class may keep notes all the same.
  const classes = (await tasks?.classes({ signal }).catch(() => null))?.value ?? [];
  let items: readonly Note[] = [];
  const read = async (): Promise<void> => {
    try {
      items = (await shelf.notes(resourceId, { signal })).value;
    } catch (error) {
      // Without a line there is nothing to read, but there is to write.
      if (!(error instanceof PortError && error.offline)) return;
    }
    if (!signal.aborted) show({ items, classes });
  };
  // By its name: a value of that file would put it into a script of its own, and the deck would come in one more.
  link.on<LsPlayerNoteChangeRequestEvent>('ls-player-note-change-request', async ({ detail }) => {
    await shelf.change(detail.change);
    await read();
  });
  shelf.subscribe(() => void read(), { signal });
  await read();
}
