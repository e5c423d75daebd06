/** Small packages as vendors deliver them, made on the spot. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

export interface Package {
  /** By path. */
  readonly files: Readonly<Record<string, string>>;
  /** How the file is called; `zip`, where nothing is said. */
  readonly extension?: string;
}

const page = (body: string, script: string): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>课</title><body>${body}<script>${script}</script></body></html>`;
/** How units of both editions look for their runtime, as in every authoring tool. */
const findRuntime = (name: string): string => `let w = window; while (!w.${name} && w.parent !== w) w = w.parent; const api = w.${name};`;
const manifest = (version: string, title: string, items: string, resources: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M-${title}" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>${title}</title>${items}</organization></organizations><resources>${resources}</resources></manifest>`;
const resource = (id: string, href: string, type = 'sco'): string => `<resource identifier="${id}" type="webcontent" adlcp:scormType="${type}" adlcp:scormtype="${type}" href="${href}"/>`;

/** A unit of SCORM 1.2 with a mark to reach, that can be left in the middle and says its last words as its page goes; a page to look at; and a unit that ends by itself. */
export const scorm12: Package = {
  files: {
    'imsmanifest.xml': manifest(
      '1.2',
      '分数闯关',
      '<item identifier="a" identifierref="ra"><title>第一关</title><adlcp:masteryscore>80</adlcp:masteryscore></item><item identifier="b" identifierref="rb"><title>读一读</title></item><item identifier="c" identifierref="rc"><title>看完就过</title></item>',
      resource('ra', '关卡/one.html') + resource('rb', '关卡/read.html', 'asset') + resource('rc', '关卡/end.html'),
    ),
    '关卡/one.html': page(
      '<p id="said"></p><button id="half">做到一半</button><button id="done">做完</button>',
      `${findRuntime('API')} api.LMSInitialize('');
       const said = [api.LMSGetValue('cmi.core.entry'), api.LMSGetValue('cmi.suspend_data'), api.LMSGetValue('cmi.core.student_name'), api.LMSGetValue('cmi.core.lesson_status'), api.LMSGetValue('cmi.core.lesson_location')];
       document.getElementById('said').textContent = said.join('|');
       addEventListener('unload', () => { api.LMSSetValue('cmi.core.lesson_location', '7'); api.LMSFinish(''); });
       document.getElementById('half').onclick = () => { api.LMSSetValue('cmi.suspend_data', '第3题'); api.LMSSetValue('cmi.core.lesson_status', 'incomplete'); api.LMSSetValue('cmi.core.exit', 'suspend'); said.push('kept'); document.getElementById('said').textContent = said.join('|'); };
       document.getElementById('done').onclick = () => { api.LMSSetValue('cmi.core.score.raw', '90'); api.LMSSetValue('cmi.core.lesson_status', 'completed'); api.LMSFinish(''); };`,
    ),
    '关卡/read.html': page('<h1>读一读</h1>', ''),
    '关卡/end.html': page('', `${findRuntime('API')} api.LMSInitialize(''); api.LMSSetValue('cmi.core.lesson_status', 'passed'); api.LMSFinish('');`),
  },
};

/** One unit of SCORM 2004, that fails first. */
export const scorm2004: Package = {
  files: {
    'imsmanifest.xml': manifest('2004 4th Edition', '看图列式', '<item identifier="a" identifierref="ra"><title>列式</title></item>', resource('ra', 'one.html')),
    'one.html': page(
      '<p id="said"></p><button id="wrong">答错</button><button id="right">答对</button>',
      `${findRuntime('API_1484_11')} api.Initialize('');
       document.getElementById('said').textContent = api.GetValue('cmi.entry') + '|' + api.GetValue('cmi.location');
       const end = (status, scaled) => { api.SetValue('cmi.location', status); api.SetValue('cmi.score.scaled', scaled); api.SetValue('cmi.success_status', status); api.SetValue('cmi.completion_status', 'completed'); api.SetValue('cmi.exit', 'suspend'); api.Terminate(''); };
       document.getElementById('wrong').onclick = () => end('failed', '0.2'); document.getElementById('right').onclick = () => end('passed', '1');`,
    ),
  },
};

