/**
 * Reading along: a passage is heard, repeated aloud, recorded and compared. What is recorded stays in this page until the person takes it
 * away or leaves: nobody else hears it. Without a microphone all but the recording works.
 */
import { Recorder, type Recording } from '../../base/attachments/recorder.ts';
import { VoicePlayer } from '../../base/attachments/voice-player.ts';
import type { Loop } from '../learning/loop.ts';
import type { Passage } from '../media/passage.ts';
import type { Playback } from '../media/playback.ts';
import type { Texts } from '../media/texts.ts';

/** As long as a sentence, where nothing says where one begins. */
const usualSeconds = 5;
/** The media clock ticks too seldom to hit the end. */
const nearSeconds = 1;
const own = 'own';

export interface FollowHost {
  readonly playback: Playback;
  readonly texts: Texts;
  /** Goes elsewhere without that being an act of the person. */
  jump(seconds: number): void;
  requestUpdate(): void;
}

export class FollowAlong {
  /** What is being recorded, or why nothing is; `null`: neither. */
  recording: Recording | null = null;
  /** The original is being heard. */
  isListening = false;
  private readonly host: FollowHost;
  private readonly loop: Loop;
  private readonly voice: VoicePlayer;
  private recorder: Recorder | null = null;
  private chosen: Passage | null = null;
  private take: Blob | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isComparing = false;
  private hasBegun = false;

  constructor(host: FollowHost, loop: Loop) {
    this.host = host;
    this.loop = loop;
    this.voice = new VoicePlayer(() => host.requestUpdate());
  }

  /** What is read along: the passage that is repeated, else the one that was taken, else the sentence that was heard last. */
  get passage(): Passage {
    return this.loop.passage ?? this.chosen ?? this.sentence();
  }
  get hasOwn(): boolean {
    return this.take !== null;
  }
  get isOwnPlaying(): boolean {
    return this.voice.playing?.state === 'playing';
  }
  get hasFailed(): boolean {
    return this.voice.playing?.state === 'failed';
  }

  /** Takes the sentence that was heard last. */
  takeSentence(): void {
    this.chosen = this.sentence();
    this.host.requestUpdate();
  }

  /** The original, from the beginning of the passage to its end; pressed again it stops. */
  listen(): void {
    if (this.isListening) return this.quiet();
    this.quiet();
    // Else the original would be heard in it.
    if (this.recorder !== null) void this.stop();
    const { playback } = this.host;
    const passage = this.passage;
    this.chosen = passage;
    this.isListening = true;
    this.host.jump(passage.from);
    // Whatever forbids play, the view says so by the phase it is in.
    playback.play().then(
      () => {
        this.hasBegun = this.isListening;
        this.follow();
      },
      () => this.quiet(),
    );
    this.host.requestUpdate();
  }

  /** First the original, then the own voice. */
  compare(): void {
    this.voice.wake();
    this.listen();
    this.isComparing = this.isListening;
  }

  playOwn(): void {
    if (this.take === null) return;
    if (!this.isOwnPlaying) this.quiet();
    void this.voice.toggle(own, this.take);
  }

  async record(): Promise<void> {
    this.quiet();
    this.chosen = this.passage;
    this.recorder?.cancel();
    const recorder = new Recorder(
      () => {
        if (this.recorder !== recorder) return;
        this.recording = recorder.state;
        this.host.requestUpdate();
      },
      () => void this.stop(),
    );
    this.recorder = recorder;
    this.recording = recorder.state;
    this.host.requestUpdate();
    await recorder.start();
  }

  /** Ends the recording, and keeps what was said until now; one that still waits for leave does not begin any more. */
  async stop(): Promise<void> {
    const { recorder } = this;
    if (recorder === null) return;
    const taken = await recorder.stop();
    recorder.cancel();
    if (this.recorder !== recorder) return;
    this.forgetRecorder();
    if (taken?.file) this.take = taken.file;
    this.host.requestUpdate();
  }

  /** Takes the own voice away, for good. */
  remove(): void {
    this.voice.stop();
    this.take = null;
    this.host.requestUpdate();
  }

  /** Called while play goes on: stands still at the end of the passage. */
  follow(): void {
    clearTimeout(this.timer);
    const { playback } = this.host;
    if (!this.hasBegun) return;
    // Somebody has paused it or gone elsewhere.
    if (playback.paused || playback.currentTime < this.passage.from - nearSeconds) return this.rest();
    const left = (this.passage.to - playback.currentTime) / playback.playbackRate;
    if (left > 0) {
      if (left < nearSeconds) this.timer = setTimeout(() => this.follow(), left * 1000);
      return;
    }
    const isComparing = this.isComparing;
    this.quiet();
    if (isComparing) this.playOwn();
  }

  /** Another lesson, or none: nothing of the voice stays. */
  end(): void {
    this.rest();
    this.voice.end();
    this.recorder?.cancel();
    this.forgetRecorder();
    this.take = null;
  }

  private forgetRecorder(): void {
    this.recorder = null;
    this.recording = null;
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.isListening = this.isComparing = this.hasBegun = false;
    this.host.requestUpdate();
  }

  private quiet(): void {
    this.rest();
    this.voice.stop();
    this.host.playback.pause();
  }

  private sentence(): Passage {
    const { playback, texts } = this.host;
    const { currentTime, duration } = playback;
    const line = texts.transcript.findLast(({ start }) => start <= currentTime + 0.1) ?? texts.transcript[0];
    if (line) return { from: line.start, to: line.end };
    const from = Math.max(0, currentTime - usualSeconds);
    return { from, to: Math.min(Number.isFinite(duration) ? duration : Infinity, from + usualSeconds) };
  }
}
