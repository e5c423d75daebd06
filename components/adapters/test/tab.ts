/** A tab of its own for tests: an iframe with this script, which can be killed or loaded again at any moment. */
import type { RemotePorts } from '../remote-ports.ts';
import { withOffline, type OfflineOptions, type OfflinePorts } from '../offline/with-offline.ts';

/** What the test leaves on its window for its tabs. */
export interface TabPlan {
  remote: () => RemotePorts;
  options: OfflineOptions;
  /** What the tab does, each time it is loaded. */
  run: (ports: OfflinePorts) => void | Promise<void>;
}
declare global {
  interface Window {
    tabPlan?: TabPlan | undefined;
  }
}

const isTab = window.frameElement?.hasAttribute('data-tab') ?? false;
const plan = isTab ? window.parent.tabPlan : undefined;
if (plan) void plan.run(withOffline(plan.remote(), plan.options));

/** Opens a tab that does what the plan says. */
export function openTab(plan: TabPlan): HTMLIFrameElement {
  window.tabPlan = plan;
  const frame = document.createElement('iframe');
  frame.dataset['tab'] = '';
  frame.src = '/components/adapters/test/tab.html';
  document.body.append(frame);
  return frame;
}
