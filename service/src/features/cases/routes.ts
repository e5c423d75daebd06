/** Routes of the tag `cases`, and those by which what was received is reported. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import type { Services } from '../../services.ts';
import { PartStore } from '../../uploads/part-store.ts';
import { announcedFiles } from '../announcements/announced-files.ts';
import { messageFiles } from '../chat/attachments.ts';
import { listCases } from './case-rows.ts';
import { readEvidence } from './evidence.ts';
import { actOnCase } from './handle-case.ts';
import { readHeldWords, writeHeldWords } from './held-words.ts';
import { readReceivedEvidence } from './received-evidence.ts';
import { closeReceivedCase, listReceivedCases, reportAnnouncement, reportNotice } from './received.ts';

export function caseRoutes({ config }: Services): Implementation[] {
  const files = new PartStore(config, messageFiles);
  const announced = new PartStore(config, announcedFiles.area);
  return [
    implement(routes.listCases, async ({ db, caller, query }) => listCases(db, caller, query)),
    implement(routes.actOnCase, async ({ db, caller, params, body }) => actOnCase(db, caller, params.caseId, body)),
    implement(routes.readCaseAttachment, async ({ db, caller, params }) => readEvidence(db, caller, params, files)),
    implement(routes.reportAnnouncement, async ({ db, caller, params, body }) => reportAnnouncement(db, caller, params.announcementId, body)),
    implement(routes.reportNotice, async ({ db, caller, params, body }) => reportNotice(db, caller, params.noticeId, body)),
    implement(routes.listReceivedCases, async ({ db, caller, query }) => listReceivedCases(db, caller, query)),
    implement(routes.closeReceivedCase, async ({ db, caller, params, body }) => closeReceivedCase(db, caller, params.caseId, body)),
    implement(routes.readReceivedAttachment, async ({ db, caller, params }) => readReceivedEvidence(db, caller, params, announced)),
    implement(routes.readHeldWords, async ({ db, caller, params }) => readHeldWords(db, caller, params.organisationId)),
    implement(routes.writeHeldWords, async ({ db, caller, params, body }) => writeHeldWords(db, caller, params.organisationId, body)),
  ];
}
