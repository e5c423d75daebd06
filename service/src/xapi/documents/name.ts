/** What a document may be called: part of a key, so not endless. */
import * as v from 'valibot';

export const DocumentName = v.pipe(v.string(), v.minLength(1), v.maxBytes(1000));
