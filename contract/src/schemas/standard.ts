/** Curriculum standards (课程标准) as a platform has taken them in from a CASE document (1EdTech CASE 1.0 and 1.1). */
import * as v from 'valibot';
import { Id, Timestamp } from './common.ts';

/** So many items one document has at most. */
export const mostStandardItems = 5000;

const document = {
  id: v.pipe(Id, v.description('The CASE identifier of the document.')),
  title: v.string(),
  subject: v.pipe(v.string(), v.description('Empty where the document does not say it.')),
  creator: v.string(),
  version: v.pipe(v.string(), v.description('Empty where the document does not say it.')),
  changedAt: v.pipe(Timestamp, v.description('As the document says of itself.')),
  itemCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
};

export const StandardDocument = v.pipe(v.object(document), v.title('StandardDocument'));
export const StandardDocumentList = v.pipe(v.object({ items: v.array(StandardDocument) }), v.title('StandardDocumentList'));

export const StandardItem = v.pipe(
  v.object({
    id: v.pipe(Id, v.description('The CASE identifier of the item.')),
    parentId: v.pipe(v.nullable(Id), v.description('The item above it, which stands before it; `null` at the top.')),
    code: v.pipe(v.string(), v.description('`humanCodingScheme`; empty where there is none.')),
    statement: v.pipe(v.string(), v.description('`fullStatement`.')),
    kind: v.pipe(v.string(), v.description('`CFItemType`; empty where there is none.')),
    levels: v.pipe(v.array(v.string()), v.description('`educationLevel`: codes of grades, as the document has them.')),
  }),
  v.title('StandardItem'),
);

export const StandardTree = v.pipe(
  v.object({ ...document, items: v.pipe(v.array(StandardItem), v.maxLength(mostStandardItems), v.description('Each below its parent and in the order of the document.')) }),
  v.title('StandardTree'),
);
