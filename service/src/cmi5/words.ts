/** The names that cmi5 gives to things. */
export const verbs = {
  launched: 'http://adlnet.gov/expapi/verbs/launched',
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
  abandoned: 'https://w3id.org/xapi/adl/verbs/abandoned',
  waived: 'https://w3id.org/xapi/adl/verbs/waived',
  satisfied: 'https://w3id.org/xapi/adl/verbs/satisfied',
} as const;

const context = 'https://w3id.org/xapi/cmi5/context';
export const category = { cmi5: `${context}/categories/cmi5`, moveOn: `${context}/categories/moveon` } as const;
export const extension = {
  sessionId: `${context}/extensions/sessionid`,
  masteryScore: `${context}/extensions/masteryscore`,
  launchMode: `${context}/extensions/launchmode`,
  launchUrl: `${context}/extensions/launchurl`,
  moveOn: `${context}/extensions/moveon`,
  launchParameters: `${context}/extensions/launchparameters`,
  reason: 'https://w3id.org/xapi/cmi5/result/extensions/reason',
} as const;
export const activityType = {
  course: 'https://w3id.org/xapi/cmi5/activitytype/course',
  block: 'https://w3id.org/xapi/cmi5/activitytype/block',
} as const;

export const launchDataName = 'LMS.LaunchData';
export const preferencesName = 'cmi5LearnerPreferences';
