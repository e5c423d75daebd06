/** What comes once, with the first resource that an index takes in, and keeps a slow machine for long: one after another, for whoever has time before. */
import { syllablesOf } from './pinyin.ts';
import { wordsOf } from './text.ts';

export const firstSteps: readonly (() => unknown)[] = [
  // The platform reads its dictionary of words.
  () => wordsOf('分数的初步认识'),
  // The readings of words are laid out for looking up.
  () => syllablesOf('分数'),
];
