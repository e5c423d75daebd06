/** What the controls can ask for, as acts on the deck. */
import type { PlayerActs } from '../view/player-view.ts';
import type { Deck } from './deck.ts';

/** Loudness after unmuting what had been turned down to nothing. */
const audible = 0.5;

export function makeActs(deck: Deck): PlayerActs {
  // Whatever forbids play, the view says so by the phase it is in.
  const play = (from?: number): void => void deck.play(from).catch(() => undefined);
  return {
    toggle: () => (deck.playback.paused ? play() : deck.playback.pause()),
    playFrom: play,
    seek: (seconds) => deck.seek(seconds),
    setVolume: (volume) => deck.manner.setVolume(volume, false),
    toggleMute: () => {
      const { volume, muted } = deck.manner.settings;
      const next = volume === 0 ? audible : volume;
      deck.manner.setVolume(next, !muted && volume > 0);
      return next;
    },
    setRate: (rate) => deck.manner.setRate(rate),
    chooseQuality: (id) => deck.playback.chooseQuality(id),
    saveData: (on) => {
      deck.playback.saveData(on);
      deck.manner.prefer({ saveData: on });
    },
    soundOnly: (on) => deck.playback.showSoundOnly(on),
    showCaption: (index, place = 'first') => {
      deck.texts.showCaption(index, place);
      const language = deck.texts.captions.find((choice) => choice.index === index)?.language ?? null;
      deck.manner.prefer(place === 'first' ? { caption: language } : { secondCaption: language });
    },
    showPinyin: (on) => {
      deck.manner.prefer({ pinyin: on });
      void deck.pinyin.set(on);
    },
    describe: (on) => {
      deck.manner.prefer({ descriptions: on });
      void deck.describing.set(on);
    },
    prefer: (change) => deck.manner.prefer(change),
    searchTranscript: (words) => deck.searchTranscript(words),
    loopFrom: () => deck.practice.markFrom(),
    loopTo: () => deck.practice.markTo(),
    loopEnd: () => deck.practice.end(),
    loopCount: (count) => deck.practice.setCount(count),
    stepFrame: (direction) => deck.practice.stepFrame(direction),
    playPart: (passage) => {
      deck.practice.end();
      deck.choose(passage);
      play(passage.from);
    },
    openPanel: (panel) => {
      if (panel === null) deck.noteTaking.save();
      if (panel === 'questions' || deck.panels.open === 'questions') deck.asking.opened(panel === 'questions');
      if (panel !== 'practice') deck.practice.leave();
      deck.panels.show(panel);
      deck.wake();
    },
    preview: (seconds, dragging) => deck.seeking.show(seconds, dragging),
    playOn: () => {
      deck.eyes.end();
      play();
    },
    endRest: () => deck.eyes.end(),
    toggleSmallWindow: () => void deck.screen.toggleSmallWindow(),
    toggleFullscreen: () => void deck.screen.toggleFullscreen(),
    retry: () => deck.playback.retry(),
    say: (words) => deck.hint({ words }),
    refresh: () => deck.requestUpdate(),
  };
}
