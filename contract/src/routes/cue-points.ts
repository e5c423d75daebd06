/** Cue points: questions and marks at a time in a lesson. Part of the resource port. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { CuePoint, CuePointAnswerDraft, CuePointDraft, CuePointList } from '../schemas/cue-point.ts';

const one = v.object({ cuePointId: Id });

export const listCuePoints = defineRoute({
  id: 'listCuePoints',
  method: 'get',
  path: '/resources/{resourceId}/cue-points',
  tag: 'cue-points',
  act: 'cue-point.read',
  summary: 'Questions and marks in a resource, of the own classes',
  description: 'A learner is given the questions, with the key of those that are answered; a teacher all of the own classes. Everybody else gets none.',
  params: v.object({ resourceId: Id }),
  success: { status: 200, description: 'By their time in the lesson.', schema: CuePointList },
  problems: ['not-found'],
  etag: true,
});

export const putCuePoint = defineRoute({
  id: 'putCuePoint',
  method: 'put',
  path: '/cue-points/{cuePointId}',
  tag: 'cue-points',
  act: 'cue-point.write',
  summary: 'Set a question or a mark for an own class, or change it',
  description: 'Where what is asked or its key changes, the class is asked anew: earlier answers go. What was answered stays in the learning records.',
  params: one,
  body: CuePointDraft,
  success: { status: 204, description: 'It is kept.' },
  problems: ['not-found'],
});

export const dropCuePoint = defineRoute({
  id: 'dropCuePoint',
  method: 'delete',
  path: '/cue-points/{cuePointId}',
  tag: 'cue-points',
  act: 'cue-point.write',
  summary: 'Remove a question or mark of an own class',
  description: 'What was answered stays in the learning records.',
  params: one,
  success: { status: 204, description: 'It is gone; also when it was before.' },
  problems: ['not-found'],
});

export const answerCuePoint = defineRoute({
  id: 'answerCuePoint',
  method: 'put',
  path: '/cue-points/{cuePointId}/answer',
  tag: 'cue-points',
  act: 'cue-point.answer',
  summary: 'Answer a question of the own class',
  description: 'The first answer stands. The service judges it, and records it as an xAPI statement (`answered`) about the question, within the resource and the task.',
  params: one,
  body: CuePointAnswerDraft,
  success: { status: 200, description: 'The question as it stands now, with the own answer and the key.', schema: CuePoint },
  problems: ['not-found'],
});
