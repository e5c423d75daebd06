import type { Timeline } from '../lessons/lesson.ts';
import type { Ink } from './kit.ts';

/** Draws one moment of a lesson. */
export type Scene = (ink: Ink, t: number, when: When) => void;

/** Looks up the moments of the sentences. */
export interface When {
  start(line: string): number;
  end(line: string): number;
}

/** Wraps a time line for the scenes; an unknown sentence is a mistake in the scene. */
export function whenOf(timeline: Timeline): When {
  const span = (line: string) => {
    const found = timeline.spans[line];
    if (!found) throw new Error(`No sentence "${line}" in this lesson`);
    return found;
  };
  return { start: (line) => span(line).start, end: (line) => span(line).end };
}
