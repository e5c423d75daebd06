/** What a page of the benchmark is asked for in its address: `?src=…&n=…&mode=…&lesson=…`. */
const query = new URLSearchParams(location.search);

/** The master list of the stream. */
export const src = query.get('src') ?? '';
/** Start muted, at once; else load nothing and wait for the person. */
export const isPlay = query.get('mode') === 'play';
/** Resource that the stream is of; of none it is an address and no more. */
export const lesson = query.get('lesson') ?? '';

const tracks = [
  ['zh-CN', '中文', '/content/subs/zh.vtt'],
  ['en', 'English', '/content/subs/en.vtt'],
] as const;

/** As many boxes of 640 by 360 as are asked for. */
export function boxes(): HTMLElement[] {
  return Array.from({ length: Number(query.get('n') ?? 1) }, () => {
    const box = document.createElement('div');
    box.className = 'box';
    document.body.append(box);
    return box;
  });
}

/** A video element as every page has it: inline, muted, two subtitle tracks that are off. */
export function video(): HTMLVideoElement {
  const element = document.createElement('video');
  Object.assign(element, { playsInline: true, muted: true, preload: isPlay ? 'auto' : 'none', autoplay: isPlay });
  for (const [srclang, label, url] of tracks) {
    element.append(Object.assign(document.createElement('track'), { kind: 'subtitles', srclang, label, src: url }));
  }
  return element;
}
