/** Watch time: what guardians allow, and what was used of it. Part of the resource port. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { WatchRule, WatchTime } from '../schemas/watch-time.ts';

export const readWatchTime = defineRoute({
  id: 'readWatchTime',
  method: 'get',
  path: '/watch-time',
  tag: 'watch-time',
  act: 'watch-time.read',
  summary: 'How long somebody has watched today, and the rule for it',
  description: 'Without `learnerId` the own; a guardian names the own child. Counted from the learning records, by the clock of the service.',
  query: v.object({ learnerId: v.optional(Id) }),
  success: { status: 200, description: 'The rule, and what was used of it.', schema: WatchTime },
  problems: ['not-found'],
});

export const setWatchRule = defineRoute({
  id: 'setWatchRule',
  method: 'put',
  path: '/watch-time/rules/{learnerId}',
  tag: 'watch-time',
  act: 'watch-time.limit',
  summary: 'Say how long an own child may watch',
  description: 'One rule a child: whichever guardian set it last. The child and all guardians are told.',
  params: v.object({ learnerId: Id }),
  body: WatchRule,
  success: { status: 200, description: 'The rule as it holds from now on.', schema: WatchTime },
  problems: ['not-found'],
});
