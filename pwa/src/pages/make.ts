import 'learning-space/resource-editor/define';
import type { LsOwnResourceOpenEvent } from 'learning-space/resource-editor/events';
import { html } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

const onOpen = ({ detail: { resourceId } }: LsOwnResourceOpenEvent): void => go({ name: 'make', ownResourceId: resourceId });

/** A teacher makes a resource, or goes on with one. */
export const render: Page = (route, _role, t) =>
  html`<main class="page page--narrow">
    <h1>${t('app.make')}</h1>
    <ls-resource-editor resource=${route.name === 'make' ? route.ownResourceId : ''} @ls-own-resource-open=${onOpen}></ls-resource-editor>
  </main>`;
