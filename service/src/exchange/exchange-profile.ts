/**
 * What is asked of records in the formats of others: an identifier, a title and an address. What they say in a form that
 * our own profile would refuse goes in as it came, among the other fields, with a remark.
 */
import { standardProfile, type CatalogueProfile, type ProfileField } from '../catalogue/profile.ts';

const indispensable = new Set(['identifier', 'title', 'url']);
/** A book may well be called 1984. */
const anyWords = (field: ProfileField): ProfileField => {
  if (field.format.kind !== 'text') return field;
  const { notOnly: _, ...format } = field.format;
  return { ...field, format };
};

export const exchangeProfile: CatalogueProfile = {
  ...standardProfile,
  id: 'exchange',
  fields: standardProfile.fields.map((field) => {
    if (field.key === 'description') return { ...field, required: false, severity: 'warning', format: { kind: 'text', max: 2000 } };
    if (field.key === 'title') return anyWords(field);
    return indispensable.has(field.key) ? field : { ...field, required: false, severity: 'warning' };
  }),
};
