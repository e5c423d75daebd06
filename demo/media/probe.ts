import { run } from './run.ts';

/** What ffprobe measures of a file. */
export interface Measured {
  readonly duration: number;
  /** Mean bits a second over the whole file, all tracks together. */
  readonly bitrate: number;
  readonly video?: { readonly codec: string; readonly profile: string; readonly width: number; readonly height: number; readonly fps: number };
  readonly audio?: { readonly codec: string; readonly sampleRate: number; readonly channels: number };
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function ratio(value: unknown): number {
  const [over = '0', under = '1'] = String(value).split('/');
  return Number(over) / Number(under);
}

/** Measures a media file with ffprobe. */
export async function probe(file: string): Promise<Measured> {
  const said: unknown = JSON.parse((await run('ffprobe', ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', file])).toString('utf8'));
  const report = fields(said);
  const format = fields(report.format);
  const streams = Array.isArray(report.streams) ? report.streams.map(fields) : [];
  const video = streams.find((stream) => stream.codec_type === 'video');
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  return {
    duration: Math.round(Number(format.duration) * 1000) / 1000,
    bitrate: Number(format.bit_rate),
    ...(video && {
      video: {
        codec: String(video.codec_name),
        profile: String(video.profile),
        width: Number(video.width),
        height: Number(video.height),
        fps: ratio(video.avg_frame_rate),
      },
    }),
    ...(audio && {
      audio: { codec: String(audio.codec_name), sampleRate: Number(audio.sample_rate), channels: Number(audio.channels) },
    }),
  };
}
