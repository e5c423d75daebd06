/** Names of fields whose value says how to reach somebody: of schema.org, of tools, of the notices and of whoever names fields so. */

/** Where a part of a path ends, or a word in a name. */
const betweenParts = /[./:@]/;
const betweenWords = /(?<=[a-z\d])(?=[A-Z])|[^A-Za-z\d]+/;

/** The last word of a name, or before one of `endings`: `contactPhone`, `phone_number`, but not `mobileFriendly`. The short ones are what fields of schools are called: 联系电话 is `lxdh`. */
const words = new Set([
  'email', 'mail', 'telephone', 'phone', 'cellphone', 'landline', 'tel', 'mobile', 'fax', 'faxes', 'qq', 'weixin', 'wechat', 'whatsapp', 'birthdate', 'birthday', 'idcard',
  'lxdh', 'lxrdh', 'lxrsj', 'lxfs', 'lxdz', 'sjh', 'sjhm', 'yddh', 'gddh', 'bgdh', 'jtdh', 'dhhm', 'dzyx', 'dzyj', 'dzxx', 'wxh', 'qqh', 'txdz', 'jtdz', 'jtzz', 'sfzh', 'sfzhm', 'sfzjh', 'csrq', 'csny',
  'dianhua', 'shouji', 'shoujihao', 'youxiang', 'shenfenzheng', 'lianxidianhua', 'lianxifangshi',
]);
const ending = /^(?:(?:number|num|no|nr|addr|id|account)s?|address(?:es)?|home|work|office|private)$/;
const whose = 'contact|work|home|office|private|personal|mobile|cell|author|creator|teacher|lecturer|speaker|parent|guardian|student|pupil|user|school';
/** Names that are a contact as a whole, however they are put together. */
const joined = new RegExp(
  `^(?:(?:${whose})?(?:e?mail|(?:tele|cell|mobile)?phone|tel|fax|mobile|wechat|weixin|qq)s?(?:number|num|no|address|id)?|contactpoints?|contactinfo(?:rmation)?|birthdate|dateofbirth|homelocation|(?:home|postal|street|mailing|contact)address|idcard(?:number|no)?)$`,
);
/** A place of somebody only where it is a part of something else: the address of a resource is no contact. */
const inside = new Set(['address']);
/** Where there are several, each has a number. */
const count = '[\\s_#\\d０-９一二三四五六七八九十-]*';
const chinese = new RegExp(
  [
    `(?:[电電][话話]|座机|热线)(?:号码?)?${count}(?:[（(].*)?$`, '手机号', `(?<!适用|适合|适配|(?<!技术)支持|兼容|使用|可用|能用|仅|限|面向|针对)手[机機]${count}(?:[（(].*)?$`, '[邮郵]箱|邮件地址|电子信箱|电邮', `电子邮件${count}$`,
    `微信(?:号码?)?${count}$`, `QQ(?:号码?)?${count}$`, '身份证|证件号', `出生(?:日期|年月)|生日${count}$`, '住址|(?:家庭|联系|通讯|通信)地址|联[系络]方式|固话|传真',
  ].join('|'),
  'i',
);

/** @param path a name, or names with what lies in them, parted by `.`, `/`, `:` or `@` */
export function isContact(path: string): boolean {
  return path.split(betweenParts).some((part, place) => isContactName(part) || (place > 0 && inside.has(part.toLowerCase())));
}

function isContactName(name: string): boolean {
  if (chinese.test(name)) return true;
  const all = name.split(betweenWords).map((word) => word.toLowerCase().replace(/\d+$/, '')).filter((word) => word !== '');
  if (joined.test(all.join(''))) return true;
  // What comes after “of” is not what the name is about: a number of phones is none to call.
  const parts = all.includes('of') ? all.slice(0, all.indexOf('of')) : all;
  const last = parts.at(-1) ?? '';
  return isWord(last) || (parts.length > 1 && ending.test(last) && isWord(parts.at(-2) ?? ''));
}

const isWord = (word: string): boolean => words.has(word) || (word.endsWith('s') && words.has(word.slice(0, -1)));
