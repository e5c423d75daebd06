/** All that only a closer look needs; it comes once somebody takes one. */
export { codeName } from './codes.ts';
export { factList } from './facts.ts';
export { missingNotice, statistics } from './judged.ts';
export { judgedStyles } from './judged.styles.ts';
export { ratingBlock } from './rating.ts';
export { relatedList } from './related.ts';
