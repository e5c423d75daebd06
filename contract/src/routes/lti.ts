/** Routes of LTI: which systems a platform works with, and taking over what was chosen in a tool. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { LtiCheck, LtiRegistration, LtiRegistrationDraft, LtiRegistrationList, Selection, SelectionId, SelectionPurpose, SelectionStart, Taking, ToolList } from '../schemas/lti.ts';

const registration = v.object({ registrationId: SelectionId });
const selection = v.object({ selectionId: SelectionId });

export const listLti = defineRoute({
  id: 'listLti',
  method: 'get',
  path: '/lti/registrations',
  tag: 'exchange',
  act: 'exchange.manage',
  summary: 'Tools and platforms that this one works with',
  success: { status: 200, description: 'Those in force, oldest first.', schema: LtiRegistrationList },
  problems: ['not-found'],
});

export const listTools = defineRoute({
  id: 'listTools',
  method: 'get',
  path: '/lti/tools',
  tag: 'exchange',
  act: 'selection.make',
  summary: 'Tools in which the caller may choose',
  success: { status: 200, description: 'Oldest first.', schema: ToolList },
});

export const registerLti = defineRoute({
  id: 'registerLti',
  method: 'post',
  path: '/lti/registrations',
  tag: 'exchange',
  act: 'exchange.manage',
  summary: 'Register a tool, or a platform',
  description: 'The answer holds what the other side must enter. Addresses must be public and https; on loopback in demo mode also others of this machine.',
  body: LtiRegistrationDraft,
  success: { status: 201, description: 'Registered.', schema: LtiRegistration },
  idempotent: true,
  problems: ['idempotency-key-missing', 'conflict'],
});

export const changeLti = defineRoute({
  id: 'changeLti',
  method: 'put',
  path: '/lti/registrations/{registrationId}',
  tag: 'exchange',
  act: 'exchange.manage',
  summary: 'Change a registration',
  description: 'Which side it is stays. What the other side has entered stays good: ids and addresses of ours do not change. Of a platform its issuer, client id and deployment stay, because its guests are known by them: another platform is registered anew.',
  params: registration,
  body: LtiRegistrationDraft,
  success: { status: 200, description: 'As it is now.', schema: LtiRegistration },
  problems: ['not-found', 'conflict'],
});

export const checkLti = defineRoute({
  id: 'checkLti',
  method: 'post',
  path: '/lti/registrations/{registrationId}/checks',
  tag: 'exchange',
  act: 'exchange.manage',
  summary: 'Try whether the other side answers as it must',
  description: 'Fetches its keys, and begins a login at a tool without a person. Nothing is told of anybody.',
  params: registration,
  success: { status: 200, description: 'What was found.', schema: LtiCheck },
  problems: ['not-found'],
});

export const endLti = defineRoute({
  id: 'endLti',
  method: 'delete',
  path: '/lti/registrations/{registrationId}',
  tag: 'exchange',
  act: 'exchange.manage',
  summary: 'End a registration; what it brought stays',
  params: registration,
  success: { status: 204, description: 'Nothing is launched by it any more.' },
  problems: ['not-found'],
});

export const startSelection = defineRoute({
  id: 'startSelection',
  method: 'post',
  path: '/lti/registrations/{registrationId}/selections',
  tag: 'exchange',
  act: 'selection.make',
  summary: 'Begin to choose in a tool (Deep Linking)',
  params: registration,
  body: v.object({ purpose: SelectionPurpose }),
  success: { status: 201, description: 'Where to go.', schema: SelectionStart },
  problems: ['not-found'],
});

export const readSelection = defineRoute({
  id: 'readSelection',
  method: 'get',
  path: '/lti/selections/{selectionId}',
  tag: 'exchange',
  act: 'selection.make',
  summary: 'What the caller chose in a tool',
  params: selection,
  success: { status: 200, description: 'The selection.', schema: Selection },
  problems: ['not-found'],
});

export const takeSelection = defineRoute({
  id: 'takeSelection',
  method: 'put',
  path: '/lti/selections/{selectionId}/taking',
  tag: 'exchange',
  act: 'selection.make',
  summary: 'Take over what was chosen in a tool',
  description: 'Into the catalogue, or for a task: then a task is given with one of the resources. Taking the same again changes nothing.',
  params: selection,
  body: Taking,
  success: { status: 200, description: 'With the ids of the resources.', schema: Selection },
  problems: ['not-found', 'conflict'],
});

export const launchLink = defineRoute({
  id: 'launchLink',
  method: 'post',
  path: '/lti/launches',
  tag: 'exchange',
  act: 'course.launch',
  summary: 'Open something that was taken over from a tool',
  description:
    'What is opened so has a rendition with `opensBy: launch`. The address is for a window of its own: tools ask for cookies, which a frame does not have everywhere. The tool is told the role and an id that only this tool has for the person; of learners and guardians no name.',
  body: v.object({ identifier: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._:-]{1,64}$/), v.description('Identifier of the resource.')) }),
  success: { status: 201, description: 'Where to go.', schema: SelectionStart },
  problems: ['not-found'],
});
