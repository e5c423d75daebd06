import { fractions } from './fractions.ts';
import { moon } from './moon.ts';
import { poem } from './poem.ts';
import type { Lesson } from './lesson.ts';

/** Every lesson, in the order of the index. */
export const lessons: readonly Lesson[] = [fractions, moon, poem];
