import { connectPorts } from '../base/controllers/port-connection.ts';
import type { OwnResourceSummary } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { LsAdmissionRequestEvent, LsSubmissionChangeEvent, LsSubmissionFileRequestEvent, LsSubmissionMoreRequestEvent, LsSubmissionOpenRequestEvent } from './admission-desk.events.ts';
import { LsAdmissionDesk } from './admission-desk.ts';
import type { AdmissionDeskData, AdmissionDeskState, OpenSubmission } from './admission-desk.types.ts';

/** As much as one page may hold: what is shown is read again in one go. */
const mostAtOnce = 100;

/** Feeds every `ls-admission-desk`. */
export function connectAdmissionDesk(): void {
  connectPorts(LsAdmissionDesk, {
    needs: ['ownResources', 'identity'],
    connect(link) {
      const { ownResources, identity } = link.ports;
      const { host } = link;
      let items: readonly OwnResourceSummary[] = [];
      let cursor: string | null = null;
      let open: OpenSubmission | null = null;
      /** Looked at last: an earlier answer may come late. */
      let wanted: string | null = null;
      let decided: AdmissionDeskData['decided'] = null;

      const forget = (): void => {
        if (open?.media) URL.revokeObjectURL(open.media);
        open = null;
      };
      link.signal.addEventListener('abort', forget, { once: true });
      const tell = (): void => {
        if (host.state.type === 'ready') link.show({ ...host.state, open, decided });
      };
      const look = async (id: string): Promise<void> => {
        const { value: resource } = await ownResources.get(id, { signal: link.signal });
        const hasCover = resource.files.some(({ role, kind }) => role === 'cover' && kind !== null);
        // What is said about it can be judged without its cover.
        const cover = hasCover ? await ownResources.file(id, 'cover', { signal: link.signal }).then(({ value }) => value, () => null) : null;
        if (wanted !== id) return;
        forget();
        open = { resource, cover, media: null };
      };
      const read = (after: string | null): Promise<void> =>
        link.read(
          'submissions',
          async (signal) => {
            const [page, me] = await Promise.all([
              ownResources.submissions(after === null ? { limit: Math.min(Math.max(items.length, 24), mostAtOnce) } : { cursor: after }, { signal }),
              identity.me({ signal }),
            ]);
            return { ...page, me: me.value.person.id };
          },
          ({ value, me, ...freshness }): AdmissionDeskState => {
            const known = new Set(items.map(({ id }) => id));
            items = after === null ? value.items : [...items, ...value.items.filter(({ id }) => !known.has(id))];
            cursor = value.nextCursor;
            // What was taken back, or submitted anew, is no longer what lies open.
            if (!items.some(({ id, submittedAt }) => id === open?.resource.id && submittedAt === open.resource.submittedAt)) forget();
            return ready<AdmissionDeskData>({ me, items, total: value.total, more: cursor !== null, open, decided }, freshness);
          },
        );

      ownResources.subscribe(() => void read(null), { signal: link.signal });
      link.on<LsSubmissionMoreRequestEvent>(LsSubmissionMoreRequestEvent.type, () => read(cursor));
      link.on<LsSubmissionOpenRequestEvent>(LsSubmissionOpenRequestEvent.type, async ({ detail: { ownResourceId } }) => {
        decided = null;
        wanted = ownResourceId;
        if (ownResourceId === null) forget();
        else await look(ownResourceId);
        tell();
      });
      link.on<LsSubmissionFileRequestEvent>(LsSubmissionFileRequestEvent.type, async ({ detail: { ownResourceId } }) => {
        const looked = open;
        const { value } = await ownResources.file(ownResourceId, 'media', { signal: link.signal });
        // Somebody may have gone on to another meanwhile.
        if (looked === null || open !== looked) return;
        open = { ...looked, media: URL.createObjectURL(value) };
        tell();
      });
      link.on<LsAdmissionRequestEvent>(LsAdmissionRequestEvent.type, async ({ detail: { ownResourceId, decision, id } }) => {
        try {
          const { value } = await ownResources.decide(ownResourceId, decision);
          if (value === null) return;
          decided = { requestId: id, title: value.draft.title, admitted: decision.admitted };
          host.dispatchEvent(new LsSubmissionChangeEvent(value));
        } finally {
          // Also when it was refused: it was taken back, or a colleague was first.
          await read(null);
        }
      });
      void read(null);
    },
  });
}
