import { defaultReporter } from '@web/test-runner';
import { findProsody } from './tools/prosody.ts';
import { browserLaunchers } from './tools/wtr/browsers.ts';
import { bundledTests } from './tools/wtr/bundled-tests.ts';
import { byteRanges } from './tools/wtr/byte-ranges.ts';
import { portableCommands } from './tools/wtr/commands.ts';
import { liveStream } from './tools/wtr/live-stream.ts';
import { lostOnce } from './tools/wtr/lost-once.ts';
import { mockWorkerPlugin } from './tools/wtr/msw-plugin.ts';
import { plainReporter } from './tools/wtr/reporter.ts';
import { spaceService } from './tools/wtr/space-service.ts';
import { strictPolicyPage } from './tools/wtr/strict-policy.ts';
import { testFiles, testGroups } from './tools/wtr/test-groups.ts';
import { turnPatienceMs } from './tools/wtr/windows.ts';
import { xmppServer } from './tools/wtr/xmpp-server.ts';

// BROWSERS=chromium,firefox and FILES=components/player/*.test.ts narrow a run down while working.
const patterns = process.env.FILES?.split(',') ?? [
  'components/**/*.test.ts',
  'test/{contrast,csp,stories,browser}/**/*.test.ts',
];

const ofXmpp = 'components/adapters/xmpp/';
const hasXmpp = findProsody() !== undefined || process.env.CI === 'true';
if (!hasXmpp) console.warn('Prosody is not installed on this machine: chat over XMPP is not tried');
const files = testFiles(patterns).filter((file) => hasXmpp || !file.startsWith(ofXmpp));
if (files.length === 0) throw new Error(`No file of tests is called ${patterns.join(', ')}`);

const engines = await browserLaunchers();
const service = spaceService();

export default {
  groups: testGroups(files, engines),
  browsers: engines,
  rootDir: import.meta.dirname,
  middleware: [strictPolicyPage, await bundledTests(files), byteRanges, liveStream(), lostOnce(), service.middleware],
  plugins: [portableCommands(), service.plugin, xmppServer(), mockWorkerPlugin()],
  // Each file begins on a machine that remembers nothing: a window keeps its profile for all that run in it.
  testRunnerHtml: (framework) => `<!doctype html>
<html>
  <head><script>localStorage.clear();</script></head>
  <body><script type="module" src="${framework}"></script></body>
</html>
`,
  // Tests wait for facts, each with its own patience and its own words when it ends; this is for what hangs.
  testFramework: { config: { timeout: 120_000 } },
  // All stories stand in one file: on a busy machine they take longer than the two minutes that are usual.
  testsFinishTimeout: 900_000,
  // Each engine has its own windows, and all of them share the turns that the machine can bear (tools/wtr/windows.ts).
  concurrentBrowsers: 3,
  browserStartTimeout: turnPatienceMs,
  reporters: [defaultReporter({ reportTestProgress: false }), plainReporter()],
  filterBrowserLogs: (log) => !String(log.args[0]).includes('Lit is in dev mode'),
};
