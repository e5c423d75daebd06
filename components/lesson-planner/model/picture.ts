/** A picture among the words: where its bytes are is the plan's to know, what is to be seen in it is part of the text, for who cannot see. */
import * as v from 'valibot';

export interface Picture {
  readonly id: string;
  /** Of the whole of it, in pixels: so much room is kept for it until it comes. */
  readonly width: number;
  readonly height: number;
  /** Empty where nobody has said it. */
  readonly description: string;
}
export const longestDescription = 500;

const pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));
export const PictureSchema = v.object({ id: v.pipe(v.string(), v.uuid()), width: pixels, height: pixels, description: v.pipe(v.string(), v.maxLength(longestDescription)) });

export function readPicture(given: unknown): Picture | undefined {
  const read = v.safeParse(PictureSchema, given);
  return read.success ? read.output : undefined;
}
