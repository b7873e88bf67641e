/**
 * What a column of a roster can mean, and the words offices write above such a column. The lists come from rosters in use; a word
 * that is in no list is left for the clerk to map, never mapped by likeness of sound.
 */
import { halfWidth } from '#shared/half-width.ts';

/** Everything a column can mean. `ignore` is a column nobody reads; `reason` is our own last column of a rejected-rows workbook. */
export const ROSTER_FIELDS = [
  'name', 'idNumber', 'idKind', 'sex', 'birthDate', 'householdNo', 'headName', 'relation', 'isHead', 'phone',
  'bankAccount', 'bankName', 'address', 'grid', 'building', 'unit', 'room',
  'residency', 'membership', 'lowIncome', 'disability', 'disabilityNo', 'disabilityCategory', 'disabilityGrade', 'veteran',
  'partyMember', 'political', 'insured', 'livingAlone', 'employment', 'ethnicity', 'education', 'note', 'sequence', 'reason', 'ignore',
] as const;
/** One of `ROSTER_FIELDS`. */
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** Fields of the household: only for these does a merged cell speak for every row it covers. */
export const HOUSEHOLD_FIELDS: ReadonlySet<RosterField> = new Set(['householdNo', 'headName', 'address', 'grid', 'building', 'unit', 'room']);

/** Fields of which nothing is stored: read for the eye, for grouping or not at all (民族, 文化程度: no programme asks for them, §8). */
export const FIELDS_NOT_STORED: ReadonlySet<RosterField> = new Set(['ethnicity', 'education', 'sequence', 'reason', 'ignore']);

/** The words of each field, exactly as a header may say them after `plainTitle`. */
const WORDS: Readonly<Partial<Record<RosterField, string>>> = {
  name: '姓名 名字 居民姓名 成员姓名 人员姓名 本人姓名 村民姓名 老人姓名 家庭成员姓名 家庭成员 社员姓名 股东姓名 受益人姓名 发放对象 发放对象姓名 name',
  idNumber: '身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 居民身份证号码 证件号 证件号码 身份证件号码 身份号码 本人身份证号 二代身份证号 社会保障号 社会保障号码 idnumber id_number',
  idKind: '证件类型 证件种类 身份证件类型',
  sex: '性别 男女 sex',
  birthDate: '出生日期 出生年月 出生年月日 出生时间 生日 出生 birthdate birth_date',
  householdNo: '户号 户编号 户编码 家庭编号 家庭编码 户籍编号 户口编号 户口本号 户口簿号 户籍号 门户编号 household_no',
  headName: '户主姓名 户主 户主名字 户主名 所属户主 所在户户主',
  relation: '与户主关系 关系 与户主的关系 户主关系 同户主关系 与户主之关系 家庭关系 成员关系 relation',
  isHead: '是否户主 是否为户主',
  phone: '联系电话 手机号 手机号码 手机 电话 电话号码 联系方式 联系手机 本人电话 移动电话 phone',
  bankAccount: '银行卡号 社保卡号 银行账号 账号 卡号 帐号 银行帐号 开户账号 一卡通账号 一卡通卡号 惠民一卡通账号 社保卡银行账号 社会保障卡号 社会保障卡银行账号 存折账号 收款账号 bank_account',
  bankName: '开户行 开户银行 银行名称 开户行名称 银行 发卡行 所属银行 开户网点',
  address: '地址 住址 家庭住址 家庭地址 居住地址 现住址 现住地址 详细地址 户籍地址 户口所在地 通讯地址 联系地址 住所 address',
  grid: '网格 所属网格 网格名称 所在网格 网格编号 网格号',
  building: '楼栋 楼号 楼栋号 栋 幢 楼 楼座 栋号 幢号',
  unit: '单元 单元号',
  room: '室 门牌 房号 门牌号 室号 房间号 户室号 房间',
  residency: '居住状态 居住情况 户籍状态 人员类别 人口类型 人口类别 户籍类型 是否常住',
  membership: '成员 社员 股东 是否成员 是否社员 是否股东 成员身份 是否集体经济组织成员 集体经济组织成员 集体成员 是否集体成员 社员身份 股东身份',
  lowIncome: '低保 是否低保 低保户 是否低保户 救助类型 困难类型 低保类型 低保情况 困难类别 救助类别',
  disability: '残疾 是否残疾 残疾情况 残疾类别等级 残疾类别及等级 残疾等级类别',
  disabilityNo: '残疾证号 残疾人证号 残疾证号码 残疾人证号码 残疾证',
  disabilityCategory: '残疾类别 残疾类型 残疾种类',
  disabilityGrade: '残疾等级 残疾级别',
  veteran: '退役军人 是否退役军人 退伍军人 是否退伍军人 退役 复退军人',
  partyMember: '是否党员 党员 是否中共党员 党员情况',
  political: '政治面貌 政治身份',
  insured: '参保 是否参保 参保情况 参保类型 养老保险 参保险种 医保 医保类型 社保',
  livingAlone: '独居 是否独居 独居老人 是否独居老人',
  employment: '就业状况 就业情况 就业状态 从业状况 从业情况 就业 是否就业',
  ethnicity: '民族',
  education: '文化程度 学历 受教育程度 最高学历',
  note: '备注 说明 备注说明 其他说明 附注 备 注 note',
  sequence: '序号 编号 序 号 no 行号 顺序号 序列',
  reason: '退回原因',
};

