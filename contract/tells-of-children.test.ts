import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellsOfChildren } from './src/tells-of-children.ts';

const names = ['李明', '李明月', '买买提·艾力', '欧阳雨桐', '𠮷田𡒉'];

const results = [
  '李明第3名，买买提·艾力第5名',
  '李明月：88\n买买提·艾力：九十分',
  '李明 96，欧阳雨桐 88',
  '单元练习成绩\n李明\t96\n欧阳雨桐\t88.5',
  '李明\n96\n欧阳雨桐\n88',
  '李明 语文96 数学88\n欧阳雨桐 语文90 数学91',
  '李明９６分、欧阳雨桐８８分',
  '李明：优\n欧阳雨桐：良',
  '李明 A，欧阳雨桐 B+',
  '李明不及格，欧阳雨桐及格。',
  '第一名：李明，第二名：欧阳雨桐',
  '前三名：李明、欧阳雨桐、买买提·艾力',
  '李明还欠15元，欧阳雨桐还欠20元',
  '李明 18/20，欧阳雨桐 17/20',
  '李\u200b明 96分，欧阳雨桐 88分',
  '李明这次考了96分。欧阳雨桐这次考了88分。',
  '𠮷田𡒉：九十六分，李明：一百分',
  '李明一等，欧阳雨桐二等',
  '李明 95%，欧阳雨桐 88%',
];
const harmless = [
  '李明和买买提·艾力负责周三的植物角，8点到。',
  '李明得了96分。',
  '面谈时间：李明 8:00，欧阳雨桐 8:15，买买提·艾力 8:30',
  '李明8点15分到，欧阳雨桐8点30分到。',
  '李明 8时15分、欧阳雨桐 8时30分',
  '李明讲15分钟，欧阳雨桐讲10分钟。',
  '午餐：西红柿炒蛋 2份，米饭 30份',
  '运动会：三年级1班 36分，三年级2班 28分；五年级2班第一名',
  '足球赛 三年级1班 3:2 三年级2班',
  '李明、欧阳雨桐等3名同学明天去县里参加活动。',
  '李明坐2号车，欧阳雨桐坐3号车',
  '李明3排2座，欧阳雨桐4排1座',
  '1. 李明 2. 欧阳雨桐 3. 买买提·艾力 值日',
  '李明（12月3日）、欧阳雨桐（12月4日）值日',
  '李明带2本书，欧阳雨桐带3支笔',
  '李明住305，欧阳雨桐住306',
  '李明三年级，欧阳雨桐五年级',
  '周三：李明、欧阳雨桐，地点：教室305，15:30开始',
  '李明、欧阳雨桐是优秀志愿者，请周五中午到广播站。',
  '第2组：李明、欧阳雨桐；第3组：买买提·艾力',
  '明天带20厘米的直尺。',
  '',
];

test('[SEC-15] results of two children or more are found, however they are written', () => {
  for (const text of results) assert.equal(tellsOfChildren(text, names), true, text);
});

test('[SEC-15] times, menus, seats, lists and points of classes are no results of children', () => {
  for (const text of harmless) assert.equal(tellsOfChildren(text, names), false, text);
});

test('[SEC-15] results of one child, or of nobody who is named, are none of several', () => {
  assert.equal(tellsOfChildren('李明96分，全班平均88分', names), false);
  assert.equal(tellsOfChildren('李明96分，欧阳雨桐88分', ['买买提·艾力']), false);
  assert.equal(tellsOfChildren('李明96分，李明88分', names), false);
});

test('a long text is read in a moment', () => {
  const started = performance.now();
  tellsOfChildren('李明第'.repeat(2000) + '9'.repeat(4000), names);
  tellsOfChildren(`李明${' '.repeat(5000)}考考考`.repeat(2), names);
  assert.ok(performance.now() - started < 500);
});
