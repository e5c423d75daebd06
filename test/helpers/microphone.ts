/** A microphone of tests: what a real one gives differs with the machine, and none asks before it is allowed. */

export interface Microphone {
  isAllowed: boolean;
  /** All that were given, in their order. */
  readonly streams: MediaStream[];
  /** The browser has its own again. */
  giveBack(): void;
}

/** Half a second of a tone, which every engine decodes. */
function toneFile(): Blob {
  const tone = new DataView(new ArrayBuffer(44 + 16_000));
  for (const [place, word] of [[0, 'RIFF'], [8, 'WAVE'], [12, 'fmt '], [36, 'data']] as const) for (let index = 0; index < 4; index += 1) tone.setUint8(place + index, word.charCodeAt(index));
  for (const [place, value] of [[4, 16_036], [16, 16], [24, 8000], [28, 16_000], [40, 16_000]] as const) tone.setUint32(place, value, true);
  for (const [place, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) tone.setUint16(place, value, true);
  for (let sample = 0; sample < 8000; sample += 1) tone.setInt16(44 + sample * 2, Math.sin(sample / 4) * 8000, true);
  return new Blob([tone]);
}

class ToneRecorder extends EventTarget {
  static isTypeSupported = (): boolean => true;
  readonly mimeType = 'audio/webm';
  state = 'inactive';
  start(): void {
    this.state = 'recording';
  }
  stop(): void {
    this.state = 'inactive';
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: toneFile() }));
    this.dispatchEvent(new Event('stop'));
  }
}

/** Puts it in the place of the browser's own; nothing is allowed until the test says so. */
export function plugInMicrophone(): Microphone {
  const { mediaDevices } = navigator;
  const before = window.MediaRecorder;
  const microphone: Microphone = {
    isAllowed: false,
    streams: [],
    giveBack: () => {
      Object.defineProperty(window, 'MediaRecorder', { value: before, configurable: true });
      Object.defineProperty(navigator, 'mediaDevices', { value: mediaDevices, configurable: true });
    },
  };
  const getUserMedia = async (): Promise<MediaStream> => {
    if (!microphone.isAllowed) throw new DOMException('no', 'NotAllowedError');
    const { stream } = new AudioContext().createMediaStreamDestination();
    microphone.streams.push(stream);
    return stream;
  };
  Object.defineProperty(window, 'MediaRecorder', { value: ToneRecorder, configurable: true });
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia }, configurable: true });
  return microphone;
}
