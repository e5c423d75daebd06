/** Our player, as a host with a bundler puts it on a page. */
import '../../../../components/player/player.define.ts';
import { boxes, isPlay, src, video } from '../job.ts';

for (const box of boxes()) {
  const player = document.createElement('ls-player');
  player.muted = true;
  player.src = src;
  const child = video();
  child.autoplay = false;
  player.append(child);
  box.append(player);
  if (isPlay) void player.play();
}

// The harness of other players counts one control a player: the button on its face.
Object.assign(globalThis, { __bench: { controls: 'ls-player >>> button.start' } });
