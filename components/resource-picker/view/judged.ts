/** Fetches what only a closer look needs: names of rare codes, ratings and comments, figures, what belongs to it. */
import { until } from 'lit/directives/until.js';
import type * as JudgedModule from '../judged/index.ts';

type Judged = typeof JudgedModule;
let judged: Judged | undefined;

/** Draws at once when it is there, else as soon as it is; before that, and where it does not come, what is drawn without. */
export function withJudged(draw: (views: Judged) => unknown, without: unknown = ''): unknown {
  if (judged !== undefined) return draw(judged);
  return until(
    import('../judged/index.ts').then(
      (views) => {
        judged = views;
        return draw(views);
      },
      () => without,
    ),
    without,
  );
}
