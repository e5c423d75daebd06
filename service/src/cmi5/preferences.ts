/** How a learner likes courses (cmi5, section 11): what breaks the form would break every course after it. */
import * as v from 'valibot';
import { ProblemError } from '../http/problem.ts';
import { parseJson } from '../http/read-body.ts';
import type { Content } from '../xapi/documents/document.ts';

const tags = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*(\s*,\s*[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)*$/;
const Preferences = v.object({ languagePreference: v.pipe(v.string(), v.regex(tags)), audioPreference: v.picklist(['on', 'off']) });

/** @throws ProblemError forbidden */
export function requirePreferences({ type, bytes }: Content): void {
  const isJson = /^application\/json\s*(;|$)/i.test(type);
  if (!isJson || !v.is(Preferences, parseJson(bytes))) throw new ProblemError('forbidden');
}
