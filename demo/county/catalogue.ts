/** The files of the catalogue: records by stage, the lessons that play here, and the profile they follow. */
import { readTopics } from './curriculum.ts';
import { readMediaRecords } from './media-records.ts';
import type { Chance } from './random.ts';
import { drawRecords, recordsXml } from './records.ts';

const STAGES = { 小学: 'resources-primary.xml', 初中: 'resources-junior.xml', 终身学习: 'resources-lifelong.xml' } as const;

/** What the demo's platform adds to the standard profile: its records always say where in the curriculum they belong. */
const PROFILE = {
  id: 'lanchuan-2026',
  extends: 'standard',
  fields: [
    {
      key: 'stage',
      label: { 'zh-CN': '学段', en: 'Stage' },
      aliases: ['学段'],
      required: true,
      format: { kind: 'code', values: { 小学: 'primary', 初中: 'junior', 高中: 'senior', 职业教育: 'vocational', 终身学习: 'lifelong' } },
      evidence: 'own',
    },
    {
      key: 'subject',
      label: { 'zh-CN': '学科', en: 'Subject' },
      aliases: ['学科'],
      required: true,
      format: { kind: 'text', min: 1, max: 20, singleLine: true },
      evidence: 'own',
    },
  ],
};

/** All files of the delivery by name. */
export async function catalogueFiles(chance: Chance, mediaFolder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const local = await readMediaRecords(mediaFolder);
  files.set('lessons.xml', recordsXml(local.records, ({ identifier }) => local.files.get(identifier) ?? ''));
  const records = drawRecords(await readTopics(), chance);
  for (const [stage, file] of Object.entries(STAGES)) {
    files.set(file, recordsXml(records.filter((record) => record['stage'] === stage)));
  }
  files.set('profile.json', `${JSON.stringify(PROFILE, null, 2)}\n`);
  return files;
}
