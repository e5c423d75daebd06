/** The port of own resources over a county in memory. */
import type { DirectoryLine, OwnResourcePort } from '../../base/ports/own-resources.ts';
import type { Subscribable } from '../../base/ports/ports.ts';
import { changesFor } from '../changes.ts';
import type { Calls } from './calls.ts';
import { Refusal, type Caller } from './county.ts';
import type { CallName } from './failures.ts';
import type { OwnResources } from './own-resources.ts';
import { pageOf } from './search.ts';

export function ownResourcePort(own: OwnResources, hub: Subscribable, { run, read, write, refuse, caller }: Calls): OwnResourcePort {
  const nothing = (call: CallName, work: (by: Caller) => void) =>
    write(call, (by) => {
      work(by);
      return null;
    });
  return {
    subscribe: changesFor('ownResources', hub),
    list: (query, options) => read('ownResources.list', (by) => pageOf(own.list(by, query.state), query), options?.signal),
    get: (id, options) => read('ownResources.get', (by) => own.get(by, id), options?.signal),
    write: (id, draft) => write('ownResources.write', (by) => own.write(by, id, draft)),
    drop: (id) => nothing('ownResources.drop', (by) => own.drop(by, id)),
    upload: async (id, role, file, { signal, onProgress } = {}) => {
      // What the file is takes a look at it: not while the line carries.
      await run('ownResources.upload', () => null, signal);
      try {
        onProgress?.({ role, name: file.name, sizeBytes: file.size, received: 0, kind: null });
        const value = await own.upload(caller(), id, role, file);
        onProgress?.(value);
        return { status: 'sent', value };
      } catch (error) {
        throw refuse(error);
      }
    },
    dropFile: (id, role) => nothing('ownResources.dropFile', (by) => own.dropFile(by, id, role)),
    file: (id, role, options) => read('ownResources.file', (by) => own.file(by, id, role), options?.signal),
    checkLink: (id) => write('ownResources.checkLink', (by) => own.checkLink(by, id)),
    submit: (id) => write('ownResources.submit', (by) => own.submit(by, id)),
    withdraw: (id) => write('ownResources.withdraw', (by) => own.withdraw(by, id)),
    submissions: (query, options) => read('ownResources.submissions', (by) => pageOf(own.submissions(by), query), options?.signal),
    decide: (id, decision) => write('ownResources.decide', (by) => own.decide(by, id, decision)),
    readDirectory: (xml) => run('ownResources.readDirectory', () => linesOf(xml)),
    writeDirectory: (lines) => run('ownResources.writeDirectory', () => xmlOf(lines)),
  };
}

function linesOf(xml: string): DirectoryLine[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (/<!/.test(xml) || document.querySelector('parsererror') !== null) throw new Refusal('invalid-request');
  const walk = (element: Element, level: number): DirectoryLine[] =>
    [...element.children].flatMap((child) => [{ level, title: child.getAttribute('title') ?? '', durationSeconds: null, ref: child.getAttribute('ref') }, ...walk(child, level + 1)]);
  return walk(document.documentElement, 1);
}

function xmlOf(lines: readonly DirectoryLine[]): string {
  const document = new DOMParser().parseFromString('<catalog version="1"/>', 'application/xml');
  const above = [document.documentElement];
  for (const { level, title, ref } of lines) {
    const item = document.createElement('item');
    item.setAttribute('title', title);
    if (ref !== null) item.setAttribute('ref', ref);
    above[level - 1]?.append(item);
    above[level] = item;
  }
  return new XMLSerializer().serializeToString(document);
}
