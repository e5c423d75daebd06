/**
 * The people visitors of the demo meet first: chosen by hand, so that every kind of name and every kind of family
 * sits in the class everybody opens.
 */
import type { Name } from './names.ts';

/** Pupils of the third grade of the central primary school, in the order of the class list. */
export const CAST: readonly Name[] = [
  { family: '欧阳', given: '明月', full: '欧阳明月' },
  { family: '艾力', given: '买买提', full: '买买提·艾力', own: 'مەمەت ئەلى' },
  { family: '次仁', given: '卓玛', full: '次仁卓玛', own: 'ཚེ་རིང་སྒྲོལ་མ' },
  { family: '陈', given: '𠮷', full: '陈𠮷' },
  { family: '司马', given: '𬱖', full: '司马𬱖' },
  { family: '王', given: '梓轩', full: '王梓轩' },
  { family: '李', given: '㛃', full: '李㛃' },
  { family: '张', given: '𫖯远', full: '张𫖯远' },
  { family: '赵', given: '𡐓', full: '赵𡐓' },
];

/** What the first of them show, in the same order. */
export const CAST_PARTS: readonly string[] = ['pupil', 'pupil-uyghur', 'pupil-tibetan', 'pupil-rare-character', 'pupil-compound-name', 'pupil-moved'];

/** Brother in the junior middle school of the first of the cast. */
export const BROTHER: Name = { family: '欧阳', given: '清风', full: '欧阳清风' };

/** Leads the class of the cast, and has a child in the middle school. */
export const CLASS_TEACHER: Name = { family: '李', given: '文静', full: '李文静' };

/** The class of the cast. */
export const CAST_CLASS = 'class-central-3-1';
