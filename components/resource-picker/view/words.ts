/** Names of codes, in the language of the place. Keys are written out in full, so that a search finds them. */
import type { ResourceType, Stage, TechnicalMark } from '../../base/index.ts';
import type { IconName } from '../../base/icons.ts';
import type { PickerView } from './picker-view.ts';

type Say = Pick<PickerView, 't'>;

const types: Record<ResourceType, { key: string; icon: IconName }> = {
  A01: { key: 'resource-picker.type.video', icon: 'video' },
  A02: { key: 'resource-picker.type.audio', icon: 'audio' },
  A03: { key: 'resource-picker.type.course', icon: 'course' },
};
const stageKeys: Record<Stage, string> = {
  primary: 'resource-picker.stage.primary',
  junior: 'resource-picker.stage.junior',
  senior: 'resource-picker.stage.senior',
  vocational: 'resource-picker.stage.vocational',
  lifelong: 'resource-picker.stage.lifelong',
};
const markKeys: Record<TechnicalMark, string> = {
  hd: 'resource-picker.mark.hd',
  subtitles: 'resource-picker.mark.subtitles',
  offline: 'resource-picker.mark.offline',
  worksheet: 'resource-picker.mark.worksheet',
};
/** A code we do not know is shown as it is, never dropped. */
export function typeName({ t }: Say, type: string): string {
  return Object.hasOwn(types, type) ? t(types[type as ResourceType].key) : type;
}
export function typeIcon(type: string): IconName {
  return Object.hasOwn(types, type) ? types[type as ResourceType].icon : 'link';
}
export function stageName({ t }: Say, stage: string): string {
  return Object.hasOwn(stageKeys, stage) ? t(stageKeys[stage as Stage]) : stage;
}
export function gradeName({ t }: Say, grade: number | string): string {
  return t('resource-picker.grade', { grade });
}
/** Technical marks in words, and what exactly one promises whose name does not say it; a host's own item may have none. */
export function marksOf({ t }: Say, { marks = [] }: { readonly marks?: readonly string[] }): { name: string; exactly: string | null }[] {
  return marks.map((mark) => ({ name: Object.hasOwn(markKeys, mark) ? t(markKeys[mark as TechnicalMark]) : mark, exactly: mark === 'hd' ? t('resource-picker.mark.hd.least') : null }));
}
