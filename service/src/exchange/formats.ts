/** The formats in which records go out and come in. */

/** `records`: the XML of the collection notice; `lom`: LOM XML; `schema-org`: JSON-LD; `common-cartridge`: a thin Common Cartridge 1.3. */
export const formats = ['records', 'lom', 'schema-org', 'common-cartridge'] as const;
export type Format = (typeof formats)[number];

export const isFormat = (text: string): text is Format => formats.some((format) => format === text);

/** How a file of each format is called. */
export const fileKinds: Readonly<Record<Format, { mediaType: string; extension: string }>> = {
  records: { mediaType: 'application/xml', extension: 'xml' },
  lom: { mediaType: 'application/xml', extension: 'lom.xml' },
  'schema-org': { mediaType: 'application/ld+json', extension: 'jsonld' },
  'common-cartridge': { mediaType: 'application/vnd.ims.imsccv1p3', extension: 'imscc' },
};
