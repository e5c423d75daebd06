/** Events of a media element that the player fires again under the same name. */
export const mediaEvents = [
  'loadstart', 'progress', 'suspend', 'emptied', 'stalled', 'error', 'loadedmetadata', 'loadeddata', 'canplay', 'canplaythrough',
  'play', 'playing', 'pause', 'waiting', 'seeking', 'seeked', 'ended', 'timeupdate', 'durationchange', 'ratechange', 'volumechange',
  'enterpictureinpicture', 'leavepictureinpicture',
] as const;
