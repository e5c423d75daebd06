/** Organisations of the demo: an invented county in an invented province, and its small neighbour. */

/** One organisation of the tree. */
export interface Place {
  id: string;
  name: string;
  type: 'state' | 'local' | 'district' | 'school';
  level: 'province' | 'city' | 'county' | 'school';
  code: string;
  parent: string | null;
}

/** One administrative class: its school, grade, number in the grade, and how many pupils it has. */
export interface ClassPlan {
  id: string;
  school: string;
  grade: number;
  number: number;
  size: number;
}

const PROVINCE: Place = { id: 'org-lanchuan', name: '澜川省教育厅', type: 'state', level: 'province', code: 'LC', parent: null };
const CITY: Place = { id: 'org-yuanshan', name: '远山市教育局', type: 'local', level: 'city', code: 'LC07', parent: PROVINCE.id };

/** The county with its three schools. */
export const COUNTY: readonly Place[] = [
  PROVINCE,
  CITY,
  { id: 'org-yunling', name: '云岭县教育局', type: 'district', level: 'county', code: 'LC0703', parent: CITY.id },
  { id: 'sch-central', name: '云岭县中心小学', type: 'school', level: 'school', code: 'LC0703-01', parent: 'org-yunling' },
  { id: 'sch-village', name: '云岭县白石村小学', type: 'school', level: 'school', code: 'LC0703-02', parent: 'org-yunling' },
  { id: 'sch-middle', name: '云岭县第一初级中学', type: 'school', level: 'school', code: 'LC0703-03', parent: 'org-yunling' },
];

/** The neighbouring county with one school. */
export const NEIGHBOUR: readonly Place[] = [
  PROVINCE,
  CITY,
  { id: 'org-qinghe', name: '清禾县教育局', type: 'district', level: 'county', code: 'LC0705', parent: CITY.id },
  { id: 'sch-qinghe', name: '清禾县柳溪小学', type: 'school', level: 'school', code: 'LC0705-01', parent: 'org-qinghe' },
];

const plan = (school: string, grade: number, size: number): ClassPlan => ({
  id: `class-${school.replace('sch-', '')}-${grade}-1`,
  school,
  grade,
  number: 1,
  size,
});

/** Twelve classes, 480 pupils. */
export const COUNTY_CLASSES: readonly ClassPlan[] = [
  ...[44, 45, 45, 46, 44, 45].map((size, index) => plan('sch-central', index + 1, size)),
  ...[19, 22, 24].map((size, index) => plan('sch-village', index + 1, size)),
  ...[49, 48, 49].map((size, index) => plan('sch-middle', index + 7, size)),
];

/** One class, ten pupils. */
export const NEIGHBOUR_CLASSES: readonly ClassPlan[] = [plan('sch-qinghe', 3, 10)];

const NUMERALS = '零一二三四五六七八九';

/** Name of a grade as schools write it. */
export function gradeName(grade: number): string {
  return `${NUMERALS.charAt(grade)}年级`;
}

/** Name of a class as schools write it: 三年级（1）班. */
export function className({ grade, number }: ClassPlan): string {
  return `${gradeName(grade)}（${number}）班`;
}

/** Subjects of a grade. */
export function subjectsOf(grade: number): string[] {
  const always = ['语文', '数学', '道德与法治', '音乐', '美术', '体育与健康', '劳动'];
  if (grade <= 2) return [...always, '科学'];
  if (grade <= 6) return [...always, '英语', '科学'];
  const middle = [...always, '英语', '历史', ...(grade <= 8 ? ['地理', '生物学'] : [])];
  return [...middle, ...(grade >= 8 ? ['物理'] : []), ...(grade >= 9 ? ['化学'] : [])];
}
