/** Files that a write has beside it, and their end: all that is needed of them before one is sent. */
import type { Command, Database } from './database.ts';
import type { KeptAttachment } from './kept-draft.ts';

/** What a write has beside it. */
export function keptWith(command: Command): readonly KeptAttachment[] {
  if (command.kind === 'plan-picture') return [command.picture];
  return command.kind === 'message' || command.kind === 'announcement' ? (command.draft.attachments ?? []) : [];
}

/** A message is gone from here, sent or given up: so are its files, but for those that another write has beside it. */
export async function dropFiles(database: Database, attachments: readonly KeptAttachment[]): Promise<void> {
  if (attachments.length === 0) return;
  const transaction = database.transaction(['outbox', 'files'], 'readwrite');
  const wanted = (await transaction.objectStore('outbox').getAll()).flatMap(({ command }) => keptWith(command).map(({ id }) => id));
  for (const { id } of attachments) if (!wanted.includes(id)) await transaction.objectStore('files').delete(id);
}
