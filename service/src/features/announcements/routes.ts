/** Announcements: one message to families, and what they answer. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import type { Caller } from '../../identity/caller.ts';
import type { Services } from '../../services.ts';
import { beginUpload, dropUpload, storeUploadPart } from '../../uploads/attachment-upload.ts';
import { dropMarked } from '../../uploads/dropped-files.ts';
import { PartStore } from '../../uploads/part-store.ts';
import { uploadedPart } from '../../uploads/uploaded-part.ts';
import { announcedFile, announcedFiles, readFile } from './announced-files.ts';
import { listAnnouncements, readAnnouncement } from './announcement-rows.ts';
import { answerAnnouncement, markRead } from './answer.ts';
import { listAudiences, previewAudience } from './audience.ts';
import { listFamilies, recallAnnouncement, remindFamilies } from './follow.ts';
import { sendAnnouncement } from './send.ts';

/** Routes of the tag `announcements`. */
export function announcementRoutes({ announcements, carrier, config }: Services): Implementation[] {
  const { touch } = announcements;
  const files = new PartStore(config, announcedFiles.area);
  const dropLater = ({ tenantId }: Caller) => async (): Promise<void> => dropMarked(carrier.db, files, tenantId);
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
    implement(routes.recallAnnouncement, async ({ db, caller, params, afterCommit }) => {
      afterCommit(dropLater(caller));
      return recallAnnouncement(db, caller, params.announcementId);
    }),
    implement(routes.beginAnnouncedFile, async ({ db, caller, params, body }) => beginUpload(db, caller, announcedFile(caller, params), body, files)),
    implement(
      routes.uploadAnnouncedFilePart,
      async ({ caller, params, request, afterCommit }) => {
        afterCommit(dropLater(caller));
        return uploadedPart(request, carrier.db, {
          store: (db, bytes) => storeUploadPart(db, caller, announcedFile(caller, params), params.offset, bytes, files),
          drop: (db) => dropUpload(db, caller, announcedFile(caller, params), files),
          afterDrop: dropLater(caller),
        });
      },
      { transaction: 'own' },
    ),
    implement(routes.dropAnnouncedFile, async ({ db, caller, params, afterCommit }) => {
      await dropUpload(db, caller, announcedFile(caller, params), files);
      afterCommit(dropLater(caller));
      return undefined;
    }),
    implement(routes.readAnnouncedFile, async ({ db, caller, params }) => readFile(db, caller, params, files)),
  ];
}
