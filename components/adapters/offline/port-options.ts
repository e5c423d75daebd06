/** What the ports of people's acts (announcements, attendance, leave, plans) are given to work on a bad line. */
import type { Answer, Change, Receipt, Subscribable } from '../../base/ports/ports.ts';
import type { RemotePorts } from '../remote-ports.ts';
import type { Command, Join, Write } from './database.ts';
import type { Owner } from './owner.ts';
import type { ReadFile } from './kept-draft.ts';
import type { ReadOf } from './reader.ts';

export interface OfflinePortOptions {
  remote: RemotePorts;
  subscribe: Subscribable['subscribe'];
  /** A read with the writes that wait laid over it. */
  read: <Value>(of: ReadOf<Value>, overlay?: (value: Value, writes: readonly Write[], owner: Owner) => Value) => Promise<Answer<Value>>;
  /** A write that waits where it must. */
  write: <Value>(stream: string, command: Command, direct: () => Promise<Receipt<Value>>, join?: Join, files?: readonly ReadFile[]) => Promise<Receipt<Value>>;
  onChange: (change: Change) => void;
}
