/**
 * Code tables of the national standards that the register, its imports and its prints use: code, Chinese word, and an English word
 * where an English screen needs one. Codes are text: '01' keeps its zero. The standard of each table stands above it.
 */
import { plainCode } from '#shared/half-width.ts';

/** One row of a code table. */
export type CodeEntry = { readonly code: string; readonly zh: string; readonly en?: string };
/** A code table in the order of its standard. */
export type CodeTable = readonly CodeEntry[];

/** Sex, GB/T 2261.1. */
export const SEX = [
  { code: '0', zh: '未知', en: 'Unknown' },
  { code: '1', zh: '男', en: 'Male' },
  { code: '2', zh: '女', en: 'Female' },
  { code: '9', zh: '未说明', en: 'Not stated' },
] as const satisfies CodeTable;
/** A code of `SEX`. */
export type SexCode = (typeof SEX)[number]['code'];

/** Marital status, GB/T 2261.2. */
export const MARITAL_STATUS = [
  { code: '10', zh: '未婚', en: 'Never married' },
  { code: '20', zh: '已婚', en: 'Married' },
  { code: '21', zh: '初婚', en: 'First marriage' },
  { code: '22', zh: '再婚', en: 'Remarried' },
  { code: '23', zh: '复婚', en: 'Remarried to former spouse' },
  { code: '30', zh: '丧偶', en: 'Widowed' },
  { code: '40', zh: '离婚', en: 'Divorced' },
  { code: '90', zh: '未说明', en: 'Not stated' },
] as const satisfies CodeTable;
/** A code of `MARITAL_STATUS`. */
export type MaritalStatus = (typeof MARITAL_STATUS)[number]['code'];

/** Political status, GB/T 4762. */
export const POLITICAL_STATUS = [
  { code: '01', zh: '中国共产党党员', en: 'Member of the Communist Party of China' },
  { code: '02', zh: '中共预备党员', en: 'Probationary Party member' },
  { code: '03', zh: '共青团员', en: 'Member of the Communist Youth League' },
  { code: '04', zh: '民革会员', en: 'Member of the Revolutionary Committee of the Kuomintang' },
  { code: '05', zh: '民盟盟员', en: 'Member of the China Democratic League' },
  { code: '06', zh: '民建会员', en: 'Member of the China National Democratic Construction Association' },
  { code: '07', zh: '民进会员', en: 'Member of the China Association for Promoting Democracy' },
  { code: '08', zh: '农工党党员', en: 'Member of the Peasants and Workers Democratic Party' },
  { code: '09', zh: '致公党党员', en: 'Member of the China Zhi Gong Party' },
  { code: '10', zh: '九三学社社员', en: 'Member of the Jiusan Society' },
  { code: '11', zh: '台盟盟员', en: 'Member of the Taiwan Democratic Self-Government League' },
  { code: '12', zh: '无党派民主人士', en: 'Democrat without party' },
  { code: '13', zh: '群众', en: 'No party' },
] as const satisfies CodeTable;
/** A code of `POLITICAL_STATUS`. */
export type PoliticalStatus = (typeof POLITICAL_STATUS)[number]['code'];

/** Education, GB/T 4658. */
export const EDUCATION = [
  { code: '10', zh: '研究生', en: 'Postgraduate' },
  { code: '11', zh: '博士研究生毕业' },
  { code: '12', zh: '博士研究生结业' },
  { code: '13', zh: '博士研究生肄业' },
  { code: '14', zh: '硕士研究生毕业' },
  { code: '15', zh: '硕士研究生结业' },
  { code: '16', zh: '硕士研究生肄业' },
  { code: '17', zh: '研究生班毕业' },
  { code: '18', zh: '研究生班结业' },
  { code: '19', zh: '研究生班肄业' },
  { code: '20', zh: '大学本科', en: 'Bachelor' },
  { code: '21', zh: '大学本科毕业' },
  { code: '22', zh: '大学本科结业' },
  { code: '23', zh: '大学本科肄业' },
  { code: '28', zh: '大学普通班毕业' },
  { code: '30', zh: '大学专科', en: 'Junior college' },
  { code: '31', zh: '大学专科毕业' },
  { code: '32', zh: '大学专科结业' },
  { code: '33', zh: '大学专科肄业' },
  { code: '40', zh: '中等职业教育', en: 'Secondary vocational' },
  { code: '41', zh: '中等专科毕业' },
  { code: '42', zh: '中等专科结业' },
  { code: '43', zh: '中等专科肄业' },
  { code: '44', zh: '职业高中毕业' },
  { code: '45', zh: '职业高中结业' },
  { code: '46', zh: '职业高中肄业' },
  { code: '47', zh: '技工学校毕业' },
  { code: '48', zh: '技工学校结业' },
  { code: '49', zh: '技工学校肄业' },
  { code: '60', zh: '普通高中', en: 'Senior middle school' },
  { code: '61', zh: '普通高中毕业' },
  { code: '62', zh: '普通高中结业' },
  { code: '63', zh: '普通高中肄业' },
  { code: '70', zh: '初中', en: 'Junior middle school' },
  { code: '71', zh: '初中毕业' },
  { code: '73', zh: '初中肄业' },
  { code: '80', zh: '小学', en: 'Primary school' },
  { code: '81', zh: '小学毕业' },
  { code: '83', zh: '小学肄业' },
  { code: '90', zh: '其他', en: 'Other' },
] as const satisfies CodeTable;
/** A code of `EDUCATION`. */
export type Education = (typeof EDUCATION)[number]['code'];

