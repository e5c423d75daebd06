/** Words of OAI-PMH 2.0. */
import * as v from 'valibot';
import { lomNamespace } from '../exchange/lom-write.ts';

export const oaiNamespace = 'http://www.openarchives.org/OAI/2.0/';
export const dcNamespace = 'http://purl.org/dc/elements/1.1/';
export const oaiDcNamespace = 'http://www.openarchives.org/OAI/2.0/oai_dc/';

/** Formats in which records go out, and in which we understand them. */
export const MetadataPrefix = v.picklist(['oai_dc', 'lom']);
export type MetadataPrefix = v.InferOutput<typeof MetadataPrefix>;
export const isMetadataPrefix = (text: string): text is MetadataPrefix => v.is(MetadataPrefix, text);

export const metadataFormats: Readonly<Record<MetadataPrefix, { readonly schema: string; readonly namespace: string }>> = {
  oai_dc: { schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd', namespace: oaiDcNamespace },
  lom: { schema: 'http://ltsc.ieee.org/xsd/lomv1.0/lom.xsd', namespace: lomNamespace },
};

/** The last part of a record's name. */
export const resourceId = /^[\w.:-]{1,64}$/;

/** What a repository answers in place of a list or a record. */
export type OaiErrorCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noMetadataFormats'
  | 'noRecordsMatch'
  | 'noSetHierarchy';

/** A moment as the protocol writes it, to the second. */
export const datestamp = (moment: Date | string): string => `${new Date(moment).toISOString().slice(0, 19)}Z`;
