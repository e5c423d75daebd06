import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

/** Asks for engines on a machine where no program is on the PATH. */
function onBareMachine(wanted: string, environment: Record<string, string> = {}): string {
  const module = new URL('browsers.ts', import.meta.url).href;
  const code = `import { browserLaunchers } from '${module}';
    await browserLaunchers(['${wanted}']).then((found) => console.log(found.length), (error) => console.log(error.message));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { PATH: '/nowhere', ...environment },
  });
  return stdout + stderr;
}

test('an engine that is not installed is named and left out; without any there is nothing to test in', () => {
  assert.match(onBareMachine('webkit'), /webkit is left out: WebKitWebDriver is not installed/);
  assert.match(onBareMachine('webkit'), /No browser to test in/);
});

test('in CI an engine that is not installed is an error', () => {
  const said = onBareMachine('firefox', { CI: 'true' });
  assert.match(said, /firefox is left out: firefox-esr is not installed/);
  assert.doesNotMatch(said, /No browser to test in/);
});

test('a name that is no engine is a mistake', () => {
  assert.match(onBareMachine('netscape'), /BROWSERS names no engine of ours: netscape/);
});
