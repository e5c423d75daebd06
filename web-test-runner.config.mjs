import { defaultReporter } from '@web/test-runner';
import { browserLaunchers } from './tools/wtr/browsers.ts';
import { bundledTests } from './tools/wtr/bundled-tests.ts';
import { byteRanges } from './tools/wtr/byte-ranges.ts';
import { portableCommands } from './tools/wtr/commands.ts';
import { mockWorkerPlugin } from './tools/wtr/msw-plugin.ts';
import { plainReporter } from './tools/wtr/reporter.ts';
import { spaceService } from './tools/wtr/space-service.ts';
import { strictPolicyPage } from './tools/wtr/strict-policy.ts';

// BROWSERS=chromium,firefox and FILES=components/player/*.test.ts narrow a run down while working.
const files = process.env.FILES?.split(',') ?? [
  'components/**/*.test.ts',
  'test/{contrast,csp,stories,browser}/**/*.test.ts',
];

const service = spaceService();

export default {
  files,
  rootDir: import.meta.dirname,
  middleware: [strictPolicyPage, await bundledTests(files), byteRanges, service.middleware],
  plugins: [portableCommands(), service.plugin, mockWorkerPlugin()],
  // Each file begins on a machine that remembers nothing: an engine keeps one profile for all of them.
  testRunnerHtml: (framework) => `<!doctype html>
<html>
  <head><script>localStorage.clear();</script></head>
  <body><script type="module" src="${framework}"></script></body>
</html>
`,
  // Tests wait for facts, each with its own patience and its own words when it ends; this is for what hangs.
  testFramework: { config: { timeout: 60_000 } },
  browsers: await browserLaunchers(),
  // All stories stand in one file: on a busy machine they take longer than the two minutes that are usual.
  testsFinishTimeout: 360_000,
  // Above one, the WebDriver launcher moves tests into iframes, where keys go astray.
  concurrency: 1,
  // With two at a time the last engine runs alone, and leaves half of a small machine idle for minutes.
  concurrentBrowsers: 3,
  reporters: [defaultReporter({ reportTestProgress: false }), plainReporter()],
  filterBrowserLogs: (log) => !String(log.args[0]).includes('Lit is in dev mode'),
};
