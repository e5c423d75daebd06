import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pathOf, routeOf, type Route } from './src/router.ts';

const routes: readonly Route[] = [
  { name: 'start' },
  { name: 'tasks' },
  { name: 'announce' },
  { name: 'talks', conversationId: 'a/b' },
  { name: 'resources', address: 'q=%E5%88%86' },
  { name: 'choose', address: '' },
  { name: 'exchange', selectionId: 's1' },
  { name: 'task', taskId: 't1', resourceId: 'r 1', learnerId: 'l1' },
  { name: 'plans', planId: '', view: 'plan' },
  { name: 'plans', planId: '', view: 'week' },
  { name: 'plans', planId: '', view: 'term' },
  { name: 'plans', planId: 'p1', view: 'plan' },
  { name: 'plans', planId: 'p1', view: 'run' },
  { name: 'plans', planId: 'v1', view: 'review' },
  { name: 'make', ownResourceId: 'o1' },
  { name: 'mine', shareId: '', shareResource: 'r1' },
  { name: 'mine', shareId: 's1', shareResource: '' },
  { name: 'recommended', resourceId: 'r1' },
  { name: 'resource', resourceId: 'r1', start: 0 },
  { name: 'resource', resourceId: 'r1', start: 4, end: 8.5 },
  { name: 'resource', resourceId: 'r1', page: 2.5 },
  { name: 'resource', resourceId: 'r1', start: 12, page: 3 },
  { name: 'give', resourceId: 'r1' },
];

// A view that is not in the address is gone as soon as the address is read again.
for (const route of routes) {
  it(`the address of ${JSON.stringify(route)} leads there`, () => assert.deepEqual(routeOf(new URL(pathOf(route), 'https://space.example')), route));
}

for (const times of ['start=8&end=4', 'start=4&end=soon', 'start=soon&end=8', 'start=4&end=']) {
  it(`${times} is no passage, and the whole is opened`, () => assert.deepEqual(routeOf(new URL(`https://space.example/resources/r1?${times}`)), { name: 'resource', resourceId: 'r1' }));
}