/** Kind of household in the register (户类型). */
export const HOUSEHOLD_KIND = [
  { code: '10', zh: '家庭户', en: 'Family household' },
  { code: '20', zh: '集体户', en: 'Collective household' },
] as const satisfies CodeTable;
/** A code of `HOUSEHOLD_KIND`. */
export type HouseholdKind = (typeof HOUSEHOLD_KIND)[number]['code'];

/** Kind of registration (户口性质) before the reform of 2014–16; since then 居民户口 only. */
export const REGISTER_KIND = [
  { code: '10', zh: '家庭户口' },
  { code: '11', zh: '非农业家庭户口' },
  { code: '12', zh: '农业家庭户口' },
  { code: '20', zh: '集体户口' },
  { code: '21', zh: '非农业集体户口' },
  { code: '22', zh: '农业集体户口' },
  { code: '30', zh: '未落常住户口' },
  { code: '90', zh: '其他户口' },
] as const satisfies CodeTable;
/** A code of `REGISTER_KIND`. */
export type RegisterKind = (typeof REGISTER_KIND)[number]['code'];

/** Disability category, GB/T 26341; the 19th character of the certificate number. */
export const DISABILITY_CATEGORY = [
  { code: '1', zh: '视力', en: 'Visual' },
  { code: '2', zh: '听力', en: 'Hearing' },
  { code: '3', zh: '言语', en: 'Speech' },
  { code: '4', zh: '肢体', en: 'Physical' },
  { code: '5', zh: '智力', en: 'Intellectual' },
  { code: '6', zh: '精神', en: 'Mental' },
  { code: '7', zh: '多重', en: 'Multiple' },
] as const satisfies CodeTable;
/** A code of `DISABILITY_CATEGORY`. */
export type DisabilityCategory = (typeof DISABILITY_CATEGORY)[number]['code'];

/** Disability grade, GB/T 26341, 1 the most severe; the 20th character of the certificate number. */
export const DISABILITY_GRADE = [
  { code: '1', zh: '一级', en: 'Grade 1' },
  { code: '2', zh: '二级', en: 'Grade 2' },
  { code: '3', zh: '三级', en: 'Grade 3' },
  { code: '4', zh: '四级', en: 'Grade 4' },
] as const satisfies CodeTable;
/** A code of `DISABILITY_GRADE`. */
export type DisabilityGrade = (typeof DISABILITY_GRADE)[number]['code'];

