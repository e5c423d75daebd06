/** Routes of the plan port. Ids are made by the client, so that sending twice is once. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { AttachmentId, AttachmentUpload } from '../schemas/attachment.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';
import { StandardDocumentList, StandardTree } from '../schemas/standard.ts';
import { ColleagueList, Plan, PlanDecision, PlanDraft, PlanEdit, PlanPage, PlanPeople, PlanPictureDraft, PlanSubmission, Schedule, ScheduleEdit, SubmittedPlanContent, SubmittedPlanList } from '../schemas/plan.ts';

const plan = v.object({ planId: Id });

export const listPlans = defineRoute({
  id: 'listPlans',
  method: 'get',
  path: '/plans',
  tag: 'plans',
  act: 'plan.read',
  summary: 'Lesson plans that the caller wrote or writes with others',
  description: 'The one changed last first.',
  query: v.object({ cursor: v.optional(Cursor), limit: v.optional(PageSize) }),
  success: { status: 200, description: 'A page of plans.', schema: PlanPage },
});

export const readPlan = defineRoute({
  id: 'readPlan',
  method: 'get',
  path: '/plans/{planId}',
  tag: 'plans',
  act: 'plan.read',
  summary: 'One lesson plan',
  params: plan,
  success: { status: 200, description: 'The plan with all its updates.', schema: Plan },
  problems: ['not-found'],
});

export const createPlan = defineRoute({
  id: 'createPlan',
  method: 'put',
  path: '/plans/{planId}',
  tag: 'plans',
  act: 'plan.create',
  summary: 'Begin a lesson plan, or copy one',
  params: plan,
  body: PlanDraft,
  success: { status: 204, description: 'The plan is stored; also when it was before.' },
  problems: ['not-found'],
});

export const editPlan = defineRoute({
  id: 'editPlan',
  method: 'put',
  path: '/plans/{planId}/updates/{updateId}',
  tag: 'plans',
  act: 'plan.write',
  summary: 'Add an update to a lesson plan',
  description:
    'Nothing is taken away by it: what was stored before stays, and merges with it. Comments are the map `threads` of the document; what comes in it must be in the caller’s name (`by`), and take away or change nobody’s words: else `forbidden`.',
  params: v.object({ planId: Id, updateId: Id }),
  body: PlanEdit,
  success: { status: 204, description: 'The update is stored; also when it was before. Those who write together are told.' },
  problems: ['not-found'],
});

const picture = v.object({ planId: Id, pictureId: AttachmentId });

export const beginPlanPicture = defineRoute({
  id: 'beginPlanPicture',
  method: 'put',
  path: '/plans/{planId}/pictures/{pictureId}',
  tag: 'plans',
  act: 'plan.write',
  summary: 'Begin to upload a picture that stands in a text of a lesson plan, or go on',
  description:
    'Begun again it goes on where it stopped. In the document it is an embedded thing `{ picture: { id, width, height, description } }` of a text, one letter long. The limits are those of pictures of messages, and what a person begins is counted together. What nobody goes on with for a day is thrown away.',
  params: picture,
  body: PlanPictureDraft,
  success: { status: 200, description: 'How far it is.', schema: AttachmentUpload },
  problems: ['not-found', 'conflict', 'attachment-kind', 'attachment-too-large'],
});

export const uploadPlanPicturePart = defineRoute({
  id: 'uploadPlanPicturePart',
  method: 'put',
  path: '/plans/{planId}/pictures/{pictureId}/parts/{offset}',
  tag: 'plans',
  act: 'plan.write',
  summary: 'Upload a part of it',
  description: 'At most 1,000,000 bytes, at the place where the picture has come to. With the last one the bytes are looked at: they must be a picture; what it tells of place, camera and time is taken out.',
  params: v.object({ ...picture.entries, offset: v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number)) }),
  upload: 'The bytes of the part.',
  success: { status: 200, description: 'How far it is.', schema: AttachmentUpload },
  problems: ['not-found', 'conflict', 'attachment-kind', 'attachment-too-large'],
});

export const readPlanPicture = defineRoute({
  id: 'readPlanPicture',
  method: 'get',
  path: '/plans/{planId}/pictures/{pictureId}',
  tag: 'plans',
  act: 'plan.read',
  summary: 'The bytes of a picture of a lesson plan',
  description: 'For whoever may read the plan. A plan that was made from another has its pictures, too. To be saved or drawn, never opened as a page.',
  params: picture,
  success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
  problems: ['not-found'],
});

export const removePlanPicture = defineRoute({
  id: 'removePlanPicture',
  method: 'delete',
  path: '/plans/{planId}/pictures/{pictureId}',
  tag: 'plans',
  act: 'plan.write',
  summary: 'Delete a picture of a lesson plan for good',
  description:
    'By whoever put it in, or the author of the plan into which it was put, from all plans that have it, their versions and what was handed in; by the author of a copy, from the copy. Others who write along get `forbidden`. What stands of it in texts says then that it was deleted. Also where it was deleted before.',
  params: picture,
  success: { status: 204, description: 'It is gone.' },
  problems: ['not-found', 'forbidden'],
});

export const sharePlan = defineRoute({
  id: 'sharePlan',
  method: 'put',
  path: '/plans/{planId}/people',
  tag: 'plans',
  act: 'plan.share',
  summary: 'Say who writes the plan with its author',
  params: plan,
  body: PlanPeople,
  success: { status: 204, description: 'These write it from now on, and nobody else.' },
  problems: ['not-found'],
});

export const listColleagues = defineRoute({
  id: 'listColleagues',
  method: 'get',
  path: '/colleagues',
  tag: 'plans',
  act: 'plan.share',
  summary: 'With whom a plan can be shared: teachers of the schools where the caller teaches',
  success: { status: 200, description: 'Colleagues by name.', schema: ColleagueList },
});

export const listStandards = defineRoute({
  id: 'listStandards',
  method: 'get',
  path: '/standards',
  tag: 'plans',
  act: 'plan.create',
  summary: 'Curriculum standards of the platform and of those above it',
  success: { status: 200, description: 'Documents by subject and title, without their items.', schema: StandardDocumentList },
});

export const readStandard = defineRoute({
  id: 'readStandard',
  method: 'get',
  path: '/standards/{documentId}',
  tag: 'plans',
  act: 'plan.create',
  summary: 'One curriculum standard with all its items',
  params: v.object({ documentId: Id }),
  success: { status: 200, description: 'The document as a tree.', schema: StandardTree },
  problems: ['not-found'],
});

export const readSchedule = defineRoute({
  id: 'readSchedule',
  method: 'get',
  path: '/schedules/{termId}',
  tag: 'plans',
  act: 'plan.create',
  summary: 'What the caller teaches in a term, and when',
  description: 'A term is named by the year in which it begins and its season, `2026-autumn` or `2027-spring`; there are no others.',
  params: v.object({ termId: Id }),
  success: { status: 200, description: 'The schedule; of a term of which nothing is kept, an empty one.', schema: Schedule },
  problems: ['not-found'],
});

export const editSchedule = defineRoute({
  id: 'editSchedule',
  method: 'put',
  path: '/schedules/{termId}/updates/{updateId}',
  tag: 'plans',
  act: 'plan.create',
  summary: 'Add an update to the schedule of a term',
  description: 'Nothing is taken away by it: what was stored before stays, and merges with it.',
  params: v.object({ termId: Id, updateId: Id }),
  body: ScheduleEdit,
  success: { status: 204, description: 'The update is stored; also when it was before. Other devices of the caller are told.' },
  problems: ['not-found'],
});

const review = v.object({ reviewId: Id });

export const submitPlan = defineRoute({
  id: 'submitPlan',
  method: 'put',
  path: '/plans/{planId}/reviews/{reviewId}',
  tag: 'plans',
  act: 'plan.submit',
  summary: 'Hand a lesson plan in to the heads of its subject',
  description: 'It goes to the heads of the subject in the school as whose teacher the caller acts; whoever writes it, or has written in it or in a plan it is a copy of, is never among them; comments are no writing. Where there is nobody else: `reviewer-missing`.',
  params: v.object({ planId: Id, reviewId: Id }),
  body: PlanSubmission,
  success: { status: 204, description: 'It is handed in; also when it was before under this id.' },
  problems: ['not-found', 'conflict', 'reviewer-missing'],
});

export const withdrawPlan = defineRoute({
  id: 'withdrawPlan',
  method: 'put',
  path: '/plans/{planId}/reviews/{reviewId}/withdrawal',
  tag: 'plans',
  act: 'plan.submit',
  summary: 'Take a plan back that nobody has decided on',
  params: v.object({ planId: Id, reviewId: Id }),
  success: { status: 204, description: 'It is taken back; also when it was before.' },
  problems: ['not-found', 'conflict'],
});

export const listSubmittedPlans = defineRoute({
  id: 'listSubmittedPlans',
  method: 'get',
  path: '/plan-reviews',
  tag: 'plans',
  act: 'plan.review',
  summary: 'Plans that wait for the caller as the head of their subject',
  description: 'The one that waits longest first, at most a hundred. Whoever heads no subject is given an empty list.',
  success: { status: 200, description: 'Plans without their contents.', schema: SubmittedPlanList },
});

export const readSubmittedPlan = defineRoute({
  id: 'readSubmittedPlan',
  method: 'get',
  path: '/plan-reviews/{reviewId}',
  tag: 'plans',
  act: 'plan.review',
  summary: 'One plan as it was handed in',
  params: review,
  success: { status: 200, description: 'The plan as it was then, whatever became of it.', schema: SubmittedPlanContent },
  problems: ['not-found'],
});

export const readSubmittedPicture = defineRoute({
  id: 'readSubmittedPicture',
  method: 'get',
  path: '/plan-reviews/{reviewId}/pictures/{pictureId}',
  tag: 'plans',
  act: 'plan.review',
  summary: 'The bytes of a picture of a plan that was handed in',
  description: 'Of what was in the plan when it was handed in.',
  params: v.object({ ...review.entries, pictureId: AttachmentId }),
  success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
  problems: ['not-found'],
});

export const decidePlan = defineRoute({
  id: 'decidePlan',
  method: 'put',
  path: '/plan-reviews/{reviewId}/decision',
  tag: 'plans',
  act: 'plan.review',
  summary: 'Approve a plan, or return it with comments',
  description: 'The first decision stands; the author is told.',
  params: review,
  body: PlanDecision,
  success: { status: 204, description: 'It is decided; also when the caller had decided so before.' },
  problems: ['not-found', 'conflict'],
});
