/** Names that the LTI 1.3 and Deep Linking 2.0 specifications give to claims, messages and roles. */
const core = 'https://purl.imsglobal.org/spec/lti/claim/';
const linking = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

export const claim = {
  messageType: `${core}message_type`,
  version: `${core}version`,
  deploymentId: `${core}deployment_id`,
  targetLinkUri: `${core}target_link_uri`,
  resourceLink: `${core}resource_link`,
  roles: `${core}roles`,
  context: `${core}context`,
  custom: `${core}custom`,
  toolPlatform: `${core}tool_platform`,
  launchPresentation: `${core}launch_presentation`,
  settings: `${linking}deep_linking_settings`,
  contentItems: `${linking}content_items`,
  data: `${linking}data`,
  message: `${linking}msg`,
  errorMessage: `${linking}errormsg`,
} as const;

export const version = '1.3.0';
export const messageType = {
  selection: 'LtiDeepLinkingRequest',
  response: 'LtiDeepLinkingResponse',
  launch: 'LtiResourceLinkRequest',
} as const;

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
/** What a tool is told of who comes: the kind of person, never a name. */
export const rolesOf = {
  student: [`${membership}Learner`],
  teacher: [`${membership}Instructor`],
  guardian: [`${membership}Mentor`],
  manager: [`${institution}Administrator`],
} as const;

/** Roles of a foreign platform that may choose content there. */
export function mayChoose(roles: readonly string[]): boolean {
  return roles.some((role) => /[#/](Instructor|ContentDeveloper|Administrator|Faculty|Staff|TeachingAssistant)$/.test(role));
}
