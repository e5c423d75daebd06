/** Announcements: one message to families, and what they answer. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import type { Services } from '../../services.ts';
import { listAnnouncements, readAnnouncement } from './announcement-rows.ts';
import { answerAnnouncement, markRead } from './answer.ts';
import { listAudiences, previewAudience } from './audience.ts';
import { listFamilies, recallAnnouncement, remindFamilies } from './follow.ts';
import { sendAnnouncement } from './send.ts';

/** Routes of the tag `announcements`. */
export function announcementRoutes({ announcements }: Services): Implementation[] {
  const { touch } = announcements;
  return [
    implement(routes.listAudiences, async ({ db, caller }) => listAudiences(db, caller)),
    implement(routes.previewAudience, async ({ db, caller, body }) => previewAudience(db, caller, body)),
    implement(routes.listAnnouncements, async ({ db, caller, query, logger }) => listAnnouncements(db, caller, query, logger)),
    implement(routes.sendAnnouncement, async ({ db, caller, body }) => sendAnnouncement(db, caller, body)),
    implement(routes.readAnnouncement, async ({ db, caller, params }) => readAnnouncement(db, caller, params.announcementId)),
    implement(routes.markAnnouncementRead, async ({ db, caller, params }) => {
      await markRead(db, caller, params.announcementId, touch);
      return undefined;
    }),
    implement(routes.answerAnnouncement, async ({ db, caller, params, body }) => answerAnnouncement(db, caller, params.announcementId, body, touch)),
    implement(routes.listAnnouncedFamilies, async ({ db, caller, params, query }) => listFamilies(db, caller, params.announcementId, query)),
    implement(routes.remindFamilies, async ({ db, caller, params }) => remindFamilies(db, caller, params.announcementId)),
    implement(routes.recallAnnouncement, async ({ db, caller, params }) => recallAnnouncement(db, caller, params.announcementId)),
  ];
}
