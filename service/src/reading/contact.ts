/** Names of fields whose value says how to reach somebody: of schema.org, of tools, of the notices and of whoever names fields so. */

/** Where a part of a path ends, or a word in a name. */
const betweenParts = /[./:@]/;
const betweenWords = /(?<=[a-z\d])(?=[A-Z])|[^A-Za-z\d]+/;

/** The last word of a name, or before one of `ending`: `contactPhone`, `phone_number`, but not `mobileFriendly`. */
const words = new Set(['email', 'mail', 'telephone', 'phone', 'cellphone', 'tel', 'mobile', 'fax', 'qq', 'weixin', 'birthdate', 'birthday', 'idcard']);
const endings = new Set(['number', 'no', 'nr', 'address', 'addr']);
/** Names that are a contact as a whole, however they are put together. */
const joined =
  /^(?:(?:contact|work|home|office|mobile|cell)?(?:e?mail|(?:tele|cell|mobile)?phone|tel|fax|mobile)(?:number|no|address)?|contactpoints?|contactinfo(?:rmation)?|birthdate|dateofbirth|homelocation|(?:home|postal|street|mailing|contact)address|idcard(?:number|no)?|wechat(?:id|number|no)?)$/;
/** A place of somebody only where it is a part of something else: the address of a resource is no contact. */
const inside = new Set(['address']);
const chinese = /电话(?:号码?)?(?:[（(].*)?$|手机号|^(?:联系|联系人|家长)?手机$|邮箱|邮件地址|^电子邮件$|微信号?$|QQ号?码?$|身份证|出生(?:日期|年月)|生日$|住址|(?:家庭|联系|通讯|通信)地址|联系方式|传真/i;

/** @param path a name, or names with what lies in them, parted by `.`, `/`, `:` or `@` */
export function isContact(path: string): boolean {
  return path.split(betweenParts).some((part, place) => isContactName(part) || (place > 0 && inside.has(part.toLowerCase())));
}

function isContactName(name: string): boolean {
  if (chinese.test(name)) return true;
  const parts = name.split(betweenWords).filter((word) => word !== '').map((word) => word.toLowerCase());
  if (joined.test(parts.join(''))) return true;
  const last = parts.at(-1) ?? '';
  return words.has(last) || (parts.length > 1 && endings.has(last) && words.has(parts.at(-2) ?? ''));
}
