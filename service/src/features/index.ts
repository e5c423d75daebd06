/** All routes of the contract with their handlers. */
import type { Implementation } from '../http/implement.ts';
import type { Services } from '../services.ts';
import { announcementRoutes } from './announcements/routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { chatRoutes } from './chat/routes.ts';
import { courseRoutes } from './courses/routes.ts';
import { cuePointRoutes } from './cue-points/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { importRoutes } from './imports/routes.ts';
import { judgementRoutes } from './judgements/routes.ts';
import { attendanceRoutes } from './attendance/routes.ts';
import { leaveRoutes } from './leave/routes.ts';
import { noteRoutes } from './notes/routes.ts';
import { exchangeRoutes } from './exchange/routes.ts';
import { ltiRoutes } from './lti/routes.ts';
import { noticeRoutes } from './notices/routes.ts';
import { ownResourceRoutes } from './own-resources/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { planRoutes } from './plans/routes.ts';
import { progressRoutes } from './progress/routes.ts';
import { pushRoutes } from './push/routes.ts';
import { quietHourRoutes } from './quiet-hours/routes.ts';
import { recommendationRoutes } from './recommendations/routes.ts';
import { resourceRoutes } from './resources/routes.ts';
import { shareRoutes } from './shares/routes.ts';
import { shelfRoutes } from './shelf/routes.ts';
import { taskRoutes } from './tasks/routes.ts';
import { watchTimeRoutes } from './watch-time/routes.ts';

/** The implementations over open services. */
export function implementations(services: Services): Implementation[] {
  return [
    ...identityRoutes(services),
    ...resourceRoutes(services),
    ...ownResourceRoutes(services),
    ...judgementRoutes(services),
    ...recommendationRoutes(services),
    ...shelfRoutes(services),
    ...taskRoutes(services),
    ...progressRoutes(services),
    ...courseRoutes(services),
    ...cuePointRoutes(),
    ...watchTimeRoutes(),
    ...noteRoutes(),
    ...shareRoutes(),
    ...noticeRoutes(services),
    ...quietHourRoutes(),
    ...pushRoutes(services),
    ...announcementRoutes(services),
    ...leaveRoutes(),
    ...privacyRoutes(),
    ...attendanceRoutes(),
    ...planRoutes(services),
    ...chatRoutes(services),
    ...caseRoutes(services),
    ...importRoutes(),
    ...exchangeRoutes(services),
    ...ltiRoutes(services),
  ];
}
