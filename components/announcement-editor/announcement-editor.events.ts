import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { Announcement, AnnouncementDraft, AudienceQuestion } from '../base/ports/index.ts';

/** The sender has chosen other families, or another time: what would it reach? `null`: nobody is chosen. */
export class LsAudiencePreviewRequestEvent extends LsRequestEvent<{ question: AudienceQuestion | null }> {
  static readonly type = 'ls-audience-preview-request';
  constructor(question: AudienceQuestion | null) {
    super(LsAudiencePreviewRequestEvent.type, 'M-04', { question });
  }
}

/** The sender sends. The id of the event is the key under which it has the effect of one. */
export class LsAnnouncementSendRequestEvent extends LsRequestEvent<{ draft: AnnouncementDraft }> {
  static readonly type = 'ls-announcement-send-request';
  constructor(draft: AnnouncementDraft) {
    super(LsAnnouncementSendRequestEvent.type, 'T-16', { draft });
  }
}

/** The announcement is with the service, or waits on this machine (`null`). */
export class LsAnnouncementSendEvent extends LsEvent<{ announcement: Announcement | null }> {
  static readonly type = 'ls-announcement-send';
  constructor(announcement: Announcement | null) {
    super(LsAnnouncementSendEvent.type, 'T-16', { announcement });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-audience-preview-request': LsAudiencePreviewRequestEvent;
    'ls-announcement-send-request': LsAnnouncementSendRequestEvent;
  }
}
