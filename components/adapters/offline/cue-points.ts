/** Cue points on a bad line: what was set or answered waits and shows at once. Whether it is right, only the service says. */
import type { CuePoint, CuePointAnswer, CuePointList, CuePointPort } from '../../base/ports/cue-points.ts';
import type { OfflineCatalogueOptions } from './catalogue.ts';
import type { Write } from './database.ts';

export function offlineCuePoints({ remote, read, write }: Pick<OfflineCatalogueOptions, 'remote' | 'read' | 'write'>): CuePointPort {
  return {
    cuePoints: (resourceId, { signal } = {}) =>
      read({ question: ['cue points', resourceId], load: (ports, call) => ports.resources.cuePoints(resourceId, call), change: 'progress.changed', signal }, (list, writes) =>
        withQueuedCuePoints(list, resourceId, writes),
      ),
    changeCuePoint: (change) => write<null>(`cue point ${change.cuePointId}`, { kind: 'cue-point', change }, () => remote.resources.changeCuePoint(change)),
  };
}

/** The cue points of a resource as the person left them. */
export function withQueuedCuePoints(list: CuePointList, resourceId: string, writes: readonly Write[]): CuePointList {
  const left = new Map<string, CuePoint>(list.items.map((point) => [point.id, point]));
  for (const { command } of writes) {
    if (command.kind !== 'cue-point') continue;
    const { change } = command;
    const known = left.get(change.cuePointId);
    if (change.act === 'drop-cue-point') left.delete(change.cuePointId);
    if (change.act === 'answer-cue-point' && known) left.set(known.id, { ...known, answer: known.answer ?? waitingAnswer(change.draft) });
    const classOf = change.act === 'put-cue-point' ? list.classes.find(({ id }) => id === change.draft.classId) : undefined;
    if (change.act !== 'put-cue-point' || change.draft.resourceId !== resourceId || !classOf) continue;
    const { classId: _classId, ...words } = change.draft;
    left.set(change.cuePointId, { ...words, id: change.cuePointId, class: classOf, answer: null, count: known?.count ?? null });
  }
  return { ...list, items: [...left.values()].sort((a, b) => a.seconds - b.seconds) };
}

const waitingAnswer = ({ choices, text, at }: { choices: number[]; text: string; at: string }): CuePointAnswer => ({
  choices, text, right: null, answeredAt: at, waiting: true,
});
