/** Keys of words for codes, each written out so that a search finds it. */
import type { OwnResourceState, RatingReason, Share, ShareAudience } from '../../base/index.ts';
import type { MySort } from '../model/arrange.ts';
import type { MyPlace, SharePlace } from '../my-resources.types.ts';

export const sortKeys: Record<MySort, string> = { newest: 'my-resources.sort.newest', title: 'my-resources.sort.title', rating: 'my-resources.sort.rating' };
export const placeKeys: Record<MyPlace, string> = { kept: 'my-resources.kept', made: 'my-resources.made', received: 'my-resources.received', own: 'my-resources.own', review: 'my-resources.review' };
export const emptyKeys: Record<SharePlace, string> = { received: 'my-resources.received.empty', own: 'my-resources.own.empty', review: 'my-resources.review.empty' };
export const madeKeys: Record<OwnResourceState, string> = {
  draft: 'my-resources.made.draft',
  'pending-review': 'my-resources.made.pending-review',
  admitted: 'my-resources.made.admitted',
  returned: 'my-resources.made.returned',
  withdrawn: 'my-resources.made.withdrawn',
};
export const stateKeys: Record<Share['state'], string> = {
  shared: 'my-resources.state.shared',
  'pending-review': 'my-resources.state.pending-review',
  declined: 'my-resources.state.declined',
  withdrawn: 'my-resources.state.withdrawn',
};
export const audienceKeys: Record<ShareAudience['kind'], string> = {
  class: 'my-resources.audience.class',
  school: 'my-resources.audience.school',
  colleagues: 'my-resources.audience.colleagues',
};
export const reasonKeys: Record<RatingReason, string> = {
  clear: 'my-resources.reason.clear',
  'fits-textbook': 'my-resources.reason.fits-textbook',
  engaging: 'my-resources.reason.engaging',
  'ready-to-use': 'my-resources.reason.ready-to-use',
  'good-picture-and-sound': 'my-resources.reason.good-picture-and-sound',
  'too-fast': 'my-resources.reason.too-fast',
  'too-long': 'my-resources.reason.too-long',
  outdated: 'my-resources.reason.outdated',
  'hard-to-see-or-hear': 'my-resources.reason.hard-to-see-or-hear',
  'does-not-fit': 'my-resources.reason.does-not-fit',
};