/** Titles that hold a known word but speak of somebody else; they are never mapped by themselves. */
const OF_SOMEBODY_ELSE = /^(不导入|紧急|联系人|监护人|父亲|母亲|父母|配偶|代领|代办|经办|填报|填表|网格员|网格长|楼长|负责人|帮扶|法定|委托|持卡人|开户人|开户名|账户名|户名)/;

const FIELD_BY_WORD: ReadonlyMap<string, RosterField> = new Map(
  ROSTER_FIELDS.flatMap((field) => (WORDS[field]?.split(' ') ?? []).map((word) => [word, field] as const)),
);

/** Longer titles that are still clear. Tried in order, after the exact words. */
const PATTERNS: readonly (readonly [RegExp, RosterField])[] = [
  [/残疾.*证.*号/, 'disabilityNo'],
  [/残疾.*(等级|级别)$/, 'disabilityGrade'],
  [/残疾.*(类别|类型|种类)$/, 'disabilityCategory'],
  [/(身份证|证件)(号|号码|编号)$/, 'idNumber'],
  [/^(公民)?身份(证)?号码?/, 'idNumber'],
  [/与户主.*关系/, 'relation'],
  [/^户主.*姓名/, 'headName'],
  [/出生(日期|年月日?|时间)/, 'birthDate'],
  [/(银行|社保|社会保障|一卡通|惠民|存折|工资).*(卡号|账号|帐号)/, 'bankAccount'],
  [/(开户)(银)?行/, 'bankName'],
  [/^(本人)?(联系|移动|固定)?(电话|手机)(号|号码)?$/, 'phone'],
  [/(家庭|居住|现|常住|户籍|详细)(住址|地址)/, 'address'],
  [/^(楼栋|楼|栋|幢)(号|名称)$/, 'building'],
  [/退役军人/, 'veteran'],
  [/低保/, 'lowIncome'],
];

/** In a two-row header the upper cell says whose or what: 残疾 / 等级, 户主 / 姓名, 银行卡 / 账号. */
const GROUPS: readonly (readonly [RegExp, RegExp, RosterField])[] = [
  [/残疾/, /(证号|证件号|号码|残疾证)/, 'disabilityNo'],
  [/残疾/, /(等级|级别)/, 'disabilityGrade'],
  [/残疾/, /(类别|类型|种类)/, 'disabilityCategory'],
  [/户主/, /^(姓名|名字)$/, 'headName'],
  [/户主/, /关系/, 'relation'],
  [/(银行|社保卡|账户|帐户|一卡通|发放)/, /^(账号|帐号|卡号|号码|卡账号)$/, 'bankAccount'],
  [/(银行|社保卡|账户|帐户|一卡通)/, /^(名称|行名|银行名称)$/, 'bankName'],
  [/(户籍|家庭|户)(信息|情况)?$/, /^(编号|号码|号)$/, 'householdNo'],
];

/** A header as it is compared: half-width, no blanks or line breaks, no stars or colons, lower case. */
export function plainTitle(text: string): string {
  return halfWidth(text).replace(/\s+/g, '').replace(/^[*★※•]+|[*★※:：。.;；]+$/g, '').toLowerCase();
}

const withoutBrackets = (title: string): string => title.replace(/[([（【〔<].*?[)\]）】〕>]/g, '');

/** What a title means: `exact` for a word of the lists, `likely` for a longer title that holds one; null when nobody can say. */
export function fieldOfTitle(text: string, group = ''): { field: RosterField; sure: 'exact' | 'likely' } | null {
  const title = plainTitle(text);
  const above = plainTitle(group);
  if (title === '' || title.length > 40) return null;
  if (OF_SOMEBODY_ELSE.test(title) || (above !== '' && OF_SOMEBODY_ELSE.test(above))) return null;
  for (const [whose, what, field] of GROUPS) if (above !== '' && whose.test(above) && what.test(title)) return { field, sure: 'exact' };
  // Under 户主 stand the head's own number and telephone; they are not those of the person in the row.
  if (/^户主(信息|情况)?$/.test(above)) return null;
  const bare = withoutBrackets(title);
  for (const word of [title, bare]) {
    const field = FIELD_BY_WORD.get(word);
    if (field !== undefined) return { field, sure: 'exact' };
  }
  const parts = bare.split(/[/、,，;；或|]+/).filter((part) => part !== '');
  if (parts.length > 1) {
    for (const part of parts) {
      const field = FIELD_BY_WORD.get(part);
      if (field !== undefined) return { field, sure: 'likely' };
    }
  }
  for (const [pattern, field] of PATTERNS) if (pattern.test(bare) && bare.length <= 16) return { field, sure: 'likely' };
  return null;
}
