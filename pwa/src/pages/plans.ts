import 'learning-space/lesson-planner/define';
import type { LsPlanOpenEvent } from 'learning-space/lesson-planner/events';
import { html } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

/** Each plan has an address of its own. */
function onOpen(event: LsPlanOpenEvent): void {
  event.preventDefault();
  const { planId, view } = event.detail;
  go({ name: 'plans', planId: planId ?? '', view });
}

/** Most who write a plan look for no resource. */
const onPickerShow = (): void => void import('learning-space/resource-picker/define').catch(() => undefined);

/** A teacher prepares lessons: all plans, or the one of the address. */
export const render: Page = (route, _role, t) => {
  const { planId, view } = route.name === 'plans' ? route : { planId: '', view: 'plan' };
  return html`<main class="page">
    <h1>${t('app.plans')}</h1>
    <h2>${t('app.plans.list')}</h2>
    <ls-lesson-planner plan=${planId} view=${view} @ls-plan-open=${onOpen} @ls-plan-picker-show=${onPickerShow}>
      <ls-resource-picker slot="picker" mode="pick"></ls-resource-picker>
    </ls-lesson-planner>
  </main>`;
};
