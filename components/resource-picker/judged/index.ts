/** The closer look; it comes once the first results stand there, or when somebody takes one before. */
export { closerLook } from './detail.ts';
export { detailStyles } from './detail.styles.ts';
export { judgedStyles } from './judged.styles.ts';
export { preview } from './preview.ts';
