import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { Role } from '../base/ports/index.ts';
import type { SpaceView } from './space.types.ts';

/** The person wants another view. A host that cancels it goes there in its own way. */
export class LsNavigateRequestEvent extends LsRequestEvent<{ view: SpaceView }> {
  static readonly type = 'ls-navigate-request';
  constructor(view: SpaceView) {
    super(LsNavigateRequestEvent.type, 'PS-12', { view });
  }
}

/** Another view is current. */
export class LsNavigateEvent extends LsEvent<{ view: SpaceView }> {
  static readonly type = 'ls-navigate';
  constructor(view: SpaceView) {
    super(LsNavigateEvent.type, 'PS-12', { view });
  }
}

/** The person wants to act as another of the own identities. */
export class LsIdentityChangeRequestEvent extends LsRequestEvent<{ identityId: string }> {
  static readonly type = 'ls-identity-change-request';
  constructor(identityId: string) {
    super(LsIdentityChangeRequestEvent.type, 'PS-02', { identityId });
  }
}

/** It is known who acts, and as whom; what was shown for the earlier person or identity is gone. */
export class LsIdentityChangeEvent extends LsEvent<{ identityId: string; role: Role; personId: string }> {
  static readonly type = 'ls-identity-change';
  constructor(identityId: string, role: Role, personId: string) {
    super(LsIdentityChangeEvent.type, 'PS-02', { identityId, role, personId });
  }
}

/** The person wants what waits on this machine to be sent now. */
export class LsSyncRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-sync-request';
  constructor() {
    super(LsSyncRequestEvent.type, 'UX-09', {});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-navigate-request': LsNavigateRequestEvent;
    'ls-navigate': LsNavigateEvent;
    'ls-identity-change-request': LsIdentityChangeRequestEvent;
    'ls-identity-change': LsIdentityChangeEvent;
    'ls-sync-request': LsSyncRequestEvent;
  }
}
