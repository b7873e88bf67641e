/**
 * What boards and copies may show of a person. Personal data may not be published without separate consent except where the law
 * wants it (个人信息保护法 art. 25); names of minors and of people who get medical aid are always masked on boards. Masks of ID
 * numbers, accounts and telephones stand beside their checks.
 */
import { halfWidth } from '#shared/half-width.ts';

/**
 * A name for a board: the first character, stars, and the last character from three characters on ('张*', '张*明', '欧**娜').
 * The dot of minority names stays ('阿**·**曼'); a single character becomes a star.
 */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const last = characters.length - 1;
  if (last === 0) return '*';
  return characters.map((c, index) => (index === 0 || (index === last && last >= 2) || c === '·' ? c : '*')).join('');
}

const BUILDING = /^.*?(?:\d+|[A-Za-z]\d*|[一二三四五六七八九十]+)(?:号楼|栋|幢|座|#楼?)/;
const FIRST_DOOR_DETAIL = /\d|[一二三四五六七八九十]+(?:单元|门|户|室)|单元/;

/**
 * An address down to its building: '西后楼社区3号楼2单元501室' → '西后楼社区3号楼'. '3-2-501' at the end is read as building-unit-flat.
 * Where no building is written, everything from the first number on goes, because a house number in a village is a home.
 */
export function addressToBuilding(address: string): string {
  const text = halfWidth(address).trim();
  const building = BUILDING.exec(text);
  if (building !== null) return building[0];
  const triple = /^(.*?\d+)-\d+-\d+\D*$/.exec(text);
  if (triple?.[1] !== undefined) return `${triple[1]}号楼`;
  const detail = text.search(FIRST_DOOR_DETAIL);
  return (detail < 0 ? text : text.slice(0, detail)).trim();
}
