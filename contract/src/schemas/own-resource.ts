/** What a person makes for the catalogue: a draft of one's own, until the platform admits it. */
import * as v from 'valibot';
import { Id, PersonReference, Timestamp, pageOf } from './common.ts';

const WholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Anything that fits: what is half typed is kept, and judged when it is submitted. */
const words = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

/** Levels a directory may have. */
export const deepestDirectory = 8;

/** A line of the resource's directory (资源目录), in reading order. Levels instead of nesting: it is edited line by line. */
export const DirectoryEntry = v.pipe(
  v.object({
    level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(deepestDirectory)),
    title: words(500),
    durationSeconds: v.nullable(WholeNumber),
    ref: v.nullable(v.pipe(words(2000), v.description('File or address that the entry stands for.'))),
  }),
  v.title('DirectoryEntry'),
);
/** Nobody stands deeper than one level below the line before. */
const isTree = (entries: v.InferOutput<typeof DirectoryEntry>[]): boolean => entries.every(({ level }, place) => level <= (entries[place - 1]?.level ?? 0) + 1);
export const Directory = v.pipe(v.array(DirectoryEntry), v.maxLength(2000), v.check(isTree, 'each at most one level below the one before'));

export const OwnResourceDraft = v.pipe(
  v.object({
    title: words(1000),
    type: v.pipe(words(64), v.description('A01, A02 or A03; what else was chosen is kept, and refused when it is submitted.'), v.examples(['A01'])),
    description: words(10_000),
    provider: v.pipe(words(1000), v.description('Unit that hands it in (报送单位).')),
    rightsHolder: v.pipe(words(1000), v.description('Person or institution that holds the rights (版权方).')),
    licence: v.pipe(words(1000), v.description('In which way others may use it (授权方式).')),
    language: words(64),
    lecturers: v.object({
      label: v.pipe(words(100), v.description('Role that stands before the names, such as 主讲人.')),
      people: v.pipe(
        v.array(v.object({ name: words(200), ethnicGroup: v.pipe(words(100), v.description('Empty: not said, which is a right.')) })),
        v.maxLength(100),
        v.description('In the order of the list.'),
      ),
    }),
    created: v.pipe(words(64), v.description('As it was typed; submitted as yyyy-mm-dd.')),
    keywords: v.pipe(v.array(words(200)), v.maxLength(100)),
    category: v.pipe(v.array(words(200)), v.maxLength(10), v.description('Path in the category tree, outermost first.')),
    node: v.nullable(v.pipe(Id, v.description('Place in the teaching taxonomy from which the path was picked.'))),
    directory: Directory,
    url: v.pipe(words(2000), v.description('Where it opens, when it is not uploaded.')),
    protectionLevel: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5), v.description('Of a linked course: level of protection (网络安全等级保护) of the platform that has it, as the author declares; 0: not said. From 3 on it can be submitted.')),
    ),
    protectionProof: v.optional(v.pipe(words(500), v.description('Number or address of the certificate that shows the level.'))),
    coverAlternative: v.pipe(words(1000), v.description('What the cover shows, for whoever does not see it.')),
    declaresDepth: v.optional(v.pipe(v.boolean(), v.description('The author says that a sound has at least 16 bits a sample, which an MP3 does not show.'))),
    textAlternative: v.optional(
      v.pipe(words(20_000), v.description('What one does and sees in a simulation or an interactive course, a step a line, for whoever cannot open or work it.')),
    ),
  }),
  v.title('OwnResourceDraft'),
);

