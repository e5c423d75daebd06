/** A tab of its own for tests: an iframe with this script, which can be killed or loaded again at any moment. */
import { createHttpPorts } from '../http/http-ports.ts';
import { withOffline } from '../offline/with-offline.ts';

/** What runs in the tab itself, and dies with it. */
const library = { createHttpPorts, withOffline };

/** What a tab does, each time it is loaded. */
export type TabPlan = (tab: typeof library) => void | Promise<void>;
declare global {
  interface Window {
    tabPlans?: Map<string, TabPlan>;
  }
}

const own = window.frameElement?.getAttribute('data-tab');
if (own) void window.parent.tabPlans?.get(own)?.(library);

/** Opens a tab that does what the plan says. */
export function openTab(plan: TabPlan): HTMLIFrameElement {
  const plans = (window.tabPlans ??= new Map());
  const frame = document.createElement('iframe');
  frame.dataset['tab'] = String(plans.size + 1);
  plans.set(frame.dataset['tab'], plan);
  frame.src = '/components/adapters/test/tab.html';
  document.body.append(frame);
  return frame;
}
