import type { AudienceChoices, AudienceReach } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** Whom one may write to, and what is known of the audience that is chosen. */
export interface AnnouncementEditorData {
  readonly choices: AudienceChoices;
  /** Of the chosen audience; `null` until one is chosen, or while the line is down. */
  readonly reach: AudienceReach | null;
  /** What became of the last announcement: on its way, delivered, kept by the service until its time, or waiting on this machine. */
  readonly outcome: 'none' | 'sending' | 'sent' | 'scheduled' | 'queued';
}
export type AnnouncementEditorState = DataState<AnnouncementEditorData>;
