/** What a list or a card shows of a resource. */
import * as v from 'valibot';
import { CalendarDate, Id, LanguageTag, OrganisationReference, Timestamp } from './common.ts';

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

/** What makes a resource usable for more people: values of schema.org `accessibilityFeature`. */
export const AccessibilityFeature = v.pipe(
  v.picklist(['captions', 'transcript', 'audioDescription', 'signLanguage', 'structuralNavigation']),
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

export const ResourceSummary = v.pipe(
  v.object({
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
    coverAlternative: v.optional(v.pipe(v.string(), v.description('What the cover shows, for whoever does not see it. Absent: nobody has said so.'))),
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
    uses: v.pipe(v.nullable(WholeNumber), v.description('How many people have used it here; null while they are fewer than five, nobody included, for each would be known by it. Sorting by it knows no more.')),
    created: v.optional(v.pipe(v.nullable(CalendarDate), v.description('Day of making: sorting by the newest goes by it. Absent in the cards of an older service.'))),
    modifiedAt: Timestamp,
  }),
  v.title('ResourceSummary'),
);
