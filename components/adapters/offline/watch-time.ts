/** Watch time on a bad line: what was kept, and what waits to be sent. A clock that was set back is no new day. */
import { dayInChina } from '../../../contract/src/china-time.ts';
import type { WatchTime, WatchTimePort } from '../../base/ports/watch-time.ts';
import { secondsOf } from '../watch-time.ts';
import type { OfflineCatalogueOptions } from './catalogue.ts';
import type { Write } from './database.ts';

export function offlineWatchTime({ remote, read }: Pick<OfflineCatalogueOptions, 'remote' | 'read'>): WatchTimePort {
  return {
    watchTime: async (learnerId, { signal } = {}) =>
      read({ question: ['watch time', learnerId], load: (ports, call) => ports.resources.watchTime(learnerId, call), change: 'watch-time.changed', signal }, (known, writes, { personId }) =>
        known.learnerId === personId ? withQueuedWatching(known, writes, Date.now()) : known,
      ),
    setWatchRule: (learnerId, rule) => remote.resources.setWatchRule(learnerId, rule),
  };
}

export function withQueuedWatching(known: WatchTime, writes: readonly Write[], now: number): WatchTime {
  const today = dayInChina(now);
  const isLater = today > known.day;
  const day = isLater ? today : known.day;
  const records = writes.flatMap(({ command }) => (command.kind === 'progress' ? command.records : [])).filter(({ at }) => !isLater || dayInChina(Date.parse(at)) >= day);
  const { usedSeconds, taskSeconds } = secondsOf(records);
  const before = isLater ? { usedSeconds: 0, taskSeconds: 0 } : known;
  const at = new Date(Math.max(now, Date.parse(known.at))).toISOString();
  return { ...known, day, at, usedSeconds: before.usedSeconds + usedSeconds, taskSeconds: before.taskSeconds + taskSeconds };
}
