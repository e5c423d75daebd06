/** Routes of the privacy port about what is collected. Apart from the others: a player asks for it, too. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Collected, CollectedChoice, CollectedDecision } from '../schemas/collected.ts';
import { Id } from '../schemas/common.ts';

export const readCollected = defineRoute({
  id: 'readCollected',
  method: 'get',
  path: '/collected',
  tag: 'privacy',
  act: 'privacy.read',
  summary: 'What is collected of learning and what for, and how what is optional stands for the own self and own children',
  success: { status: 200, description: 'Categories with their events and purposes; choices.', schema: Collected },
  etag: true,
});

export const decideCollected = defineRoute({
  id: 'decideCollected',
  method: 'put',
  path: '/collected/{category}/people/{personId}',
  tag: 'privacy',
  act: 'collected.decide',
  summary: 'Turn an optional category off or on',
  description: 'Grown-ups for themselves; for a pupil the guardians alone. Holds at once. What was collected before stays until somebody asks to have it deleted.',
  params: v.object({ category: Id, personId: Id }),
  body: CollectedDecision,
  success: { status: 200, description: 'How it stands now.', schema: CollectedChoice },
  problems: ['not-found'],
});
