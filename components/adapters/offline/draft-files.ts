/** What was chosen for a message and not sent yet, kept on this machine beyond the page. */
import type { AttachmentDraft } from '../../base/ports/chat.ts';
import type { Storage } from './database.ts';
import { bytesOf, filesOf, withoutBytes, type KeptAttachment } from './kept-draft.ts';
import { keptWith } from './kept-with.ts';

/** Longer than a holiday; after that nobody remembers what a photo was for. */
const longestMs = 14 * 86_400_000;
const prefix = 'draft-files ';

interface KeptFiles {
  readonly at: number;
  readonly attachments: readonly KeptAttachment[];
}

export const draftFilesFact = (owner: string, conversationId: string): string => `${prefix}${owner} ${conversationId}`;

/** Of a fact that is none of ours: nothing. */
function parse(value: unknown): KeptFiles {
  const nothing: KeptFiles = { at: 0, attachments: [] };
  // Written below, by this page or an earlier one of the same origin.
  return typeof value === 'string' ? (JSON.parse(value) as KeptFiles) : nothing;
}

export async function readDraftFiles(storage: Storage, key: string): Promise<AttachmentDraft[]> {
  const database = await storage.database();
  const { at, attachments } = parse(await database.get('facts', key));
  return at < Date.now() - longestMs ? [] : filesOf(database, attachments);
}

/** Takes the place of what was kept for the talk. Bytes that nobody waits for any more go, also of drafts that are too old. */
export async function keepDraftFiles(storage: Storage, owner: string, key: string, drafts: readonly AttachmentDraft[]): Promise<void> {
  const database = await storage.database();
  // What is described anew is not read and written anew.
  const there = new Set(await database.getAllKeys('files'));
  const kept = await bytesOf(drafts.filter(({ id }) => !there.has(id)));
  const transaction = database.transaction(['facts', 'files', 'outbox'], 'readwrite');
  const facts = transaction.objectStore('facts');
  if (drafts.length === 0) await facts.delete(key);
  else await facts.put(JSON.stringify({ at: Date.now(), attachments: drafts.map(withoutBytes) } satisfies KeptFiles), key);
  for (const one of kept) await transaction.objectStore('files').put({ ...one, owner });
  const wanted = new Set<string>();
  for (const name of await facts.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`))) {
    const { at, attachments } = parse(await facts.get(name));
    if (at < Date.now() - longestMs) await facts.delete(name);
    else for (const { id } of attachments) wanted.add(id);
  }
  for (const { command } of await transaction.objectStore('outbox').getAll()) {
    for (const { id } of keptWith(command)) wanted.add(id);
  }
  for (const id of await transaction.objectStore('files').getAllKeys()) if (!wanted.has(id)) await transaction.objectStore('files').delete(id);
  await transaction.done;
}
