import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { DirectoryLine, OwnFileRole, OwnResource, OwnResourceDraft } from '../base/ports/index.ts';

/** What was typed is to be kept; fired by itself a moment after the last key. */
export class LsResourceWriteRequestEvent extends LsRequestEvent<{ draft: OwnResourceDraft }> {
  static readonly type = 'ls-resource-write-request';
  constructor(draft: OwnResourceDraft) {
    super(LsResourceWriteRequestEvent.type, 'RES-05', { draft });
  }
}

/** A file is to be uploaded, or taken away (`null`), or its upload ended. */
export class LsResourceFileRequestEvent extends LsRequestEvent<{ role: OwnFileRole; file: File | null }> {
  static readonly type = 'ls-resource-file-request';
  constructor(role: OwnFileRole, file: File | null) {
    super(LsResourceFileRequestEvent.type, role === 'cover' ? 'RES-12' : 'RES-01', { role, file });
  }
}

/** The address of a linked course is to be asked by the service; no page may. */
export class LsLinkCheckRequestEvent extends LsRequestEvent<{ draft: OwnResourceDraft }> {
  static readonly type = 'ls-link-check-request';
  constructor(draft: OwnResourceDraft) {
    super(LsLinkCheckRequestEvent.type, 'RES-03', { draft });
  }
}

/** The resource is to be submitted to the platform. */
export class LsResourceSubmitRequestEvent extends LsRequestEvent<{ draft: OwnResourceDraft }> {
  static readonly type = 'ls-resource-submit-request';
  constructor(draft: OwnResourceDraft) {
    super(LsResourceSubmitRequestEvent.type, 'PS-09', { draft });
  }
}

/** It is to be taken back from the review, or out of the catalogue. */
export class LsResourceWithdrawRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-resource-withdraw-request';
  constructor() {
    super(LsResourceWithdrawRequestEvent.type, 'PS-09', {});
  }
}

/** A place of the category tree is wanted, with what lies below it; `null` is the root. */
export class LsCategoryRequestEvent extends LsRequestEvent<{ nodeId: string | null }> {
  static readonly type = 'ls-category-request';
  constructor(nodeId: string | null) {
    super(LsCategoryRequestEvent.type, 'RES-11', { nodeId });
  }
}

/** A directory is to be read from a file of XML. */
export class LsDirectoryImportRequestEvent extends LsRequestEvent<{ xml: string }> {
  static readonly type = 'ls-directory-import-request';
  constructor(xml: string) {
    super(LsDirectoryImportRequestEvent.type, 'RES-08', { xml });
  }
}

/** The directory is to be saved as a file of XML. */
export class LsDirectoryExportRequestEvent extends LsRequestEvent<{ lines: readonly DirectoryLine[] }> {
  static readonly type = 'ls-directory-export-request';
  constructor(lines: readonly DirectoryLine[]) {
    super(LsDirectoryExportRequestEvent.type, 'RES-08', { lines });
  }
}

/** The resource is another than before: begun, kept, submitted or withdrawn. */
export class LsOwnResourceChangeEvent extends LsEvent<{ resource: OwnResource }> {
  static readonly type = 'ls-own-resource-change';
  constructor(resource: OwnResource) {
    super(LsOwnResourceChangeEvent.type, 'PS-09', { resource });
  }
}

/** The person wants to go on with an own resource; the host sets `resource`. */
export class LsOwnResourceOpenEvent extends LsEvent<{ resourceId: string }> {
  static readonly type = 'ls-own-resource-open';
  constructor(resourceId: string) {
    super(LsOwnResourceOpenEvent.type, 'PS-09', { resourceId });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-resource-write-request': LsResourceWriteRequestEvent;
    'ls-resource-file-request': LsResourceFileRequestEvent;
    'ls-link-check-request': LsLinkCheckRequestEvent;
    'ls-resource-submit-request': LsResourceSubmitRequestEvent;
    'ls-resource-withdraw-request': LsResourceWithdrawRequestEvent;
    'ls-category-request': LsCategoryRequestEvent;
    'ls-directory-import-request': LsDirectoryImportRequestEvent;
    'ls-directory-export-request': LsDirectoryExportRequestEvent;
    'ls-own-resource-open': LsOwnResourceOpenEvent;
    'ls-own-resource-change': LsOwnResourceChangeEvent;
  }
}
