import { FileReads } from '../base/attachments/file-reads.ts';
import { connectPorts } from '../base/controllers/port-connection.ts';
import type { Announcement } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import {
  LsAnnouncementAnswerRequestEvent,
  LsAnnouncementFamiliesRequestEvent,
  LsAnnouncementFileRequestEvent,
  LsAnnouncementMoreRequestEvent,
  LsAnnouncementReadRequestEvent,
  LsAnnouncementRecallRequestEvent,
  LsAnnouncementRemindRequestEvent,
  LsAnnouncementReportRequestEvent,
  LsReceiptEvent,
} from './announcements.events.ts';
import { LsAnnouncements } from './announcements.ts';
import type { AnnouncementsData, AnnouncementsState, FamilyFilter } from './announcements.types.ts';

/** As much as one page may hold: what is shown is read again in one go. */
const mostAtOnce = 100;

/** Feeds every `ls-announcements`. */
export function connectAnnouncements(): void {
  connectPorts(LsAnnouncements, {
    needs: ['announcements'],
    connect(link) {
      const { announcements } = link.ports;
      const { host } = link;
      let shown: readonly Announcement[] = [];
      let cursor: string | null = null;
      let families: AnnouncementsData['families'] = null;
      /** Which families were asked for last: they may still be on their way when something comes in. */
      let asked: { readonly announcementId: string; readonly filter: FamilyFilter } | null = null;
      let familyCursor: string | null = null;
      let reminded: AnnouncementsData['reminded'] = null;

      const read = (after: string | null): Promise<void> =>
        link.read(
          'announcements',
          (signal) => announcements.list(after === null ? { limit: Math.min(Math.max(shown.length, 24), mostAtOnce) } : { cursor: after }, { signal }),
          ({ value, ...freshness }): AnnouncementsState => {
            // What moved up between two pages is shown where it was.
            const known = new Set(shown.map(({ id }) => id));
            shown = after === null ? value.items : [...shown, ...value.items.filter(({ id }) => !known.has(id))];
            cursor = value.nextCursor;
            if (shown.length === 0) return { type: 'empty' };
            const { toAnswer, unread } = value;
            return ready<AnnouncementsData>({ items: shown, toAnswer, unread, more: cursor !== null, families, reminded, files: files.held }, freshness);
          },
        );
      const change = (part: Partial<AnnouncementsData>): void => {
        if (host.state.type === 'ready') link.show({ ...host.state, ...part });
      };
      const files = new FileReads(
        async (announcementId, id) => (await announcements.attachment(announcementId, id, { signal: link.signal })).value,
        link.signal,
        () => change({ files: files.held }),
      );
      const readFamilies = async (announcementId: string, filter: FamilyFilter, after: string | null): Promise<void> => {
        asked = { announcementId, filter };
        const limit = after === null ? { limit: mostAtOnce } : { cursor: after, limit: mostAtOnce };
        await link.read(
          'families',
          (signal) => announcements.families(announcementId, { ...(filter === 'all' ? {} : { state: filter }), ...limit }, { signal }),
          ({ value }): LsAnnouncements['state'] => {
            // Put away meanwhile.
            if (asked === null) return host.state;
            familyCursor = value.nextCursor;
            families = { announcementId, filter, items: after === null ? value.items : [...(families?.items ?? []), ...value.items], total: value.total, more: familyCursor !== null };
            return host.state.type === 'ready' ? { ...host.state, families } : host.state;
          },
        );
      };

      announcements.subscribe(
        ({ announcementId }) => {
          void read(null);
          if (asked !== null && asked.announcementId === announcementId) void readFamilies(asked.announcementId, asked.filter, null);
        },
        { signal: link.signal },
      );
      link.on<LsAnnouncementMoreRequestEvent>(LsAnnouncementMoreRequestEvent.type, () => read(cursor));
      link.on<LsAnnouncementFileRequestEvent>(LsAnnouncementFileRequestEvent.type, ({ detail }) => files.ask(detail.announcementId, detail.attachmentId));
      link.on<LsAnnouncementReadRequestEvent>(LsAnnouncementReadRequestEvent.type, async ({ detail }) => {
        await announcements.markRead(detail.announcementId);
        await read(null);
      });
      link.on<LsAnnouncementAnswerRequestEvent>(LsAnnouncementAnswerRequestEvent.type, async ({ detail: { announcementId, answer } }) => {
        try {
          const { status } = await announcements.answer(announcementId, answer);
          host.dispatchEvent(new LsReceiptEvent(announcementId, answer, status));
        } finally {
          // Also when it was refused: the last place may be gone, or somebody else has answered.
          await read(null);
          if (asked !== null) await readFamilies(asked.announcementId, asked.filter, null);
        }
      });
      link.on<LsAnnouncementFamiliesRequestEvent>(LsAnnouncementFamiliesRequestEvent.type, async ({ detail: { announcementId, filter, more } }) => {
        if (announcementId === null) {
          [asked, families] = [null, null];
          change({ families });
        } else await readFamilies(announcementId, filter, more ? familyCursor : null);
      });
      link.on<LsAnnouncementRemindRequestEvent>(LsAnnouncementRemindRequestEvent.type, async ({ detail: { announcementId, id } }) => {
        const { value } = await announcements.remind(announcementId, id);
        reminded = { announcementId, count: value?.reminded ?? 0 };
        change({ reminded });
      });
      link.on<LsAnnouncementRecallRequestEvent>(LsAnnouncementRecallRequestEvent.type, async ({ detail }) => {
        await announcements.recall(detail.announcementId);
        await read(null);
      });
      link.on<LsAnnouncementReportRequestEvent>(LsAnnouncementReportRequestEvent.type, (request) => {
        const { announcementId, report, id } = request.detail;
        request.respondWith(announcements.report(announcementId, report, id).then(({ value }) => value?.caseNumber ?? null));
      });
      void read(null);
    },
  });
}
