/**
 * Region prefixes of citizen ID numbers (GB/T 2260), as far as a community of Qingdao needs them: the district or county by name
 * for Qingdao, the province for everybody else. A prefix names the place of first registration and outlives the place itself, so
 * an unknown one is worth a look, never a refusal.
 */

/** Provinces, municipalities and regions by the first two digits; 81–83 are residence permits of Hong Kong, Macao and Taiwan. */
const PROVINCES: Readonly<Record<string, string>> = {
  '11': '北京市',
  '12': '天津市',
  '13': '河北省',
  '14': '山西省',
  '15': '内蒙古自治区',
  '21': '辽宁省',
  '22': '吉林省',
  '23': '黑龙江省',
  '31': '上海市',
  '32': '江苏省',
  '33': '浙江省',
  '34': '安徽省',
  '35': '福建省',
  '36': '江西省',
  '37': '山东省',
  '41': '河南省',
  '42': '湖北省',
  '43': '湖南省',
  '44': '广东省',
  '45': '广西壮族自治区',
  '46': '海南省',
  '50': '重庆市',
  '51': '四川省',
  '52': '贵州省',
  '53': '云南省',
  '54': '西藏自治区',
  '61': '陕西省',
  '62': '甘肃省',
  '63': '青海省',
  '64': '宁夏回族自治区',
  '65': '新疆维吾尔自治区',
  '71': '台湾省',
  '81': '香港特别行政区',
  '82': '澳门特别行政区',
  '83': '台湾地区',
};

/** Qingdao, past and present. */
const QINGDAO: Readonly<Record<string, string>> = {
  '370200': '青岛市',
  '370202': '青岛市市南区',
  '370203': '青岛市市北区',
  '370211': '青岛市黄岛区',
  '370212': '青岛市崂山区',
  '370213': '青岛市李沧区',
  '370214': '青岛市城阳区',
  '370215': '青岛市即墨区',
  '370281': '青岛市胶州市',
  '370282': '青岛市即墨市（已撤销）',
  '370283': '青岛市平度市',
  '370284': '青岛市胶南市（已撤销）',
  '370285': '青岛市莱西市',
  '370205': '青岛市四方区（已撤销）',
  '370222': '青岛市原辖县',
  '370223': '青岛市原辖县',
  '370224': '青岛市原辖县',
  '370225': '青岛市原辖县',
  '370226': '青岛市原辖县',
};

/** A prefix that no authority gives out: sample data and training use it, so that their numbers pass and belong to nobody. */
export const PRACTICE_REGION = '370299';

/**
 * The name of a six-digit prefix: the district for Qingdao, '练习地区' for the practice region, the province for the rest of the
 * country; undefined when unknown, as for codes of Qingdao that are in no list.
 */
export function regionName(regionCode: string): string | undefined {
  if (regionCode === PRACTICE_REGION) return '练习地区';
  if (regionCode.startsWith('3702')) return QINGDAO[regionCode];
  return PROVINCES[regionCode.slice(0, 2)];
}

/** Whether `regionName` has a name for the prefix. */
export function isKnownRegion(regionCode: string): boolean {
  return regionName(regionCode) !== undefined;
}
