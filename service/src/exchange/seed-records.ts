/** Records of the collection notice (annex 2) as XML. */
import type { ResourceRow } from '../catalogue/types.ts';
import { fieldTexts, isProfileField } from './field-texts.ts';
import { around, leaf } from './xml-write.ts';

/** Fields outside the profile have names of any kind, so they stand in one kind of element. */
export function writeSeedRecord(row: ResourceRow): string {
  return around('resource', [...fieldTexts(row)].map(([name, text]) => (isProfileField(name) ? leaf(name, text) : leaf('field', text, { name }))));
}
