import { FileReads } from '../base/attachments/file-reads.ts';
import { connectPorts } from '../base/controllers/port-connection.ts';
import type { ModerationCase, ModerationCasePage, ReceivedCase } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { LsCaseActRequestEvent, LsCaseAttachmentRequestEvent, LsCaseChangeEvent, LsCaseExportRequestEvent, LsCaseMoreRequestEvent, LsCommentReviewRequestEvent, LsHeldWordsRequestEvent, LsReceivedCaseCloseRequestEvent, LsReportDecideRequestEvent } from './moderation-desk.events.ts';
import { requireWhole, sumOf } from './model/whole.ts';
import { LsModerationDesk } from './moderation-desk.ts';
import type { DeskData, DeskState } from './moderation-desk.types.ts';

/** As much as one page may hold: what is shown is read again in one go. */
const mostAtOnce = 100;

/** Feeds every `ls-moderation-desk`. */
export function connectModerationDesk(): void {
  connectPorts(LsModerationDesk, {
    needs: ['cases', 'identity'],
    connect(link) {
      const { cases, identity } = link.ports;
      const { host } = link;
      let shown: readonly ModerationCase[] = [];
      let cursor: string | null = null;
      let words: DeskData['words'] = null;
      let record: DeskData['record'] = null;
      let received: readonly ReceivedCase[] = [];
      let done = '';

      const files = new FileReads(
        async (caseId, id) => {
          const told = received.find((one) => one.id === caseId);
          if (told !== undefined) return requireWhole(await cases.receivedAttachment(caseId, id), sumOf(told, undefined, id));
          const sum = sumOf(shown.find((one) => one.id === caseId), record?.caseId === caseId ? record.value : undefined, id);
          return requireWhole(await cases.attachment(caseId, id), sum);
        },
        link.signal,
        () => tell({ files: files.held }),
      );

      const read = (after: string | null): Promise<void> =>
        link.read(
          'cases',
          async (signal) => {
            const me = await identity.me({ signal });
            const acting = me.value.identities.find(({ id }) => id === identity.actingIdentity) ?? me.value.identities[0];
            const page = await cases.list(after === null ? { limit: Math.min(Math.max(shown.length, 24), mostAtOnce) } : { cursor: after }, { signal });
            // The words are set seldom, by the one who manages them: they are read once.
            if (words === null && acting?.role === 'manager') {
              const { id: organisationId, name: place } = acting.organisation;
              words = { organisationId, place, words: (await cases.heldWords(organisationId, { signal })).value };
            }
            const [{ value: comments }, { value: told }, { value: reported }] = await Promise.all([
              cases.comments({ signal }),
              cases.received({ limit: mostAtOnce }, { signal }),
              cases.reportedResources({ limit: mostAtOnce }, { signal }),
            ]);
            return { ...page, comments, told, reported, role: acting?.role ?? 'teacher' };
          },
          ({ value, comments, told, reported, role, ...freshness }): DeskState => {
            const known = new Set(shown.map(({ id }) => id));
            shown = after === null ? value.items : [...shown, ...value.items.filter(({ id }) => !known.has(id))];
            cursor = value.nextCursor;
            received = told.items;
            const { open, waiting }: Pick<ModerationCasePage, 'open' | 'waiting'> = value;
            return ready<DeskData>({ role, comments, received, reported: reported.items, items: shown, open: open + told.open + (reported.open ?? 0), waiting, more: cursor !== null, record, words, files: files.held, done }, freshness);
          },
        );
      const tell = (part: Partial<DeskData>): void => {
        if (host.state.type === 'ready') link.show({ ...host.state, ...part });
      };

      cases.subscribe(() => void read(null), { signal: link.signal });
      link.on<LsCaseMoreRequestEvent>(LsCaseMoreRequestEvent.type, () => read(cursor));
      link.on<LsCaseActRequestEvent>(LsCaseActRequestEvent.type, async ({ detail: { caseId, act, id } }) => {
        try {
          const { value } = await cases.act(caseId, act, id);
          done = id;
          if (value !== null) host.dispatchEvent(new LsCaseChangeEvent(value));
        } finally {
          // Also when it was refused: a colleague may have been first.
          await read(null);
        }
      });
      link.on<LsCommentReviewRequestEvent>(LsCommentReviewRequestEvent.type, async ({ detail: { commentId, shown: isShown, id } }) => {
        try {
          await cases.reviewComment(commentId, isShown);
          done = id;
        } finally {
          // Also when it was refused: the pupil may have written something else, or a colleague was first.
          await read(null);
        }
      });
      link.on<LsReceivedCaseCloseRequestEvent>(LsReceivedCaseCloseRequestEvent.type, async ({ detail: { caseId, closing } }) => {
        try {
          await cases.closeReceived(caseId, closing);
        } finally {
          await read(null);
        }
      });
      link.on<LsCaseAttachmentRequestEvent>(LsCaseAttachmentRequestEvent.type, ({ detail: { caseId, attachmentId } }) => files.ask(caseId, attachmentId));
      link.on<LsReportDecideRequestEvent>(LsReportDecideRequestEvent.type, async ({ detail: { reportId, decision } }) => {
        try {
          await cases.decideReport(reportId, decision);
        } finally {
          // Also when it was refused: a colleague may have been first.
          await read(null);
        }
      });
      link.on<LsCaseExportRequestEvent>(LsCaseExportRequestEvent.type, async ({ detail: { caseId, conversationId, ground, id } }) => {
        const { value } = await cases.export(conversationId, ground, 0, caseId);
        done = id;
        if (value !== null) tell({ done, record: (record = { caseId, value }) });
      });
      link.on<LsHeldWordsRequestEvent>(LsHeldWordsRequestEvent.type, async ({ detail: { organisationId, words: given, id } }) => {
        const { value } = await cases.holdWords(organisationId, [...given]);
        done = id;
        if (value !== null && words !== null) tell({ done, words: (words = { ...words, words: value }) });
      });
      void read(null);
    },
  });
}
