/** Context keys of the ports. Made with `Symbol.for`, so that two copies of the library on one page agree; the major is in the name. */
import { createContext } from '@lit/context';
import type { AnnouncementPort } from './announcements.ts';
import type { CasePort } from './cases.ts';
import type { ChatPort } from './chat.ts';
import type { ExchangePort } from './exchange.ts';
import type { ImportPort } from './imports.ts';
import type { KeepingPort } from './keeping.ts';
import type { LeavePort } from './leave.ts';
import type { OwnResourcePort } from './own-resources.ts';
import type { PlanPort } from './plans.ts';
import type { ElementPorts, IdentityPort, NoticePort, Ports, ProgressPort, ResourcePort, SyncPort, TaskPort } from './ports.ts';
import type { PrivacyPort } from './privacy.ts';
import type { ShelfPort } from './shelf.ts';
import type { TranslationPort } from './translation.ts';

export const portContexts = {
  identity: createContext<IdentityPort | undefined>(Symbol.for('ls.port.identity/1')),
  resources: createContext<ResourcePort | undefined>(Symbol.for('ls.port.resources/1')),
  shelf: createContext<ShelfPort | undefined>(Symbol.for('ls.port.shelf/1')),
  progress: createContext<ProgressPort | undefined>(Symbol.for('ls.port.progress/1')),
  tasks: createContext<TaskPort | undefined>(Symbol.for('ls.port.tasks/1')),
  notices: createContext<NoticePort | undefined>(Symbol.for('ls.port.notices/1')),
  announcements: createContext<AnnouncementPort | undefined>(Symbol.for('ls.port.announcements/1')),
  leave: createContext<LeavePort | undefined>(Symbol.for('ls.port.leave/1')),
  privacy: createContext<PrivacyPort | undefined>(Symbol.for('ls.port.privacy/1')),
  ownResources: createContext<OwnResourcePort | undefined>(Symbol.for('ls.port.ownResources/1')),
  plans: createContext<PlanPort | undefined>(Symbol.for('ls.port.plans/1')),
  chat: createContext<ChatPort | undefined>(Symbol.for('ls.port.chat/1')),
  cases: createContext<CasePort | undefined>(Symbol.for('ls.port.cases/1')),
  exchange: createContext<ExchangePort | undefined>(Symbol.for('ls.port.exchange/1')),
  imports: createContext<ImportPort | undefined>(Symbol.for('ls.port.imports/1')),
  keeping: createContext<KeepingPort | undefined>(Symbol.for('ls.port.keeping/1')),
  translation: createContext<TranslationPort | undefined>(Symbol.for('ls.port.translation/1')),
  sync: createContext<SyncPort | undefined>(Symbol.for('ls.port.sync/1')),
} as const;

export type PortName = keyof Ports;
export type ElementPortName = keyof ElementPorts;
