/** A film beside the lesson: fetched when somebody wants it, held in step, and moved to where it hides nothing. */
import type { Rendition, SecondPicture as Film } from '../../base/ports/index.ts';
import { boxHeightOf, browserAbilities, canPlayAny, orderRenditions } from '../media/engine.ts';
import { isSafeAddress } from '../media/item.ts';
import type { Playback } from '../media/playback.ts';
import type { PlayerItem } from '../player.types.ts';
import { Dragging } from './dragging.ts';
import { InStep } from './in-step.ts';
import { keepPlace, readPlace, shares, type Place } from './place.ts';

export type Role = Film['role'];

/** So long the lesson itself may want for data before what stands beside it makes way. */
const patience = 4000;

export interface SecondHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
}
interface Lesson {
  readonly media: HTMLMediaElement;
  readonly item: PlayerItem;
  readonly playback: Playback;
}
interface Showing {
  readonly role: Role;
  readonly video: HTMLVideoElement;
  readonly step: InStep;
  /** Files that have not been tried yet. */
  readonly others: string[];
}

export class SecondPicture {
  /** What there is to be shown beside the lesson here. */
  readonly roles: readonly Role[];
  readonly dragging = new Dragging();
  private readonly host: SecondHost;
  private readonly lesson: Lesson;
  private at = readPlace();
  private showing: Showing | null = null;
  private swapped = false;
  private hindrance: 'lost' | 'thin' | null = null;
  private hunger: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SecondHost, lesson: Lesson, signal: AbortSignal) {
    this.host = host;
    this.lesson = lesson;
    this.roles = [...new Set((lesson.item.secondPictures ?? []).map(({ role }) => role))].filter((role) => canPlayAny(this.filesOf(role)));
    signal.addEventListener('abort', () => this.drop());
    for (const type of ['waiting', 'playing', 'pause', 'seeking']) lesson.media.addEventListener(type, () => this.onLesson(type), { signal });
    globalThis.addEventListener('online', () => this.onLine(), { signal });
  }

  /** What the person wants, as far as this lesson has it. */
  get role(): Role | null {
    const { role } = this.at;
    return this.hindrance === null && role !== null && this.roles.includes(role) ? role : null;
  }
  get place(): Place {
    return this.at;
  }
  get video(): HTMLVideoElement | null {
    return this.showing?.video ?? null;
  }
  /** The lesson has the small place. */
  get isSwapped(): boolean {
    return this.swapped && this.showing !== null;
  }
  /** Why it is not there though somebody wants it. */
  get reason(): 'lost' | 'thin' | 'saving' | null {
    return this.hindrance ?? (this.role !== null && this.isSaving ? 'saving' : null);
  }

  choose(role: Role | null): void {
    this.hindrance = null;
    this.put({ ...this.at, role });
  }

  /** Somewhere else, or of another size. */
  put(place: Place): void {
    this.at = place;
    keepPlace(place);
    this.host.requestUpdate();
  }

  swap(on: boolean): void {
    this.swapped = on;
    this.host.requestUpdate();
  }

  /** What is going to be drawn: fetches what is wanted, and lets go of what is not. */
  settle(isUnderPaper: boolean): void {
    const role = this.isSaving || this.lesson.playback.isLive || this.lesson.playback.phase === 'failed' ? null : this.role;
    if (role !== (this.showing?.role ?? null)) {
      this.drop();
      if (role !== null) this.show(role, this.addressesOf(role));
    }
    this.draw(isUnderPaper);
  }

  private get isSaving(): boolean {
    return this.lesson.playback.savesData || this.lesson.playback.soundOnly;
  }

  private filesOf(role: Role): Rendition[] {
    const films = (this.lesson.item.secondPictures ?? []).filter((film) => film.role === role && isSafeAddress(film.url));
    return films.map((film) => ({ ...film, kind: 'progressive' }));
  }

  /** The one that fits the box first. */
  private addressesOf(role: Role): string[] {
    const height = (boxHeightOf(this.lesson.media) * (shares[this.at.size] ?? 0)) / 100;
    return orderRenditions(this.filesOf(role), browserAbilities(), height, false).map(({ url }) => url);
  }

  private show(role: Role, [url, ...others]: readonly string[]): void {
    if (url === undefined) return;
    const video = document.createElement('video');
    video.className = 'second__media';
    silence(video);
    video.playsInline = video.disableRemotePlayback = true;
    video.preload = 'auto';
    video.tabIndex = -1;
    // Who does not see it has the words of the lesson.
    video.setAttribute('aria-hidden', 'true');
    video.setAttribute('webkit-playsinline', '');
    // Some engines come with another loudness once the file is there.
    video.addEventListener('volumechange', () => silence(video));
    video.addEventListener('loadedmetadata', () => this.host.requestUpdate());
    video.addEventListener('error', () => this.onError(video));
    video.src = url;
    this.showing = { role, video, others, step: new InStep(this.lesson.media, video) };
  }

  private drop(): void {
    clearTimeout(this.hunger);
    if (!this.showing) return;
    const { step, video } = this.showing;
    this.showing = null;
    step.end();
    video.removeAttribute('src');
    video.load();
  }

  /** Style sheets know where it lies, and what has the small place. */
  private draw(isUnderPaper: boolean): void {
    const stage = this.host.renderRoot.querySelector<HTMLElement>('.stage');
    if (!stage) return;
    const { x, y, size } = this.at;
    const small = this.isSwapped ? this.lesson.media : this.video;
    const shape = small instanceof HTMLVideoElement && small.videoHeight > 0 ? small.videoWidth / small.videoHeight : 1;
    stage.classList.toggle('stage--swapped', this.isSwapped);
    stage.classList.toggle('stage--second-low', isUnderPaper && x > 0.5);
    for (const [name, value] of Object.entries({ x, y, share: shares[size] ?? 0, shape })) stage.style.setProperty(`--_second-${name}`, String(value));
  }

  private onError(video: HTMLVideoElement): void {
    const { showing } = this;
    if (showing?.video !== video) return;
    this.drop();
    if (showing.others.length > 0) this.show(showing.role, showing.others);
    else this.hindrance = 'lost';
    this.host.requestUpdate();
  }

  /** The lesson wants for data: what stands beside it must not take them. */
  private onLesson(type: string): void {
    clearTimeout(this.hunger);
    if (type !== 'waiting' || !this.showing) return;
    const at = this.lesson.media.currentTime;
    this.hunger = setTimeout(() => {
      if (!this.showing || this.lesson.media.currentTime !== at) return;
      this.drop();
      this.hindrance = 'thin';
      this.host.requestUpdate();
    }, patience);
  }

  private onLine(): void {
    if (this.hindrance !== 'lost') return;
    this.hindrance = null;
    this.host.requestUpdate();
  }
}

/** One lesson is heard. */
function silence(video: HTMLVideoElement): void {
  if (!video.muted) video.muted = true;
  if (video.volume !== 0) video.volume = 0;
}
