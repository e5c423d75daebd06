/** Learning resources: the metadata of the 2022 collection notice (annex 2) and what is needed to play one. */
import * as v from 'valibot';
import { CalendarDate, LanguageTag, pageOf } from './common.ts';
import { Address, ResourceSummary } from './resource-summary.ts';

const WholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Bands of length, in minutes, that a person chooses by. */
export const LengthBand = v.pipe(
  v.picklist(['under-5', '5-15', '15-45', 'over-45']),
  v.title('LengthBand'),
  v.description('Length in minutes. The upper bound belongs to the next band.'),
);

/** One file or stream in which the resource can be had. */
export const Rendition = v.pipe(
  v.object({
    kind: v.picklist(['progressive', 'hls', 'audio', 'document', 'course', 'link']),
    url: Address,
    opensBy: v.optional(
      v.pipe(v.literal('launch'), v.description('It lies at a tool (LTI 1.3), which lets nobody in without a launch (`launchLink`); `url` says only whose page that is. Absent: its address opens it.')),
    ),
    mimeType: v.string(),
    width: v.nullable(WholeNumber),
    height: v.nullable(WholeNumber),
    bitrate: v.nullable(v.pipe(WholeNumber, v.description('Mean bits per second.'))),
    sizeBytes: v.nullable(WholeNumber),
  }),
  v.title('Rendition'),
);

/** A film that is watched beside the first, in step with it. */
export const SecondPicture = v.pipe(
  v.object({
    role: v.pipe(v.picklist(['sign-language', 'speaker', 'slides']), v.description('The words in a sign language, who speaks, or what is spoken about.')),
    url: Address,
    mimeType: v.string(),
    language: v.nullable(LanguageTag),
    width: v.nullable(WholeNumber),
    height: v.nullable(WholeNumber),
    bitrate: v.nullable(v.pipe(WholeNumber, v.description('Mean bits per second.'))),
    sizeBytes: v.nullable(WholeNumber),
  }),
  v.title('SecondPicture'),
  v.description('A file of its own, of the same length as the lesson; its sound is not heard. No rendition: it stands for nothing without the lesson.'),
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

/** Fields that the notice, or the loss of its first page, makes mandatory. */
export const MandatoryField = v.pipe(
  v.picklist(['title', 'address', 'description', 'provider', 'rightsHolder', 'lecturers', 'cover']),
  v.title('MandatoryField'),
);

/** Everything about one resource. */
export const Resource = v.pipe(
  v.object({
    ...ResourceSummary.entries,
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
    secondPictures: v.optional(v.pipe(v.array(SecondPicture), v.description('Films to watch beside it, several of one role in several sizes. Absent: there are none.'))),
    tracks: v.array(TextTrack),
    textAlternative: v.optional(
      v.pipe(v.array(v.string()), v.description('What one does and sees in a simulation or an interactive course, step by step, for whoever cannot open or work it. Absent: nobody has written it.')),
    ),
    extra: v.pipe(v.record(v.string(), v.string()), v.description('Fields outside the profile, kept as they came.')),
    missing: v.optional(
      v.pipe(v.array(MandatoryField), v.description('Mandatory fields that are empty. Told only to who answers for the resource; absent for everybody else.')),
    ),
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
