/** What a county in memory consists of: each part keeps one matter, and some know others. */
import type { Change } from '../../base/ports/ports.ts';
import { Announcements } from './announcements.ts';
import { Attendance } from './attendance.ts';
import { Cases } from './cases.ts';
import { Collecting } from './collecting.ts';
import { Conversations } from './conversations.ts';
import { County } from './county.ts';
import { CourseGroups } from './course-groups.ts';
import { CuePoints } from './cue-points.ts';
import { Exchange } from './exchange.ts';
import { Keeping } from './keeping.ts';
import { Leave } from './leave.ts';
import { LtiRegistrations } from './lti-registrations.ts';
import { Notes } from './notes.ts';
import { OwnResources } from './own-resources.ts';
import { PersonalData } from './privacy.ts';
import { PlanReviews } from './plan-reviews.ts';
import { Plans } from './plans.ts';
import { PushDevices } from './push-devices.ts';
import { QuietHours } from './quiet-hours.ts';
import { Ratings } from './ratings.ts';
import { ReceivedCases } from './received-cases.ts';
import { Recommendations } from './recommendations.ts';
import { ResourceReports } from './resource-reports.ts';
import { Shares } from './shares.ts';
import { WatchTimes } from './watch-times.ts';
import type { Fixtures } from './fixtures.types.ts';

export interface Setting {
  fixtures: Fixtures;
  now: () => string;
  /** Says who is concerned by a change. */
  tell: (change: Change, personIds: readonly string[]) => void;
  /** What is said of a field that must not stay empty. */
  required: () => string;
}
export type Parts = ReturnType<typeof openParts>;

export function openParts({ fixtures, now, tell, required }: Setting) {
  const county = new County(fixtures, now, tell);
  const conversations = new Conversations(county, now);
  const cases = new Cases(county, conversations, now);
  const announcements = new Announcements(county, now);
  const received = new ReceivedCases(county, announcements, now);
  const quietHours = new QuietHours(county, announcements, conversations, now);
  const leave = new Leave(county, now);
  const personalData = new PersonalData(county, now);
  const collecting = new Collecting(county, personalData, now);
  const pushDevices = new PushDevices(county, personalData);
  const attendance = new Attendance(county, now);
  const plans = new Plans(county, now);
  const reviews = new PlanReviews(county, plans, now);
  const ownResources = new OwnResources(county, now, required);
  const resourceReports = new ResourceReports(county, now);
  const keeping = new Keeping(fixtures, now, tell);
  const notes = new Notes(county, now, personalData);
  const shares = new Shares(county, now, personalData);
  const cuePoints = new CuePoints(county);
  const watchTimes = new WatchTimes(county, now);
  const lti = new LtiRegistrations(county, now);
  const exchange = new Exchange(county, lti, now);
  const ratings = new Ratings(county, now);
  const recommendations = new Recommendations(county, now);
  const courseGroups = new CourseGroups(county, now);
  return { courseGroups, county, conversations, cases, received, announcements, quietHours, pushDevices, leave, personalData, collecting, attendance, plans, reviews, ownResources, resourceReports, keeping, notes, shares, cuePoints, watchTimes, lti, exchange, ratings, recommendations };
}
