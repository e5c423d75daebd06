/** Holds a second picture in step with the first. The first leads, and is never touched: what comes late there catches up, or is late. */

/** Seconds apart that are mended, seconds at which that is enough, and seconds that are gone over at once. */
export const tolerance = 0.08;
const enough = 0.03;
const far = 0.5;
/** Where bytes are wanting, each jump would begin a new request: only what is further off than this is worth one. */
const farWithoutData = 4;
/** No jump is reckoned to take longer, in seconds. */
const longest = 3;
/** So much faster or slower than the first, and from how many seconds apart it is the one or the other: some engines stumble over each change of speed. */
const much = 0.25;
const little = 0.1;
const wide = 0.25;
/** The last picture stays: a medium that is told to play at its end begins again. */
const lastPicture = 0.1;

const leading = ['play', 'playing', 'pause', 'waiting', 'seeking', 'seeked', 'ratechange', 'timeupdate', 'ended', 'canplay'];
const following = ['loadedmetadata', 'canplay', 'waiting', 'seeked', 'playing', 'timeupdate'];

export class InStep {
  private readonly first: HTMLMediaElement;
  private readonly second: HTMLVideoElement;
  private readonly life = new AbortController();
  private isMending = false;
  private isStuck = false;
  private isStarved = false;
  private firstAt = -1;
  private secondAt = -1;
  /** Where it was sent while the lesson stands: an engine that comes to lie beside it is not sent again. */
  private sentTo: number | null = null;
  /** Seconds that the last jump took: so far the lesson goes on meanwhile. */
  private latency = 0;
  private left = 0;

  constructor(first: HTMLMediaElement, second: HTMLVideoElement) {
    this.first = first;
    this.second = second;
    const { signal } = this.life;
    for (const type of leading) first.addEventListener(type, () => this.onFirst(type), { signal });
    for (const type of following) second.addEventListener(type, () => this.onSecond(type), { signal });
    this.look();
  }

  end(): void {
    this.life.abort();
    this.second.pause();
  }

  /** A clock that moves has data, whatever the engine says of itself: some are wrong about it after a change of speed. */
  private onFirst(type: string): void {
    if (type === 'waiting') this.isStuck = true;
    else if (type === 'playing' || (type === 'timeupdate' && this.first.currentTime !== this.firstAt)) this.isStuck = false;
    this.firstAt = this.first.currentTime;
    this.look();
  }

  private onSecond(type: string): void {
    if (type === 'seeked') this.latency = Math.min(longest, (performance.now() - this.left) / 1000);
    if (type === 'waiting') this.isStarved = true;
    else if (type === 'canplay' || type === 'playing' || (type === 'timeupdate' && this.second.currentTime !== this.secondAt)) this.isStarved = false;
    this.secondAt = this.second.currentTime;
    this.look();
  }

  private look(): void {
    const { first, second } = this;
    // Of a medium that is being loaded anew the clock says nothing.
    if (first.readyState === 0 || second.readyState === 0) return this.stand();
    const last = Math.max(0, second.duration - lastPicture);
    const place = Math.min(first.currentTime, last);
    const runs = !first.paused && !first.seeking && !first.ended && !this.isStuck && place < last;
    if (!runs) this.stand();
    if (second.seeking) return;
    const drift = second.currentTime - place;
    if (runs) this.run(place, drift);
    else if (Math.abs(drift) > enough && this.sentTo !== place) {
      this.goTo(place);
      this.sentTo = place;
    }
  }

  private run(place: number, drift: number): void {
    const { first, second } = this;
    const off = Math.abs(drift);
    this.sentTo = null;
    if (off > (this.isStarved ? farWithoutData : far)) this.goTo(Math.min(place + this.latency * first.playbackRate, second.duration - lastPicture));
    this.isMending = off > (this.isMending ? enough : tolerance);
    const change = this.isMending ? Math.sign(drift) * (off > wide ? much : little) : 0;
    const rate = Math.max(0.0625, Math.min(16, first.playbackRate * (1 - change)));
    if (second.playbackRate !== rate) second.playbackRate = rate;
    if (second.paused) void second.play().catch(() => undefined);
  }

  private goTo(place: number): void {
    this.left = performance.now();
    this.second.currentTime = place;
  }

  private stand(): void {
    if (!this.second.paused) this.second.pause();
  }
}
