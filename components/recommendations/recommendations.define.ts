import { define, tagName } from '../base/index.ts';
import { connectRecommendations } from './recommendations.connect.ts';
import { LsRecommendations } from './recommendations.ts';

// A host that defines the element also gets the types of its events.
export type * from './recommendations.events.ts';

connectRecommendations();
define(tagName('recommendations'), LsRecommendations);

declare global {
  interface HTMLElementTagNameMap {
    'ls-recommendations': LsRecommendations;
  }
}
