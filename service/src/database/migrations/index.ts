/** All migrations by name, oldest first. A published migration is never changed: add the next one. */
import type { Migration } from 'kysely/migration';
import * as foundation from './0001-foundation.ts';
import * as membershipSources from './0010-membership-sources.ts';
import * as tenantThemes from './0011-tenant-themes.ts';
import * as catalogueSearch from './0100-catalogue-search.ts';
import * as exchange from './0101-exchange.ts';
import * as harvested from './0102-harvested.ts';
import * as judging from './0103-judging.ts';
import * as resourceShares from './0110-resource-shares.ts';
import * as importRuns from './0120-import-runs.ts';
import * as importSignsOfLife from './0121-import-signs-of-life.ts';
import * as ownResources from './0125-own-resources.ts';
import * as unfinishedUploads from './0126-unfinished-uploads.ts';
import * as ltiKeys from './0130-lti-keys.ts';
import * as ltiIdentities from './0140-lti-identities.ts';
import * as learningRecords from './0200-learning-records.ts';
import * as courses from './0201-courses.ts';
import * as tasksInOrder from './0210-tasks-in-order.ts';
import * as replayedStatements from './0220-replayed-statements.ts';
import * as notes from './0230-notes.ts';
import * as cuePoints from './0240-cue-points.ts';
import * as watchRules from './0250-watch-rules.ts';
import * as reading from './0260-reading.ts';
import * as ownBooks from './0270-own-books.ts';
import * as documentsWritten from './0271-documents-written.ts';
import * as technicalChecks from './0272-technical-checks.ts';
import * as chat from './0300-chat.ts';
import * as cases from './0301-cases.ts';
import * as answerHours from './0302-answer-hours.ts';
import * as quietHours from './0303-quiet-hours.ts';
import * as attachments from './0304-attachments.ts';
import * as announcements from './0350-announcements.ts';
import * as leave from './0351-leave.ts';
import * as leaveNotices from './0352-leave-notices.ts';
import * as attendance from './0353-attendance.ts';
import * as absenceNotices from './0354-absence-notices.ts';
import * as admissionNotices from './0355-admission-notices.ts';
import * as receivedCases from './0356-received-cases.ts';
import * as evidence from './0357-evidence.ts';
import * as uploads from './0358-uploads.ts';
import * as reportNotices from './0359-report-notices.ts';
import * as oneOpenReport from './0360-one-open-report.ts';
import * as pushDevices from './0370-push-devices.ts';
import * as announcedFiles from './0371-announced-files.ts';
import * as appointments from './0372-appointments.ts';
import * as announcedEvidence from './0373-announced-evidence.ts';
import * as looksAtFiles from './0374-looks-at-files.ts';
import * as shareThanks from './0375-share-thanks.ts';
import * as commentPolicies from './0376-comment-policies.ts';
import * as platformPolicies from './0377-platform-policies.ts';
import * as movedAppointments from './0378-moved-appointments.ts';
import * as privacy from './0379-privacy.ts';
import * as lessonPlans from './0400-lesson-plans.ts';
import * as curriculumStandards from './0401-curriculum-standards.ts';
import * as termSchedules from './0402-term-schedules.ts';
import * as planReviews from './0411-plan-reviews.ts';
import * as planWriters from './0412-plan-writers.ts';
import * as homework from './0413-homework.ts';
import * as enrolmentBegin from './0414-enrolment-begin.ts';
import * as planPictures from './0415-plan-pictures.ts';
import * as individual from './0416-individual.ts';
import * as decisionOrder from './0417-decision-order.ts';
import * as searchFields from './0418-search-fields.ts';
import * as reportVersion from './0420-report-version.ts';
import * as launchedLinks from './0422-launched-links.ts';
import * as collectedChoices from './0423-collected-choices.ts';
import * as courseGroups from './0424-course-groups.ts';
import * as certificatesOfClasses from './0425-certificates-of-classes.ts';

export const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0010-membership-sources': membershipSources,
  '0011-tenant-themes': tenantThemes,
  '0100-catalogue-search': catalogueSearch,
  '0101-exchange': exchange,
  '0102-harvested': harvested,
  '0103-judging': judging,
  '0110-resource-shares': resourceShares,
  '0120-import-runs': importRuns,
  '0121-import-signs-of-life': importSignsOfLife,
  '0125-own-resources': ownResources,
  '0126-unfinished-uploads': unfinishedUploads,
  '0130-lti-keys': ltiKeys,
  '0140-lti-identities': ltiIdentities,
  '0200-learning-records': learningRecords,
  '0201-courses': courses,
  '0210-tasks-in-order': tasksInOrder,
  '0220-replayed-statements': replayedStatements,
  '0230-notes': notes,
  '0240-cue-points': cuePoints,
  '0250-watch-rules': watchRules,
  '0260-reading': reading,
  '0270-own-books': ownBooks,
  '0271-documents-written': documentsWritten,
  '0272-technical-checks': technicalChecks,
  '0300-chat': chat,
  '0301-cases': cases,
  '0302-answer-hours': answerHours,
  '0303-quiet-hours': quietHours,
  '0304-attachments': attachments,
  '0350-announcements': announcements,
  '0351-leave': leave,
  '0352-leave-notices': leaveNotices,
  '0353-attendance': attendance,
  '0354-absence-notices': absenceNotices,
  '0355-admission-notices': admissionNotices,
  '0356-received-cases': receivedCases,
  '0357-evidence': evidence,
  '0358-uploads': uploads,
  '0359-report-notices': reportNotices,
  '0360-one-open-report': oneOpenReport,
  '0370-push-devices': pushDevices,
  '0371-announced-files': announcedFiles,
  '0372-appointments': appointments,
  '0373-announced-evidence': announcedEvidence,
  '0374-looks-at-files': looksAtFiles,
  '0375-share-thanks': shareThanks,
  '0376-comment-policies': commentPolicies,
  '0377-platform-policies': platformPolicies,
  '0378-moved-appointments': movedAppointments,
  '0379-privacy': privacy,
  '0400-lesson-plans': lessonPlans,
  '0401-curriculum-standards': curriculumStandards,
  '0402-term-schedules': termSchedules,
  '0411-plan-reviews': planReviews,
  '0412-plan-writers': planWriters,
  '0413-homework': homework,
  '0414-enrolment-begin': enrolmentBegin,
  '0415-plan-pictures': planPictures,
  '0416-individual': individual,
  '0417-decision-order': decisionOrder,
  '0418-search-fields': searchFields,
  '0420-report-version': reportVersion,
  '0422-launched-links': launchedLinks,
  '0423-collected-choices': collectedChoices,
  '0424-course-groups': courseGroups,
  '0425-certificates-of-classes': certificatesOfClasses,
};
