/** The rows a resource catalogue is read into: flat and complete. Absent values are `null`. */
import type { Finding } from '../reading/finding.ts';

/** One person who teaches in a resource. */
export interface Lecturer {
  name: string;
  /** Ethnic group as written in brackets, 藏族. Data about a person: shown only when they want it. */
  ethnicGroup: string | null;
}

/** The lecturers of a resource, in their order. */
export interface Lecturers {
  /** Role label before the names, 主讲人; null when there was none. */
  label: string | null;
  people: Lecturer[];
}

/** A node of a resource's own table of contents. */
export interface TocItem {
  title: string;
  /** Seconds. */
  duration: number | null;
  /** File or address the node stands for. */
  ref: string | null;
  children: TocItem[];
}

/** A file delivered with the catalogue. */
export interface ResourceFile {
  /** Path inside the delivery, with `/`, never leaving it. */
  path: string;
  /** What it is for: `video`, `hls`, `audio`, `subtitles`, `chapters`, `thumbnails`, `worksheet`, `course`, …; one that nobody here knows stays as it came. */
  role: string;
  /** Media type, `video/mp4`. */
  type: string | null;
  language: string | null;
  label: string | null;
  /** As the delivery declares them; null when it does not. */
  bytes: number | null;
  width: number | null;
  height: number | null;
  /** Mean bits per second. */
  bitrate: number | null;
}

/** Address or file of the cover picture. */
export interface Cover {
  /** https address or path inside the delivery. */
  address: string;
  local: boolean;
}

/** Stages of learning, as the contract names them. */
export type Stage = 'primary' | 'junior' | 'senior' | 'vocational' | 'lifelong';

/** One resource in the metadata of the profile. */
export interface ResourceRow {
  /** File and line of the record, for messages about it. */
  file: string;
  line: number;
  identifier: string;
  title: string;
  /** Code of table 2: A01 video, A02 audio, A03 online course; other codes are kept as they came. */
  type: string;
  description: string;
  provider: string;
  rightsHolder: string;
  lecturers: Lecturers;
  /** Days, `yyyy-mm-dd`. */
  created: string | null;
  modified: string | null;
  /** Declared by the provider, not counted by us. */
  clicks: number | null;
  learners: number | null;
  /** Null only when the profile in use does not require one. */
  cover: Cover | null;
  /** Parsed for showing, and the delivered string untouched for handing on. */
  toc: { source: string; items: TocItem[] } | null;
  keywords: string[];
  /** Levels from the root of the category tree. */
  category: string[];
  /** Where it plays when it is not delivered as files. */
  url: string | null;
  files: ResourceFile[];
  /** Seconds. */
  duration: number | null;
  format: string | null;
  /** Bytes. */
  size: number | null;
  audience: string | null;
  /** BCP 47. */
  language: string | null;
  licence: string | null;
  cost: string | null;
  version: string | null;
  /** Who reviewed it before it was admitted: a person or role, a unit, a day. */
  review: { reviewer: string | null; unit: string | null; date: string | null } | null;
  /** Cataloguing tree: stage and grade as the contract writes them, the rest in the words of the delivery. */
  stage: Stage | null;
  grade: number | null;
  subject: string | null;
  edition: string | null;
  volume: string | null;
  chapter: string | null;
  /** Every other element of the record, by its name: known to the profile or not, it is kept and shown. */
  extra: Record<string, string>;
}

/** Everything a catalogue delivery says, with everything that was wrong about it. */
export interface Catalogue {
  resources: ResourceRow[];
  findings: Finding[];
}
