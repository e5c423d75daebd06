import 'learning-space/moderation-desk/define';
import type { LsCaseTalkOpenEvent, LsReportedResourceOpenEvent } from 'learning-space/moderation-desk/events';
import { html } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

const onTalk = ({ detail: { conversationId } }: LsCaseTalkOpenEvent): void => go({ name: 'talks', conversationId });

const onResource = ({ detail: { resourceId } }: LsReportedResourceOpenEvent): void => go({ name: 'resource', resourceId });

/** What somebody reported: for the teachers of a class, the managers of a school, and of resources those of the platform. */
export const render: Page = (_route, _role, t) =>
  html`<main class="page page--narrow" @ls-case-talk-open=${onTalk} @ls-reported-resource-open=${onResource}>
    <h1>${t('app.cases')}</h1>
    <h2>${t('app.cases.list')}</h2>
    <ls-moderation-desk></ls-moderation-desk>
  </main>`;
