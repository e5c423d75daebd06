/** Names of the people of the county, as mixed as they are in a real one. */
import type { Chance } from './random.ts';

/** A name in its parts. `full` is how it is written in Chinese documents. */
export interface Name {
  family: string;
  given: string;
  full: string;
  /** The same name in the person's own script, where it differs. */
  own?: string;
}

const FAMILIES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文');
const COMPOUND_FAMILIES = ['欧阳', '司马', '上官', '诸葛', '慕容', '皇甫', '尉迟', '令狐'];
const GIVEN_ONE = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚浩宇轩晨曦悦涵琪雪婷鑫瑞凯岚航萌昊阳彤睿哲琳颖蕾帆宁雯佳楠');
/** What a generation calls its children. */
const GIVEN_TWO: Readonly<Record<Generation, readonly string[]>> = {
  child: [
    '子涵 欣怡 浩然 雨桐 梓萱 思远 佳怡 宇航 雨泽 诗涵 俊杰 梦瑶 一诺 子轩 若曦 明轩 可馨 天佑 语嫣 博文 晓彤 嘉豪 雅静 心怡 静怡 皓轩 紫萱 泽宇',
    '知行 景行 怀瑾 令仪 望舒 沐阳 予安 安然 锦程 书瑶 清扬 亦凡 可欣 依诺 米粒 雨辰 星宇 芷若 允儿 奕辰 子墨 若溪 承志 云舒 乐彤 思齐 禾苗 小满',
  ].flatMap((line) => line.split(' ')),
  adult: [
    '春燕 小龙 国栋 秀英 建华 桂兰 志强 玉梅 晓东 红霞 海燕 永强 淑珍 立新 丽华 金凤 卫东 美玲 德福 月娥 光明 翠兰 家兴 云飞 山花 清泉 秋菊 冬梅 春生',
    '志远 文博 文静 建国 爱民 志刚 少华 晓燕 小红 丽娟 海涛 振华 玉兰 大勇 文华 晓峰 雪梅 建军 学文 桂英 长河 守业 新民 福生 秀兰 彩云 玉珍 开国',
  ].flatMap((line) => line.split(' ')),
};
/** Characters outside the Basic Multilingual Plane or late in it, as registry offices have to write them. */
const RARE_GIVEN = ['𠮷', '𬱖', '㛃', '𫖯', '𡐓', '𬀩', '𫍽', '䶮', '𬘭', '𫟹', '𠅤', '𤩽'];
const UYGHUR = [
  ['买买提', '艾力', 'مەمەت', 'ئەلى'],
  ['阿依古丽', '吐尔逊', 'ئايگۈل', 'تۇرسۇن'],
  ['古丽娜尔', '热合曼', 'گۈلنار', 'راخمان'],
  ['艾尔肯', '依明', 'ئەركىن', 'ئىمىن'],
  ['帕提古丽', '司马义', 'پاتىگۈل', 'ئىسمائىل'],
  ['吐尔洪', '卡德尔', 'تۇرغۇن', 'قادىر'],
  ['热依汗', '玉素甫', 'رەيھان', 'يۈسۈپ'],
  ['迪丽达尔', '阿不都', 'دىلدار', 'ئابدۇ'],
  ['阿迪力', '买合木提', 'ئادىل', 'مەھمۇت'],
] as const;
const TIBETAN = [
  ['次仁', '卓玛', 'ཚེ་རིང', 'སྒྲོལ་མ'],
  ['扎西', '顿珠', 'བཀྲ་ཤིས', 'དོན་གྲུབ'],
  ['格桑', '梅朵', 'སྐལ་བཟང', 'མེ་ཏོག'],
  ['丹增', '罗布', 'བསྟན་འཛིན', 'ནོར་བུ'],
  ['央金', '拉姆', 'དབྱངས་ཅན', 'ལྷ་མོ'],
  ['洛桑', '平措', 'བློ་བཟང', 'ཕུན་ཚོགས'],
  ['白玛', '旺堆', 'པདྨ', 'དབང་འདུས'],
  ['德吉', '曲珍', 'བདེ་སྐྱིད', 'ཆོས་སྒྲོན'],
] as const;

/** Whether a name was given forty years ago or ten. */
export type Generation = 'adult' | 'child';

/** Families are of one tradition, so that brothers and sisters are alike in it. */
export type Tradition = 'han' | 'uyghur' | 'tibetan';

/** Draws names and hands none out twice. */
export class Registry {
  readonly #chance: Chance;
  readonly #taken = new Set<string>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** A tradition for a family. */
  tradition(): Tradition {
    const draw = this.#chance.next();
    return draw < 0.018 ? 'uyghur' : draw < 0.04 ? 'tibetan' : 'han';
  }

  /** A family name of Han tradition. */
  family(): string {
    return this.#chance.happens(0.012) ? this.#chance.pick(COMPOUND_FAMILIES) : this.#chance.pick(FAMILIES);
  }

  /** A new person's name. Uyghur and Tibetan names do not hand the family name on. */
  name(tradition: Tradition, generation: Generation, family = this.family()): Name {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const name = this.#draw(tradition, generation, family);
      if (this.#taken.has(name.full)) continue;
      this.#taken.add(name.full);
      return name;
    }
    // The lists of the smaller traditions end sooner than their people: two may share a name, as in life.
    return this.#draw(tradition, generation, family);
  }

  /** A name that was chosen by hand. */
  reserve(family: string, given: string): Name {
    this.#taken.add(family + given);
    return { family, given, full: family + given };
  }

  #draw(tradition: Tradition, generation: Generation, family: string): Name {
    if (tradition === 'uyghur') {
      const [given, , ownGiven] = this.#chance.pick(UYGHUR);
      const [, father, , ownFather] = this.#chance.pick(UYGHUR);
      return { family: father, given, full: `${given}·${father}`, own: `${ownGiven} ${ownFather}` };
    }
    if (tradition === 'tibetan') {
      const [first, , ownFirst] = this.#chance.pick(TIBETAN);
      const [, second, , ownSecond] = this.#chance.pick(TIBETAN);
      return { family: first, given: second, full: first + second, own: `${ownFirst}་${ownSecond}` };
    }
    const given = this.#given(generation);
    return { family, given, full: family + given };
  }

  #given(generation: Generation): string {
    if (this.#chance.happens(0.02)) {
      const rare = this.#chance.pick(RARE_GIVEN);
      return this.#chance.happens(0.5) ? rare : rare + this.#chance.pick(GIVEN_ONE);
    }
    return this.#chance.happens(0.2) ? this.#chance.pick(GIVEN_ONE) : this.#chance.pick(GIVEN_TWO[generation]);
  }
}
