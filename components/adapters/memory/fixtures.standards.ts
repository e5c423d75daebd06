/** Two small curriculum standards of the county, invented. */
import type { StandardItem, StandardTree } from '../../base/ports/plans.ts';

type Line = readonly [code: string, kind: string, levels: string, statement: string];

const mathematics: readonly Line[] = [
  ['1', '主题', '', '数与运算'],
  ['1.1', '单元', '03', '分数的初步认识'],
  ['1.1.1', '要求', '03', '在折一折、分一分中初步认识几分之一和几分之几'],
  ['1.1.2', '要求', '03', '会读、写简单的分数，比较同分母分数的大小'],
  ['1.2', '单元', '02,03', '多位数的乘法'],
  ['1.2.1', '要求', '03', '计算两、三位数乘一位数，说明每一步的意思'],
  ['2', '主题', '', '图形与测量'],
  ['2.1', '要求', '03', '测量并计算长方形、正方形的周长'],
];
const chinese: readonly Line[] = [
  ['1', '主题', '', '阅读与鉴赏'],
  ['1.1', '要求', '03', '抓住关键词句，说出一段话的主要意思'],
];

function treeOf(id: string, subject: string, lines: readonly Line[]): StandardTree {
  const codes = lines.map(([code]) => code);
  const items = lines.map(([code, kind, levels, statement]): StandardItem => {
    const above = code.split('.').slice(0, -1).join('.');
    return { id: `${id}-${code}`, parentId: codes.includes(above) ? `${id}-${above}` : null, code: `YL-${code}`, statement, kind, levels: levels === '' ? [] : levels.split(',') };
  });
  return { id, title: `云岭县小学${subject}教学要求`, subject, creator: '云岭县教研室', version: '2026', changedAt: '2026-07-01T00:00:00.000Z', itemCount: items.length, items };
}

export const standards: readonly StandardTree[] = [treeOf('std-math', '数学', mathematics), treeOf('std-chinese', '语文', chinese)];
