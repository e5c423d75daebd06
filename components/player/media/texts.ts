/**
 * What belongs to the medium as timed text: captions, chapters, transcript, thumbnails. The browser reads WebVTT; captions
 * are drawn by us, so that they follow the theme, stay clear of the controls and exist beside sound alone.
 */
import type { DirectoryNode, TextTrackSource } from '../../base/ports/index.ts';
import type { TimedText } from '../player.types.ts';

/** A caption language to choose. */
export interface CaptionChoice {
  /** Position among the tracks of the item. */
  index: number;
  language: string | null;
  label: string | null;
  /** True when sounds are described as well as speech. */
  describesSound: boolean;
}

/** Two languages can be read at once: one above, one below. */
export type CaptionPlace = 'first' | 'second';

/** What is said now, in one language. */
export interface CaptionLines {
  language: string | null;
  /** Nodes made by the browser's own WebVTT reader: no markup but the little that WebVTT has. */
  lines: readonly DocumentFragment[];
}

/** A piece of a picture with many small ones. */
export interface Thumbnail {
  url: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export class Texts {
  private readonly changed: () => void;
  private sources: readonly TextTrackSource[] = [];
  private directory: readonly DirectoryNode[] = [];
  private elements: HTMLTrackElement[] = [];
  private listening = new AbortController();
  private readonly shown: Record<CaptionPlace, number | null> = { first: null, second: null };
  private readonly said: Record<CaptionPlace, CaptionLines | null> = { first: null, second: null };
  /** Puts something over the words before they are shown. */
  private putOver: ((words: DocumentFragment) => void) | null = null;
  /** Language of the place, for what has several. */
  private language = '';

  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Takes the `<track>` elements the view made of `sources`, in the same order. */
  attach(elements: readonly HTMLTrackElement[], sources: readonly TextTrackSource[], directory: readonly DirectoryNode[], language: string): void {
    this.detach();
    this.language = language;
    this.sources = sources;
    this.directory = directory;
    this.elements = [...elements];
    const { signal } = this.listening;
    for (const element of this.elements) {
      element.track.mode = 'disabled';
      element.addEventListener('load', () => this.changed(), { signal });
      element.track.addEventListener('cuechange', () => this.listen(), { signal });
    }
  }

  detach(): void {
    this.listening.abort();
    this.listening = new AbortController();
    this.elements = [];
    this.sources = [];
    this.directory = [];
    this.shown.first = this.shown.second = this.said.first = this.said.second = null;
  }

  /** Loads what navigation needs: chapters and thumbnails. Small files, and only when play is near. */
  prepare(): void {
    for (const kind of ['chapters', 'thumbnails'] as const) this.load(this.indexOf(kind));
  }

  get captions(): CaptionChoice[] {
    return this.sources.flatMap((source, index) =>
      source.kind === 'subtitles' || source.kind === 'captions'
        ? [{ index, language: source.language, label: source.label, describesSound: source.kind === 'captions' }]
        : [],
    );
  }
  /** Whether what happens in the picture is told in words. */
  get hasDescriptions(): boolean {
    return this.indexOf('descriptions') >= 0;
  }
  /** What of it belongs to a place. A line that is over before anybody looks is not lost. */
  describedAt(seconds: number): TimedText[] {
    return this.timed(this.indexOf('descriptions')).filter(({ start, end, text }) => text !== '' && seconds >= start && seconds < Math.max(end, start + 1));
  }
  get describedIn(): string | null {
    return this.sources[this.indexOf('descriptions')]?.language ?? null;
  }

  /** Loads it for whoever wants it. */
  prepareDescriptions(): void {
    this.load(this.indexOf('descriptions'));
  }

  /** Whether anything is said in Chinese. */
  get hasChinese(): boolean {
    return this.captions.some(({ language }) => sameLanguage(language, 'zh'));
  }
  /** The caption track that is shown at a place, or `null`. */
  caption(place: CaptionPlace): number | null {
    return this.shown[place];
  }
  /** Text on the picture now; the same objects until other words are said. */
  get captionLines(): CaptionLines[] {
    return [this.said.first, this.said.second].filter((said) => said !== null);
  }

  /** Somebody is in the middle of a sentence, as far as captions that are loaded tell. */
  get isSpeaking(): boolean {
    return this.elements.some(({ track }) => (track.kind === 'subtitles' || track.kind === 'captions') && (track.activeCues?.length ?? 0) > 0);
  }

  showCaption(index: number | null, place: CaptionPlace = 'first'): void {
    this.shown[place] = index;
    // The same words twice are no second language.
    if (this.shown.second === this.shown.first) this.shown.second = null;
    this.load(index ?? -1);
    this.listen();
  }

  /** Shows captions in the languages a person likes, as far as there are any. */
  prefer(languages: Readonly<Record<CaptionPlace, string | null>>): void {
    for (const place of ['first', 'second'] as const) {
      const wanted = this.captions.find(({ language }) => sameLanguage(language, languages[place] ?? ''));
      if (languages[place] !== null && wanted) this.showCaption(wanted.index, place);
    }
  }

  /** What is said in Chinese is shown with something over its words; `null`: as it is. */
  put(putOver: ((words: DocumentFragment) => void) | null): void {
    this.putOver = putOver;
    this.listen();
  }

  /** Draws captions by the browser while it shows the bare video: in the small window, and on phones in fullscreen. */
  drawByBrowser(on: boolean): void {
    const track = this.elements[this.shown.first ?? -1]?.track;
    if (track) track.mode = on ? 'showing' : 'hidden';
  }

  /** Chapters of the track, or else of the resource's directory where it has lengths. */
  get chapters(): TimedText[] {
    const cues = this.timed(this.indexOf('chapters'));
    return cues.length > 0 ? cues : chaptersOfDirectory(this.directory);
  }

  /** Loads and gives what is said, in the language of the captions, else in the first there is. */
  get transcript(): TimedText[] {
    const index = this.indexOfTranscript;
    this.load(index);
    return this.timed(index);
  }

  /** Whether a list is in Chinese. A directory does not say in what it is: it is taken to be, where something is said in Chinese. */
  isChinese(list: 'chapters' | 'transcript'): boolean {
    const index = list === 'transcript' ? this.indexOfTranscript : this.indexOf('chapters');
    if (list === 'chapters' && this.timed(index).length === 0) return this.hasChinese;
    return sameLanguage(this.sources[index]?.language ?? null, 'zh');
  }

  thumbnailAt(seconds: number): Thumbnail | null {
    const index = this.indexOf('thumbnails');
    const element = this.elements[index];
    const cue = this.timed(index).find(({ start, end }) => seconds >= start && seconds < end);
    return element && cue ? parseThumbnail(cue.text, element.src) : null;
  }

  /** Takes what is said now, in both places. */
  private listen(): void {
    for (const place of ['first', 'second'] as const) this.said[place] = this.linesOf(this.shown[place]);
    this.changed();
  }

  private linesOf(index: number | null): CaptionLines | null {
    const cues = this.elements[index ?? -1]?.track.activeCues;
    if (index === null || !cues || cues.length === 0) return null;
    const lines = Array.from(cues).flatMap((cue) => ('getCueAsHTML' in cue ? [(cue as VTTCue).getCueAsHTML()] : []));
    const language = this.sources[index]?.language ?? null;
    if (this.putOver && sameLanguage(language, 'zh')) lines.forEach(this.putOver);
    return { language, lines };
  }

  private get indexOfTranscript(): number {
    const own = this.captions.find(({ language }) => sameLanguage(language, this.language));
    return this.shown.first ?? own?.index ?? this.captions[0]?.index ?? -1;
  }

  /** The track of a kind in the language of the place, else the first. */
  private indexOf(kind: TextTrackSource['kind']): number {
    const own = this.sources.findIndex((source) => source.kind === kind && sameLanguage(source.language, this.language));
    return own >= 0 ? own : this.sources.findIndex((source) => source.kind === kind);
  }

  private load(index: number): void {
    const track = this.elements[index]?.track;
    if (track?.mode === 'disabled') track.mode = 'hidden';
  }

  private timed(index: number): TimedText[] {
    const cues = this.elements[index]?.track.cues;
    if (!cues) return [];
    return Array.from(cues).flatMap((cue) => {
      const text = textOf(cue);
      return text === null ? [] : [{ start: cue.startTime, end: cue.endTime, text }];
    });
  }
}

/** `zh` and `zh-CN` are one language to a reader. */
function sameLanguage(one: string | null, other: string): boolean {
  return one !== null && one.split('-', 1)[0]?.toLowerCase() === other.split('-', 1)[0]?.toLowerCase();
}

function textOf(cue: TextTrackCue): string | null {
  return 'text' in cue && typeof cue.text === 'string' ? cue.text.replace(/<[^>]*>/g, '').trim() : null;
}

/** `sprite.jpg#xywh=0,90,160,90`, told relative to the track. */
function parseThumbnail(text: string, base: string): Thumbnail | null {
  const match = /^(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)$/.exec(text);
  const [, path, ...numbers] = match ?? [];
  const [x, y, width, height] = numbers.map(Number);
  if (path === undefined || x === undefined || y === undefined || !width || !height) return null;
  try {
    return { url: new URL(path, base).href, x, y, width, height };
  } catch {
    return null;
  }
}

/** The leaves of a directory one after the other, if all of them say how long they are. */
export function chaptersOfDirectory(directory: readonly DirectoryNode[]): TimedText[] {
  const leaves = (nodes: readonly DirectoryNode[]): DirectoryNode[] =>
    nodes.flatMap((node) => (node.children.length > 0 ? leaves(node.children) : [node]));
  const chapters: TimedText[] = [];
  for (const { title, durationSeconds } of leaves(directory)) {
    if (durationSeconds === null || durationSeconds <= 0) return [];
    const start = chapters.at(-1)?.end ?? 0;
    chapters.push({ start, end: start + durationSeconds, text: title });
  }
  return chapters.length > 1 ? chapters : [];
}
