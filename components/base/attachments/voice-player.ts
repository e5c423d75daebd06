/** Plays voice messages, one at a time. The sound is decoded here: the strictest page allows no addresses of its own making. */

export interface Playing {
  readonly id: string;
  readonly state: 'loading' | 'playing' | 'paused' | 'failed';
  /** Seconds. */
  readonly place: number;
  readonly length: number;
}

const lookMs = 200;

export class VoicePlayer {
  /** The one that was played last; null before. */
  playing: Playing | null = null;
  readonly #onChange: () => void;
  #context: AudioContext | undefined;
  #sound: AudioBuffer | undefined;
  #source: AudioBufferSourceNode | undefined;
  /** Where the clock of the sound stood at the place 0. */
  #zero = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Plays it from where it was left, or pauses it. */
  async toggle(id: string, bytes: Blob): Promise<void> {
    const { playing } = this;
    if (playing?.id === id && playing.state === 'playing') {
      this.pause();
      return;
    }
    if (playing?.id === id && this.#sound !== undefined) {
      this.#from(playing.place >= playing.length ? 0 : playing.place);
      return;
    }
    this.stop();
    this.#set({ id, state: 'loading', place: 0, length: 0 });
    try {
      this.#context ??= new AudioContext();
      // Not waited for: where nothing may be heard, the browser never says so.
      void this.#context.resume();
      const sound = await this.#context.decodeAudioData(await bytes.arrayBuffer());
      if (this.playing?.id !== id) return;
      this.#sound = sound;
      this.#from(0);
    } catch {
      // What has been let go of, or given up for another one, cannot fail any more.
      if (this.playing?.id === id) this.#set({ id, state: 'failed', place: 0, length: 0 });
    }
  }

  /** Gets ready in a press, before the bytes have come. */
  wake(): void {
    this.#context ??= new AudioContext();
    void this.#context.resume();
  }

  seek(place: number): void {
    if (this.playing === null || this.#sound === undefined) return;
    if (this.playing.state === 'playing') this.#from(place);
    else this.#set({ ...this.playing, place });
  }

  pause(): void {
    if (this.playing === null) return;
    const place = this.#place();
    this.#silence();
    this.#set({ ...this.playing, state: 'paused', place });
  }

  /** Forgets what was played. */
  stop(): void {
    this.#silence();
    this.#sound = undefined;
    this.playing = null;
  }

  /** Forgets it, and gives back what sound takes of the machine. */
  end(): void {
    this.stop();
    void this.#context?.close();
    this.#context = undefined;
  }

  #from(place: number): void {
    const { playing } = this;
    const [context, sound] = [this.#context, this.#sound];
    if (playing === null || context === undefined || sound === undefined) return;
    this.#silence();
    const source = context.createBufferSource();
    source.buffer = sound;
    source.connect(context.destination);
    source.start(0, place);
    this.#source = source;
    this.#zero = context.currentTime - place;
    this.#timer = setInterval(() => this.#look(), lookMs);
    this.#set({ ...playing, state: 'playing', place, length: sound.duration });
  }

  #look(): void {
    const { playing } = this;
    if (playing === null) return;
    const place = this.#place();
    if (place < playing.length) return this.#set({ ...playing, place });
    this.#silence();
    this.#set({ ...playing, state: 'paused', place: playing.length });
  }

  #place(): number {
    if (this.#source === undefined || this.#context === undefined) return this.playing?.place ?? 0;
    return Math.min(this.playing?.length ?? 0, this.#context.currentTime - this.#zero);
  }

  #silence(): void {
    clearInterval(this.#timer);
    this.#source?.stop();
    this.#source?.disconnect();
    this.#source = undefined;
  }

  #set(playing: Playing): void {
    this.playing = playing;
    this.#onChange();
  }
}
