/**
 * Own resources on a bad line: a draft is kept on this machine and sent when the line is back, the last one alone. Files, a
 * submission and a decision need the line.
 */
import type { OwnResource, OwnResourceDraft, OwnResourcePort } from '../../base/ports/own-resources.ts';
import { PortError } from '../../base/ports/ports.ts';
import type { PersonReference } from '../../base/ports/types.ts';
import type { Join, Write } from './database.ts';
import type { OfflinePortOptions } from './port-options.ts';

export interface OfflineOwnResourceOptions extends OfflinePortOptions {
  writes: () => Promise<readonly Write[]>;
  me: () => Promise<PersonReference>;
}

/** A draft is whole each time: the later one is all that counts. */
const laterDraft: Join = (waiting, coming) =>
  waiting.kind === 'own-resource' && coming.kind === 'own-resource' && waiting.ownResourceId === coming.ownResourceId ? coming : undefined;

function begun(id: string, draft: OwnResourceDraft, author: PersonReference, changedAt: string): OwnResource {
  return { id, state: 'draft', author, changedAt, submittedAt: null, decision: null, resourceId: null, draft, files: [], obstacles: [], counters: { clicks: null, learners: null } };
}

export function offlineOwnResources({ remote, subscribe, read, write, onChange, writes, me }: OfflineOwnResourceOptions): OwnResourcePort {
  const change = 'own-resource.changed';
  const own = remote.ownResources;
  const queued = async (id: string) => {
    const waiting = (await writes()).findLast(({ command }) => command.kind === 'own-resource' && command.ownResourceId === id);
    return waiting?.command.kind === 'own-resource' ? { draft: waiting.command.draft, at: waiting.at } : undefined;
  };
  return {
    subscribe,
    list: (query, { signal } = {}) => read({ question: ['own resources', query], load: (ports, call) => ports.ownResources.list(query, call), change, signal }),
    get: async (id, { signal } = {}) => {
      const waiting = await queued(id);
      try {
        const answer = await read({ question: ['own resource', id], load: (ports, call) => ports.ownResources.get(id, call), change, signal });
        return waiting === undefined ? answer : { ...answer, value: { ...answer.value, draft: waiting.draft, changedAt: waiting.at } };
      } catch (error) {
        // Begun on this machine, and not known to the service yet.
        if (waiting === undefined) throw error;
        return { value: begun(id, waiting.draft, await me(), waiting.at), asOf: waiting.at, stale: error instanceof PortError && error.offline };
      }
    },
    write: async (id, draft) => {
      const receipt = await write<OwnResource>(`own resource ${id}`, { kind: 'own-resource', ownResourceId: id, draft }, () => own.write(id, draft), laterDraft);
      if (receipt.status === 'queued') onChange({ type: change, ownResourceId: id });
      return receipt;
    },
    drop: (id) => own.drop(id),
    upload: (id, role, file, options) => own.upload(id, role, file, options),
    dropFile: (id, role) => own.dropFile(id, role),
    file: (id, role, options) => own.file(id, role, options),
    checkLink: (id) => own.checkLink(id),
    submit: (id) => own.submit(id),
    withdraw: (id) => own.withdraw(id),
    submissions: (query, { signal } = {}) => read({ question: ['submissions', query], load: (ports, call) => ports.ownResources.submissions(query, call), change, signal }),
    decide: (id, decision) => own.decide(id, decision),
    readDirectory: (xml) => own.readDirectory(xml),
    writeDirectory: (lines) => own.writeDirectory(lines),
  };
}
