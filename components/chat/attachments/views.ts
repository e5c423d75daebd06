/** What a talk shows of attachments: what all show, and the recorder. Comes with the first message that has something. */
import { registerLocales } from '../../base/i18n.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

export * from '../../base/attachments/views.ts';
export { Recorder } from '../../base/attachments/recorder.ts';
export { renderRecorder } from './recorder-view.ts';

registerLocales('chat-attachments', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});