/** Ethnic group, GB/T 3304. */
export const ETHNIC_GROUP = [
  { code: '01', zh: '汉族', en: 'Han' },
  { code: '02', zh: '蒙古族', en: 'Mongol' },
  { code: '03', zh: '回族', en: 'Hui' },
  { code: '04', zh: '藏族', en: 'Tibetan' },
  { code: '05', zh: '维吾尔族', en: 'Uygur' },
  { code: '06', zh: '苗族', en: 'Miao' },
  { code: '07', zh: '彝族', en: 'Yi' },
  { code: '08', zh: '壮族', en: 'Zhuang' },
  { code: '09', zh: '布依族', en: 'Bouyei' },
  { code: '10', zh: '朝鲜族', en: 'Korean' },
  { code: '11', zh: '满族', en: 'Manchu' },
  { code: '12', zh: '侗族', en: 'Dong' },
  { code: '13', zh: '瑶族', en: 'Yao' },
  { code: '14', zh: '白族', en: 'Bai' },
  { code: '15', zh: '土家族', en: 'Tujia' },
  { code: '16', zh: '哈尼族', en: 'Hani' },
  { code: '17', zh: '哈萨克族', en: 'Kazakh' },
  { code: '18', zh: '傣族', en: 'Dai' },
  { code: '19', zh: '黎族', en: 'Li' },
  { code: '20', zh: '傈僳族', en: 'Lisu' },
  { code: '21', zh: '佤族', en: 'Va' },
  { code: '22', zh: '畲族', en: 'She' },
  { code: '23', zh: '高山族', en: 'Gaoshan' },
  { code: '24', zh: '拉祜族', en: 'Lahu' },
  { code: '25', zh: '水族', en: 'Sui' },
  { code: '26', zh: '东乡族', en: 'Dongxiang' },
  { code: '27', zh: '纳西族', en: 'Naxi' },
  { code: '28', zh: '景颇族', en: 'Jingpo' },
  { code: '29', zh: '柯尔克孜族', en: 'Kirgiz' },
  { code: '30', zh: '土族', en: 'Tu' },
  { code: '31', zh: '达斡尔族', en: 'Daur' },
  { code: '32', zh: '仫佬族', en: 'Mulao' },
  { code: '33', zh: '羌族', en: 'Qiang' },
  { code: '34', zh: '布朗族', en: 'Blang' },
  { code: '35', zh: '撒拉族', en: 'Salar' },
  { code: '36', zh: '毛南族', en: 'Maonan' },
  { code: '37', zh: '仡佬族', en: 'Gelao' },
  { code: '38', zh: '锡伯族', en: 'Xibe' },
  { code: '39', zh: '阿昌族', en: 'Achang' },
  { code: '40', zh: '普米族', en: 'Pumi' },
  { code: '41', zh: '塔吉克族', en: 'Tajik' },
  { code: '42', zh: '怒族', en: 'Nu' },
  { code: '43', zh: '乌孜别克族', en: 'Uzbek' },
  { code: '44', zh: '俄罗斯族', en: 'Russian' },
  { code: '45', zh: '鄂温克族', en: 'Ewenki' },
  { code: '46', zh: '德昂族', en: "De'ang" },
  { code: '47', zh: '保安族', en: 'Bonan' },
  { code: '48', zh: '裕固族', en: 'Yugur' },
  { code: '49', zh: '京族', en: 'Gin' },
  { code: '50', zh: '塔塔尔族', en: 'Tatar' },
  { code: '51', zh: '独龙族', en: 'Derung' },
  { code: '52', zh: '鄂伦春族', en: 'Oroqen' },
  { code: '53', zh: '赫哲族', en: 'Hezhen' },
  { code: '54', zh: '门巴族', en: 'Monba' },
  { code: '55', zh: '珞巴族', en: 'Lhoba' },
  { code: '56', zh: '基诺族', en: 'Jino' },
  { code: '97', zh: '其他', en: 'Other' },
  { code: '98', zh: '外国血统中国籍', en: 'Chinese citizen of foreign descent' },
] as const satisfies CodeTable;
/** A code of `ETHNIC_GROUP`. */
export type EthnicGroup = (typeof ETHNIC_GROUP)[number]['code'];

/** The row of a code, or undefined. */
export function entryOf(table: CodeTable, code: string): CodeEntry | undefined {
  return table.find((entry) => entry.code === code);
}

/** The word for a code; in English where the table has one, else in Chinese; the code itself when the table does not know it. */
export function labelOf(table: CodeTable, code: string, language: 'zh' | 'en' = 'zh'): string {
  const entry = entryOf(table, code);
  if (entry === undefined) return code;
  return language === 'en' ? (entry.en ?? entry.zh) : entry.zh;
}

/**
 * The code that a text means in a table: the code itself, or its exact Chinese word ('汉' is as good as '汉族', '视力残疾' as '视力').
 * Undefined when no row says exactly that; near misses are for a person to decide.
 */
export function codeOf<T extends CodeTable>(table: T, text: string): T[number]['code'] | undefined {
  const plain = plainCode(text);
  if (plain === '') return undefined;
  const wanted = new Set([plain, `${plain}族`, plain.replace(/残疾$/, '')]);
  const entry =
    table.find((candidate) => candidate.code === plain) ?? table.find((candidate) => wanted.has(candidate.zh));
  return entry?.code;
}

export { RELATION_TO_HEAD, relationCodeOf, type RelationToHead } from '#shared/relation-to-head.ts';
