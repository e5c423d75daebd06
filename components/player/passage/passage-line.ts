import type { TemplateResult } from 'lit';
import { clockSpan } from '../../base/clock.ts';
import { renderBanner } from '../../base/views.ts';
import type { Passage } from '../media/passage.ts';
import './passage.locales.ts';

/** The line below the box while a part is played: that it is one, and the way to the whole. */
export function passageLine(t: (key: string, values?: Record<string, string>) => string, { from, to }: Passage, whole: () => void): TemplateResult {
  return renderBanner('info', 'flag', t('player-passage.part', { span: clockSpan(from, to) }), { label: t('player-passage.whole'), act: whole });
}
