/** What is pasted or dropped: words as markup or plain, and files of pictures. */
import type { RichText } from '../model/rich-text.ts';
import { plainText } from '../model/rich-text.ts';
import { parseMarkup } from './markup.ts';
import { readMarkup } from './pasted.ts';

export interface Carried {
  /** `undefined`: there are plain words alone, or a page allows nobody to read markup. */
  readonly text: RichText | undefined;
  readonly plain: string;
  /** Pictures, or what somebody takes for such. */
  readonly files: readonly File[];
  /** Pictures of another page, of which nothing but an address came. */
  readonly isElsewhere: boolean;
}

/** @param knows whether the plan has a picture that is pasted out of a plan */
export function carriedIn(data: DataTransfer, knows: (pictureId: string) => boolean): Carried {
  const [markup, plain, files] = [data.getData('text/html'), data.getData('text/plain'), [...data.files]];
  if (markup === '') return { text: undefined, plain, files: plain === '' ? files : [], isElsewhere: false };
  let read: { body: HTMLElement; text: RichText } | undefined;
  try {
    const { body } = parseMarkup(markup);
    read = { body, text: readMarkup(body, { knows }) };
  } catch {
    return { text: undefined, plain, files: plain === '' ? files : [], isElsewhere: false };
  }
  const { body, text } = read;
  const sources = [...body.querySelectorAll('img')].map((image) => image.getAttribute('src') ?? '');
  const inside = sources.flatMap((source) => fileIn(source) ?? []);
  const isWordless = plainText(text).trim() === '';
  // A picture alone comes as itself, and as markup that names it; of words with pictures some programs add a picture of the whole.
  const whole = isWordless && inside.length === 0 ? files : inside;
  return { text, plain, files: whole, isElsewhere: whole.length < sources.length };
}

/** A picture that stands in the markup itself. */
function fileIn(source: string): File | undefined {
  const [, type = '', encoded = ''] = /^data:(image\/[\w.+-]+);base64,(.*)$/su.exec(source) ?? [];
  if (type === '') return undefined;
  try {
    return new File([Uint8Array.from(atob(encoded.replace(/\s/gu, '')), (letter) => letter.charCodeAt(0))], 'picture', { type });
  } catch {
    return undefined;
  }
}
