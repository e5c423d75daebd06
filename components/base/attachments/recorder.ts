/** Records a voice: asks for the microphone when the person does, and gives it back at once. */
import { newOrderedId } from '../id.ts';
import type { AttachmentDraft } from '../ports/index.ts';

/** `refused`: the person, or the browser, did not allow it; `missing`: nothing here records. */
export type Recording =
  | { readonly type: 'asking' | 'refused' | 'missing' }
  | { readonly type: 'recording'; readonly seconds: number; /** How loud it is now, from 0 to 1. */ readonly level: number };

/** What the browsers record, with the ending that the contract knows. */
const kinds = [
  { type: 'audio/webm;codecs=opus', ending: 'webm' },
  { type: 'audio/ogg;codecs=opus', ending: 'ogg' },
  { type: 'audio/mp4', ending: 'm4a' },
] as const;
/** Speech at three kilobytes a second. */
const bitsPerSecond = 24_000;
/** It ends by itself after two minutes, as the contract says. */
const longestVoiceMs = 120_000;
const lookMs = 100;
/** Speech is seldom louder; the meter is full there. */
const loud = 0.4;

interface Running {
  readonly recorder: MediaRecorder;
  readonly stream: MediaStream;
  readonly context: AudioContext;
  readonly chunks: Blob[];
  readonly ending: string;
  readonly begunAt: number;
  readonly timer: ReturnType<typeof setInterval>;
}

export class Recorder {
  state: Recording = { type: 'asking' };
  readonly #onChange: () => void;
  readonly #onFull: () => void;
  #running: Running | undefined;
  #isOver = false;

  /** @param onFull it has come to the longest that can be sent */
  constructor(onChange: () => void, onFull: () => void) {
    this.#onChange = onChange;
    this.#onFull = onFull;
  }

  async start(): Promise<void> {
    const kind = 'MediaRecorder' in window ? kinds.find(({ type }) => MediaRecorder.isTypeSupported(type)) : undefined;
    // Without a safe line the browser has no microphone to give.
    if (kind === undefined || !('mediaDevices' in navigator)) {
      this.#set({ type: 'missing' });
      return;
    }
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
      if (this.#isOver) release(stream);
      else this.#run(stream, kind);
    } catch (error) {
      this.#set({ type: error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'refused' });
    }
  }

  /** What was recorded; undefined where there is nothing. */
  async stop(): Promise<AttachmentDraft | undefined> {
    const running = this.#running;
    if (running === undefined) return undefined;
    const { recorder, chunks, ending, begunAt } = running;
    const durationMs = Math.min(longestVoiceMs, Math.round(performance.now() - begunAt));
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
    recorder.stop();
    await stopped;
    this.cancel();
    const file = new Blob(chunks, { type: recorder.mimeType });
    return file.size === 0 ? undefined : { id: newOrderedId(), kind: 'voice', name: `voice.${ending}`, file, durationMs };
  }

  /** Gives the microphone back, whatever was recorded. */
  cancel(): void {
    this.#isOver = true;
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    clearInterval(running.timer);
    if (running.recorder.state !== 'inactive') running.recorder.stop();
    release(running.stream);
    void running.context.close();
  }

  #run(stream: MediaStream, { type, ending }: (typeof kinds)[number]): void {
    const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: bitsPerSecond });
    const chunks: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const begunAt = performance.now();
    recorder.start();
    const timer = setInterval(() => {
      const passed = performance.now() - begunAt;
      analyser.getFloatTimeDomainData(samples);
      const level = Math.min(1, Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length) / loud);
      this.#set({ type: 'recording', seconds: Math.floor(passed / 1000), level });
      if (passed >= longestVoiceMs) this.#onFull();
    }, lookMs);
    this.#running = { recorder, stream, context, chunks, ending, begunAt, timer };
    this.#set({ type: 'recording', seconds: 0, level: 0 });
  }

  #set(state: Recording): void {
    this.state = state;
    this.#onChange();
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
