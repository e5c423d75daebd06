/** Learning resources: the metadata of the 2022 collection notice (annex 2) and what is needed to play one. */
import * as v from 'valibot';
import { CalendarDate, Id, LanguageTag, OrganisationReference, Timestamp, pageOf } from './common.ts';

/** Type codes of the notice: A01 video, A02 audio, A03 online course. */
export const ResourceType = v.pipe(
  v.picklist(['A01', 'A02', 'A03']),
  v.title('ResourceType'),
  v.description('A01 video, A02 audio, A03 online course.'),
);
export const Stage = v.pipe(
  v.picklist(['primary', 'junior', 'senior', 'vocational', 'lifelong']),
  v.title('Stage'),
  v.description('School stage, or lifelong learning.'),
);

/** Bands of length, in minutes, that a person chooses by. */
export const LengthBand = v.pipe(
  v.picklist(['under-5', '5-15', '15-45', 'over-45']),
  v.title('LengthBand'),
  v.description('Length in minutes. The upper bound belongs to the next band.'),
);
/** What makes a resource usable for more people: values of schema.org `accessibilityFeature`. */
export const AccessibilityFeature = v.pipe(
  v.picklist(['captions', 'transcript', 'audioDescription', 'structuralNavigation']),
  v.title('AccessibilityFeature'),
  v.description('Values of schema.org accessibilityFeature, as far as the service finds them in the files.'),
);

/** Signs an address may have: no spaces, no control characters and no backslash, which browsers leave out or read as a slash. */
const sign = String.raw`[!-[\]-~\u00a1-\uffff]`;
const host = String.raw`(?:[\w.\-\u00a1-\uffff]+|\[[\dA-Fa-f:.]+\])`;
const loopback = String.raw`(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])`;
const rest = String.raw`(?::\d{1,5})?(?=[/?#]|$)`;

/** A path within the service, or an address elsewhere that nobody on the line can read or change. */
export const Address = v.pipe(
  v.string(),
  v.regex(new RegExp(String.raw`^(?:\/(?=[^/])|https:\/\/${host}${rest}|http:\/\/${loopback}${rest})${sign}*$`)),
  v.title('Address'),
  v.description('Path within the service, or https address without an account; http on loopback only.'),
  v.examples(['/media/fractions/master.m3u8']),
);
const WholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a list or card shows of a resource. */
const summaryEntries = {
  id: Id,
  identifier: v.pipe(v.string(), v.description('Identifier given by the admitting platform.'), v.examples(['yl-lesson-001'])),
  version: WholeNumber,
  type: ResourceType,
  title: v.pipe(v.string(), v.examples(['分数的初步认识'])),
  description: v.string(),
  stage: v.nullable(Stage),
  grade: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  subject: v.nullable(v.pipe(v.string(), v.examples(['数学']))),
  edition: v.nullable(v.string()),
  volume: v.nullable(v.string()),
  chapter: v.nullable(v.string()),
  language: LanguageTag,
  provider: v.pipe(v.string(), v.description('Unit that handed the resource in.')),
  rightsHolder: v.pipe(v.string(), v.description('Holder of the rights (版权方).')),
  licence: v.nullable(v.string()),
  admittedBy: v.pipe(OrganisationReference, v.description('Platform that admitted it and answers for it.')),
  sources: v.optional(
    v.pipe(
      v.array(v.pipe(v.object({ id: v.string(), name: v.string() }), v.title('ResourceSource'))),
      v.description('Where it came from, the one whose words are shown first. Absent: the admitting platform alone. Two sources with one identifier are one resource.'),
    ),
  ),
  durationSeconds: v.nullable(v.pipe(v.number(), v.minValue(0))),
  sizeBytes: v.nullable(WholeNumber),
  coverUrl: v.nullable(Address),
  playable: v.pipe(v.boolean(), v.description('True when the service holds the media; false when it opens at the provider.')),
  marks: v.pipe(
    v.array(v.picklist(['hd', 'subtitles', 'offline', 'worksheet'])),
    v.description('Technical marks: 1280×720 or more, subtitles, can be kept offline, paper worksheet.'),
  ),
  accessibility: v.array(AccessibilityFeature),
  rating: v.pipe(
    v.object({ average: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(5))), count: WholeNumber }),
    v.description('Stars given by people who used it; the average has one decimal.'),
  ),
  uses: v.pipe(WholeNumber, v.description('How many people have used it here. Nobody can be told from it.')),
  modifiedAt: Timestamp,
} as const;
export const ResourceSummary = v.pipe(v.object(summaryEntries), v.title('ResourceSummary'));

