/** The bare page with settings that any page could have: no more pixels than the box shows, half a minute ahead, bytes as they come. */
import Hls from 'hls.js/light';
import { boxes, isPlay, src, video } from '../job.ts';

for (const box of boxes()) {
  const element = video();
  element.controls = true;
  box.append(element);
  const hls = new Hls({
    autoStartLoad: isPlay,
    capLevelToPlayerSize: true,
    maxBufferLength: 30,
    maxMaxBufferLength: 30,
    backBufferLength: 30,
    progressive: true,
  });
  hls.attachMedia(element);
  const load = (): void => {
    hls.loadSource(src);
    hls.startLoad();
  };
  if (isPlay) hls.loadSource(src);
  else element.addEventListener('play', load, { once: true });
}
