/** What `ls-player` shows: one state at a time. */
import type { ClassReference, Course, CuePointList, DataState, DirectoryNode, Note, Progress, Rendition, SecondPicture, Stage, TextTrackSource, WatchTime } from '../base/index.ts';

/** How the thing is presented. Video and audio are played here; the others are opened. */
export type PlayerKind = 'video' | 'audio' | 'document' | 'picture' | 'course' | 'link';

/** One thing to play or to open, whichever way it came: by a resource of the service, by attributes, or by a child element. */
export interface PlayerItem {
  /** `null` when it came by `src` or a child: then nothing is recorded. */
  resourceId: string | null;
  title: string;
  kind: PlayerKind;
  poster: string | null;
  durationSeconds: number | null;
  /** For whom it is made; `null` where nobody said. */
  stage: Stage | null;
  /** Who provides it: said where it opens at the provider. */
  provider: string;
  /** Platform that admitted it and answers for it, as far as somebody is named. */
  admittedBy?: string | undefined;
  /** Ways in which it can be played or opened, of this kind only, best first. */
  renditions: readonly Rendition[];
  /** The sound of a video alone, best first: for bad lines and for listening. */
  sound: readonly Rendition[];
  /** Paper that goes with it. */
  documents: readonly Rendition[];
  /** Films to watch beside it. */
  secondPictures?: readonly SecondPicture[] | undefined;
  tracks: readonly TextTrackSource[];
  directory: readonly DirectoryNode[];
  /** What one does and sees in it, step by step, for whoever cannot open or work it. */
  textAlternative?: readonly string[] | undefined;
}

/** What `ready` holds. With `stale` it is what was kept on this machine. */
export interface PlayerData {
  item: PlayerItem;
  /** How far the person was, or `null` when nobody is known or asked. */
  progress: Progress | null;
  /** Notes in the lesson. None where nobody keeps any, and until they are asked for. */
  notes?: PlayerNotes | null;
  /** What the class is asked in the lesson, and where its teacher stops. None until the lesson plays. */
  cuePoints?: CuePointList | null;
  /** How long the person may watch, and has. None until the lesson plays. */
  watchTime?: WatchTime | null;
  /** The units of a course that is a package. */
  course?: Course | null;
}

/** Notes and bookmarks, and the classes with which an own one may be shared. */
export interface PlayerNotes {
  items: readonly Note[];
  classes: readonly ClassReference[];
}

/** The state of the player. `empty`: the resource is there, but holds nothing that can be played or opened. */
export type PlayerState = DataState<PlayerData>;

/** What went wrong with the media itself, once an item was there. */
export type MediaProblem =
  /** The machine lacks the codec. */
  | 'codec'
  /** The file is not there, or is not allowed. */
  | 'missing'
  /** The file is broken. */
  | 'damaged';

/** Where the media stands. */
export type MediaPhase = 'idle' | 'starting' | 'playing' | 'paused' | 'waiting' | 'line-lost' | 'ended' | 'failed';

/** One quality to choose. */
export interface Quality {
  /** What the engine knows it by. */
  id: number;
  height: number | null;
  bitrate: number | null;
}

/** A chapter or a line of the transcript. */
export interface TimedText {
  start: number;
  end: number;
  text: string;
}