/** One file or stream in which the resource can be had. */
export const Rendition = v.pipe(
  v.object({
    kind: v.picklist(['progressive', 'hls', 'audio', 'document', 'course', 'link']),
    url: Address,
    mimeType: v.string(),
    width: v.nullable(WholeNumber),
    height: v.nullable(WholeNumber),
    bitrate: v.nullable(v.pipe(WholeNumber, v.description('Mean bits per second.'))),
    sizeBytes: v.nullable(WholeNumber),
  }),
  v.title('Rendition'),
);

/** A WebVTT track. */
export const TextTrack = v.pipe(
  v.object({
    kind: v.picklist(['subtitles', 'captions', 'chapters', 'thumbnails', 'descriptions']),
    url: Address,
    language: v.nullable(LanguageTag),
    label: v.nullable(v.string()),
  }),
  v.title('TextTrack'),
);

/** A node of the resource's directory (资源目录). */
export interface DirectoryNode {
  title: string;
  durationSeconds: number | null;
  children: DirectoryNode[];
}
export const DirectoryNode: v.GenericSchema<DirectoryNode> = v.pipe(
  v.object({
    title: v.string(),
    durationSeconds: v.nullable(v.number()),
    children: v.array(v.lazy(() => DirectoryNode)),
  }),
  v.title('DirectoryNode'),
);

/** Who looked at a resource before it was admitted. */
export const Review = v.pipe(
  v.object({ reviewer: v.nullable(v.string()), unit: v.nullable(v.string()), date: v.nullable(CalendarDate) }),
  v.title('Review'),
  v.description('Who reviewed it before it was admitted, as the delivery says; absent where it does not.'),
);

/** Everything about one resource. */
export const Resource = v.pipe(
  v.object({
    ...summaryEntries,
    lecturers: v.pipe(v.array(v.string()), v.description('Names without the ethnic group, which is personal data.')),
    keywords: v.array(v.string()),
    category: v.pipe(v.array(v.string()), v.description('Path in the category tree, outermost first.')),
    created: v.nullable(CalendarDate),
    review: v.optional(Review),
    attribution: v.optional(
      v.pipe(
        v.string(),
        v.description('Line that names whose it is, ready to be copied: title, lecturers, rights holder, licence, admitting platform.'),
        v.examples(['《分数的初步认识》，张建华，云岭县教研室，CC BY 4.0，云岭县教育局']),
      ),
    ),
    declaredClicks: v.pipe(v.nullable(WholeNumber), v.description('Declared by the provider, not counted here.')),
    declaredLearners: v.pipe(v.nullable(WholeNumber), v.description('Declared by the provider, not counted here.')),
    directory: v.array(DirectoryNode),
    renditions: v.array(Rendition),
    tracks: v.array(TextTrack),
    extra: v.pipe(v.record(v.string(), v.string()), v.description('Fields outside the profile, kept as they came.')),
  }),
  v.title('Resource'),
);

/** How many resources of the present search have a value. */
export const FacetValue = v.pipe(
  v.object({
    value: v.string(),
    count: WholeNumber,
    label: v.optional(v.pipe(v.string(), v.description('Name of what the value is the id of.'))),
  }),
  v.title('FacetValue'),
);
export const facetNames = [
  'type', 'stage', 'grade', 'subject', 'language', 'provider', 'admittedBy', 'licence', 'length', 'offline', 'accessibility',
] as const;
export const ResourcePage = v.pipe(
  v.object({
    ...pageOf('ResourcePage', ResourceSummary).entries,
    facets: v.pipe(
      v.record(v.picklist(facetNames), v.array(FacetValue)),
      v.description('The most frequent values of each facet, counted as if it did not filter itself. Empty lists where none were asked for.'),
    ),
    meant: v.pipe(
      v.nullable(v.string()),
      v.description('The words that were searched for instead, where those sent are found nowhere: typing errors, pinyin, a wrong character.'),
    ),
  }),
  v.title('ResourcePage'),
);
