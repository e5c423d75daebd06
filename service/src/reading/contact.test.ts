/** Which fields of a delivery say how to reach somebody: everybody who finds a resource reads what is kept beside its fields. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isContact } from './contact.ts';

const contacts = [
  '联系电话', '电话', '办公电话号码', '手机', '手机号', '联系人手机', '手机号码', '邮箱', '电子邮箱', '电子邮件', '微信', '联系人微信号', 'QQ', 'QQ号', '身份证号', '出生日期', '家庭住址', '通讯地址', '联系方式', '传真',
  'email', 'E-Mail', 'mail', 'contactPhone', 'phoneNumber', 'phone_number', 'emailAddress', 'contact-email', 'Telephone', 'cellphone', 'mobile', 'mobile_phone', 'workEmail', 'fax', 'WeChat', 'dateOfBirth', 'birthDate', 'homeAddress',
  'phone2', 'tel1', 'phone_2', 'Email 2', '电话1', '电话二', '联系电话2', '联系电话（办公）2', '教师手机', '作者手机', '主讲人手机', '手机2', '教师手机２', '使用人手机', '手机（微信同号）', '邮箱2', '电子邮件1', '作者电子邮件', '微信2', '教师微信', 'QQ2', 'QQ号1', '身份证件号', '办公座机', '固话',
  'phones', 'emails', 'telephones', 'mobileNum', 'phoneNum', 'phone_numbers', 'emailAddresses', 'telNo2', 'authorWechat', 'teacherWeChatId', 'authorphone', 'teacheremail2', 'phoneOfAuthor', 'lxdh', 'LXDH', 'sfzh', 'sfzjh', 'author_sjh', 'csrq',
  'schema.author.telephone', 'schema.author.address.streetAddress', 'cartridge.vendor.contact/email', '联系人/电话', 'records@mail', 'lom:tel',
];
const others = [
  '联系人', '手机适用', '适用手机型号', '电话机的发明年代', '微信公众号名称', '地址', 'address', 'url', 'mobileFriendly', 'mobileReady', 'emailLesson', 'telescope', 'hotel', 'detail', 'title', 'webAddress', 'schema.url', 'schema.mainEntityOfPage.name',
  'numberOfPhones', 'contactHours', 'schema.educationalUse', '审核单位', '学科', 'faxian', 'mailbag',
  '适用手机', '支持手机', '是否支持手机', '可用手机', '手机版', '手机端', '电话亭', '微信小程序', 'phoneModel', 'phonesSupported', 'mobileFirst', 'wechatOfficialAccountName', 'hotels', 'details', 'retails', 'numberOfEmails2', 'h5', 'page2',
];

describe('a field of a delivery', () => {
  for (const name of contacts) it(`${name} says how to reach somebody`, () => assert.equal(isContact(name), true));
  for (const name of others) it(`${name} does not`, () => assert.equal(isContact(name), false));
});
