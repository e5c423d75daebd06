import files from 'stories:all';
import { mountStory } from '../stories/mount.ts';
import { offend } from './offend.ts';

/** What the page under the policy tells the test that opened it. */
export interface PolicyReport {
  readonly source: 'strict-policy';
  readonly opened: number;
  readonly violations: readonly string[];
}

const violations: string[] = [];
let current = 'while loading';
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${current}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});

if (location.search === '?offend') offend();

let opened = 0;
for (const file of files) {
  // All states of an element at once: the policy looks at each piece by itself, and a page that draws takes its time.
  current = file.default.element;
  await Promise.all(
    Object.entries(file.states).map(async ([name, story]) => {
      try {
        const { remove } = await mountStory(file, story, 'zh-CN');
        opened += 1;
        remove();
      } catch (error) {
        violations.push(`${file.default.element}, ${name}: ${String(error)}`);
      }
    }),
  );
}
// Violations are announced in a task of their own.
await new Promise((resolve) => setTimeout(resolve, 50));
const report: PolicyReport = { source: 'strict-policy', opened, violations };
parent.postMessage(report, location.origin);
