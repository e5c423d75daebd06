/** Chooses for others: to whom one may give, and giving it to them. Comes where a host wants it. */
import { problemFrom } from '../../base/index.ts';
import { LsResourceGiveEvent, LsResourceGiveRequestEvent } from '../resource-picker.events.ts';
import type { PickerGiving } from '../resource-picker.types.ts';
import { changed, quietly, type PickerLink } from './place.ts';

export function connectGiving(link: PickerLink): void {
  const { resources } = link.ports;
  const show = (outcome: PickerGiving['outcome']): void => {
    const { state } = link.host;
    if (state.type === 'ready' && state.giving) link.show(changed(link, { giving: { ...state.giving, outcome } }));
  };

  link.on<LsResourceGiveRequestEvent>(LsResourceGiveRequestEvent.type, async ({ detail }) => {
    const { audience, reason, resources: given } = detail;
    show({ type: 'sending' });
    try {
      let isQueued = false;
      // What was given last stands first with those who get it: so the order of the choice becomes theirs.
      for (const { id, resourceId } of [...given].reverse()) {
        const { status } = await resources.changeRecommendations({ act: 'give', id, draft: { resourceId, audience, reason } });
        isQueued ||= status === 'queued';
      }
      show({ type: 'given', scope: `${audience.kind}:${audience.id}`, resourceIds: given.map(({ resourceId }) => resourceId), isQueued });
      link.host.dispatchEvent(new LsResourceGiveEvent({ audience, reason, resources: given }));
    } catch (error) {
      show({ type: 'failed', problem: problemFrom(error) });
    }
  });

  void link.read(
    'giving',
    (signal) => quietly(resources.recommendations({ signal })),
    (known) => changed(link, { giving: { audiences: known?.audiences ?? [], outcome: { type: 'none' } } }),
  );
}