const activity = (id: string, inner: string, type = 'module'): string => `<activity id="http://vendor.example/${id}" type="http://adlnet.gov/expapi/activities/${type}">${inner}</activity>`;

/**
 * An xAPI package as authoring tools export it: a course, two activities that are launched, one that is not. The first one keeps the page where it was left, fails, and passes; the second
 * tries to speak of somebody else. All that they know stands in their address.
 */
export const tincan: Package = {
  files: {
    'tincan.xml': `<?xml version="1.0" encoding="utf-8"?><tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>${[
      activity('circle', '<name lang="zh-CN">圆的认识</name><description lang="zh-CN">两节</description>', 'course'),
      activity('circle/fold', '<name lang="zh-CN">折一折</name><name lang="en-US">Fold it</name><launch lang="zh-CN">页面/fold.html?skin=1</launch>'),
      activity('circle/fold/1', '<name lang="zh-CN">第一题</name>', 'cmi.interaction'),
      activity('circle/other', '<name lang="zh-CN">替别人说</name><launch lang="zh-CN">页面/other.html</launch>'),
    ].join('')}</activities></tincan>`,
    '页面/speak.js': `
      const told = Object.fromEntries(location.search.slice(1).split('&').map((pair) => pair.split('=').map(decodeURIComponent)));
      const headers = { Authorization: told.auth, 'X-Experience-API-Version': '1.0.1', 'Content-Type': 'application/json' };
      const actor = JSON.parse(told.actor);
      const say = async (word, more) => (await fetch(told.endpoint + 'statements', { method: 'POST', headers, body: JSON.stringify({ actor, verb: { id: 'http://adlnet.gov/expapi/verbs/' + word }, object: { id: told.activity_id }, context: { registration: told.registration }, ...more }) })).status;
      const place = told.endpoint + 'activities/state?' + new URLSearchParams({ stateId: 'bookmark', activityId: told.activity_id, agent: told.actor, registration: told.registration });
      const show = (words) => { document.getElementById('said').textContent = words; };`,
    '页面/fold.html': page(
      '<p id="said"></p><button id="turn">翻到第3页</button><button id="wrong">答错</button><button id="right">答对</button><script src="speak.js"></script>',
      `fetch(place, { headers }).then((answer) => (answer.ok ? answer.text() : '从头开始')).then((words) => show([told.skin, actor.name ?? '', words].join('|')));
       document.getElementById('turn').onclick = async () => show('kept ' + (await fetch(place, { method: 'PUT', headers, body: '"第3页"' })).status);
       document.getElementById('wrong').onclick = async () => show('failed ' + (await say('failed', { result: { success: false, score: { scaled: 0.2 } } })));
       document.getElementById('right').onclick = async () => show('passed ' + (await say('passed', { result: { success: true, score: { scaled: 1 } } })));`,
    ),
    '页面/other.html': page(
      '<p id="said"></p><button id="other">替别人说</button><button id="done">学完</button><script src="speak.js"></script>',
      `document.getElementById('other').onclick = async () => show('other ' + (await say('passed', { actor: { account: { homePage: 'urn:ls:person', name: 'somebody-else' } } })));
       document.getElementById('done').onclick = async () => show('completed ' + (await say('completed', { result: { completion: true } })));`,
    ),
  },
};

/** Imports the packages by the command into the data folder of a service that does not run. @returns the ids of the resources */
export async function importPackages(dataFolder: string, tenantId: string, packages: readonly Package[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ls-packages-'));
  try {
    const ids: string[] = [];
    for (const [place, { files, extension = 'zip' }] of packages.entries()) {
      const file = join(folder, `${place}.${extension}`);
      const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
      for (const [name, text] of Object.entries(files)) await writer.add(name, new TextReader(text));
      writeFileSync(file, await writer.close());
      ids.push(runImport(dataFolder, tenantId, file));
    }
    return ids;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const command = new URL('../../../service/src/import.ts', import.meta.url).pathname;

function runImport(dataFolder: string, tenantId: string, file: string): string {
  const env = { ...process.env, DATA_DIR: dataFolder, LOG_LEVEL: 'warn' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, '--tenant', tenantId, '--course', file], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.replace('course ', '').trim();
}
