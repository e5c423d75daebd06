import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../base/icons.ts';
import { clock } from '../../base/clock.ts';
import { captionName, panelName } from './names.ts';
import type { PanelName, PlayerView } from './player-view.ts';
import { seekBar } from './seek-bar.ts';

/** The control bar. Every button is a button with a name; nothing needs hovering. `more`: what the panels add. */
export function controls(view: PlayerView, more: unknown): TemplateResult {
  const { playback, texts, acts } = view;
  const playing = isPlaying(view);
  return html`<div class="bar" part="controls" role="group" aria-label=${view.t('player-view.controls')}>
    ${playback.isLive ? (view.live?.bar(view) ?? nothing) : seekBar(view)}
    <div class="bar__row" dir="ltr">
      ${button(playing ? 'pause' : 'play', view.t(playing ? 'player-view.pause' : 'player.play'), acts.toggle, 'play')} ${volume(view)}
      ${playback.isLive
        ? (view.live?.badge(view) ?? nothing)
        : html`<span class="bar__time" part="time">
            <span>${clock(playback.currentTime)}</span>
            <span class="bar__duration">/ ${clock(playback.duration)}</span>
          </span>`}
      <span class="bar__space"></span>
      ${texts.chapters.length > 0 || texts.captions.length > 0 ? panelButton(view, 'contents', 'list') : nothing}
      ${texts.captions.length > 0 || texts.hasDescriptions ? panelButton(view, 'captions', 'captions') : nothing} ${panelButton(view, 'practice', 'repeat')}
      ${view.notes ? panelButton(view, 'notes', 'note') : nothing}
      ${view.cues && (view.cues.isTeacher || view.cues.points.length > 0) ? panelButton(view, 'questions', 'message') : nothing}
      ${panelButton(view, 'settings', 'settings')}
      ${more} ${view.screen.canSmallWindow ? button('small-window', view.t('player-view.small-window'), acts.toggleSmallWindow, 'small-window') : nothing}
      ${view.screen.canFullscreen
        ? button(
            view.screen.isFullscreen ? 'fullscreen-exit' : 'fullscreen',
            view.t(view.screen.isFullscreen ? 'player.fullscreen.exit' : 'player.fullscreen'),
            acts.toggleFullscreen,
            'fullscreen',
          )
        : nothing}
    </div>
  </div>`;
}

/** True while the person expects it to run, also while it waits for data. */
export function isPlaying(view: Pick<PlayerView, 'playback'>): boolean {
  return ['starting', 'playing', 'waiting', 'line-lost'].includes(view.playback.phase);
}

function button(name: IconName, label: string, act: () => void, kind: string): TemplateResult {
  return html`<button type="button" class="control on-stage control--${kind}" part="button" aria-label=${label} title=${label} @click=${act}>
    ${icon(name)}
  </button>`;
}

function panelButton(view: PlayerView, panel: PanelName, name: IconName): TemplateResult {
  const shown = panel === 'captions' ? captionName(view) : null;
  const label = shown === null ? panelName(view, panel) : view.t('player-view.captions.shown', { name: shown });
  const open = view.ui.panel === panel;
  const on = shown !== null || (panel === 'practice' && view.loop.passage !== null);
  return html`<button
    type="button"
    class="control on-stage control--${panel} ${on ? 'control--on' : ''}"
    part="button"
    data-panel=${panel}
    aria-label=${label}
    title=${label}
    aria-expanded=${open ? 'true' : 'false'}
    aria-controls="panel"
    @click=${() => view.acts.openPanel(open ? null : panel)}
  >
    ${icon(name)}
  </button>`;
}

function volume(view: PlayerView): TemplateResult {
  const heard = view.muted ? 0 : view.volume;
  const silent = heard === 0;
  return html`<span class="volume">
    ${button(silent ? 'mute' : 'volume', view.t(silent ? 'player-view.unmute' : 'player-view.mute'), view.acts.toggleMute, 'mute')}
    <input
      class="volume__input on-stage"
      type="range"
      min="0"
      max="100"
      step="5"
      .value=${String(Math.round(heard * 100))}
      aria-label=${view.t('player-view.volume')}
      aria-valuetext=${view.format.percent(heard)}
      @input=${(event: Event) => {
        if (event.currentTarget instanceof HTMLInputElement) view.acts.setVolume(event.currentTarget.valueAsNumber / 100);
      }}
    />
  </span>`;
}