export const OwnFileRole = v.pipe(v.picklist(['media', 'cover']), v.title('OwnFileRole'));
export const OwnFileDraft = v.pipe(
  v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)), sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.title('OwnFileDraft'),
);
/** A rule of the technical standard (annex 1 of the collection notice), and what a file was found to be. */
export const TechnicalCheck = v.pipe(
  v.object({
    rule: v.picklist(['container', 'video-codec', 'audio-codec', 'width', 'height', 'frame-rate', 'bit-rate', 'sample-rate', 'channels', 'sample-depth']),
    verdict: v.pipe(v.picklist(['pass', 'fail', 'unknown']), v.description('`unknown`: the file does not say. The sample depth of an MP3 is never known; its author declares it.')),
    measured: v.pipe(v.nullable(v.union([v.string(), v.number()])), v.description('A name, or a number: pixels, frames, bits or samples a second, channels. An empty name: there is no such track.')),
  }),
  v.title('TechnicalCheck'),
);
export const OwnFile = v.pipe(
  v.object({
    role: OwnFileRole,
    ...OwnFileDraft.entries,
    received: v.pipe(WholeNumber, v.description('Bytes that have come; all of them: the file is whole. An upload goes on from here.')),
    kind: v.pipe(v.nullable(v.picklist(['video', 'audio', 'picture', 'book'])), v.description('What the bytes say it is; null before all have come.')),
    checks: v.optional(v.pipe(v.array(TechnicalCheck), v.description('A film or a sound held against the technical standard; it can be submitted whatever they say. Absent for other files, and before all bytes have come.'))),
  }),
  v.title('OwnFile'),
);

export const OwnResourceState = v.pipe(
  v.picklist(['draft', 'pending-review', 'admitted', 'returned', 'withdrawn']),
  v.title('OwnResourceState'),
  v.description('Only what is admitted is seen by others. `returned` comes with a reason, and can be mended and submitted again.'),
);
/** Why it cannot be submitted yet. */
export const Obstacle = v.pipe(
  v.object({
    field: v.pipe(v.string(), v.description('Field of the draft; `media` and `cover` are files.'), v.examples(['rightsHolder'])),
    message: v.pipe(v.string(), v.description("In the caller's language.")),
  }),
  v.title('Obstacle'),
);
export const AdmissionDecision = v.pipe(
  v.object({
    admitted: v.boolean(),
    submittedAt: v.pipe(Timestamp, v.description('Of the submission that was read: what was taken back and submitted anew is another, and is refused.')),
    reason: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000))),
  }),
  v.check(({ admitted, reason }) => admitted || reason !== null, 'a return with its reason'),
  v.title('AdmissionDecision'),
);

const head = {
  id: Id,
  state: OwnResourceState,
  author: PersonReference,
  changedAt: Timestamp,
  submittedAt: v.nullable(Timestamp),
  decision: v.nullable(v.object({ by: PersonReference, at: Timestamp, reason: v.nullable(v.string()) })),
  resourceId: v.pipe(v.nullable(Id), v.description('The resource of the catalogue that it became; null before it was ever admitted.')),
};
export const OwnResourceSummary = v.pipe(v.object({ ...head, title: v.string(), type: v.string() }), v.title('OwnResourceSummary'));
export const OwnResourcePage = pageOf('OwnResourcePage', OwnResourceSummary);
/** Whether a linked course answers, asked by the service. */
export const LinkCheck = v.pipe(
  v.object({
    url: v.pipe(v.string(), v.description('The address that was asked.')),
    at: Timestamp,
    outcome: v.pipe(v.picklist(['reachable', 'refused', 'unreachable']), v.description('`refused`: somebody answers, and gives no page.')),
    status: v.pipe(v.nullable(WholeNumber), v.description('Of the answer; null where there was none.')),
  }),
  v.title('LinkCheck'),
);
export const OwnResource = v.pipe(
  v.object({
    ...head,
    draft: OwnResourceDraft,
    files: v.array(OwnFile),
    obstacles: v.array(Obstacle),
    linkCheck: v.optional(v.pipe(v.nullable(LinkCheck), v.description('The last time that the address of a linked course was asked; null before.'))),
    counters: v.pipe(
      v.object({ clicks: v.nullable(WholeNumber), learners: v.nullable(WholeNumber) }),
      v.description('How often it was begun here, alone or for a task, and by how many people (点击量、学习人数); null while they are fewer than five. Counted by the service; nobody writes them.'),
    ),
  }),
  v.title('OwnResource'),
);

export const DirectoryXml = v.pipe(v.object({ xml: v.pipe(v.string(), v.maxLength(500_000)) }), v.title('DirectoryXml'));
export const DirectoryList = v.pipe(v.object({ items: Directory }), v.title('DirectoryList'));
