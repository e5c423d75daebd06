/** All routes of the contract. */
import * as announcements from './announcements.ts';
import * as attendance from './attendance.ts';
import * as cases from './cases.ts';
import * as chat from './chat.ts';
import * as classLearners from './class-learners.ts';
import * as classLoad from './class-load.ts';
import * as classStudy from './class-study.ts';
import * as collected from './collected.ts';
import * as courseGroups from './course-groups.ts';
import * as courses from './courses.ts';
import * as cuePoints from './cue-points.ts';
import * as exchange from './exchange.ts';
import * as identity from './identity.ts';
import * as imports from './imports.ts';
import * as judgements from './judgements.ts';
import * as learnerTimeline from './learner-timeline.ts';
import * as leave from './leave.ts';
import * as lti from './lti.ts';
import * as notes from './notes.ts';
import * as notices from './notices.ts';
import * as ownResources from './own-resources.ts';
import * as plans from './plans.ts';
import * as privacy from './privacy.ts';
import * as progress from './progress.ts';
import * as push from './push.ts';
import * as receivedCases from './received-cases.ts';
import * as recommendations from './recommendations.ts';
import * as resources from './resources.ts';
import * as shares from './shares.ts';
import * as shelf from './shelf.ts';
import * as study from './study.ts';
import * as statements from './statements.ts';
import * as tasks from './tasks.ts';
import * as watchTime from './watch-time.ts';

/** Named, not inferred: the declarations of so many routes written out are longer than the compiler will write. */
export type Routes = typeof identity &
  typeof resources &
  typeof ownResources &
  typeof judgements &
  typeof recommendations &
  typeof shelf &
  typeof notes &
  typeof shares &
  typeof tasks &
  typeof learnerTimeline &
  typeof classLearners &
  typeof classLoad &
  typeof classStudy &
  typeof study &
  typeof progress &
  typeof statements &
  typeof courses &
  typeof courseGroups &
  typeof cuePoints &
  typeof watchTime &
  typeof notices &
  typeof push &
  typeof receivedCases &
  typeof announcements &
  typeof leave &
  typeof attendance &
  typeof privacy &
  typeof collected &
  typeof plans &
  typeof chat &
  typeof cases &
  typeof imports &
  typeof exchange &
  typeof lti;
export type RouteId = keyof Routes;

export const routes: Routes = { ...identity, ...resources, ...ownResources, ...judgements, ...recommendations, ...shelf, ...notes, ...shares, ...tasks, ...learnerTimeline, ...classLearners, ...classLoad, ...classStudy, ...study, ...progress, ...statements, ...courses, ...courseGroups, ...cuePoints, ...watchTime, ...notices, ...push, ...receivedCases, ...announcements, ...leave, ...attendance, ...privacy, ...collected, ...plans, ...chat, ...cases, ...imports, ...exchange, ...lti };
