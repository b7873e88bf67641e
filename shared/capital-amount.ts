/**
 * Amounts in capitals (人民币大写), as vouchers, receipts and rosters need them against alteration.
 * Source: 支付结算办法 (银发〔1997〕393号), annex 正确填写票据和结算凭证的基本规定, items 1–5; 会计基础工作规范 art. 52(3).
 */
import type { Fen } from '#shared/money.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;

/** 1–9999 without a leading 零: one 零 between digits that zeros separate, none at the end. */
function group(value: number): string {
  let text = '';
  let zeroPending = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zeroPending = text !== '';
      continue;
    }
    text += `${zeroPending ? '零' : ''}${DIGITS.charAt(digit)}${PLACES[place] ?? ''}`;
    zeroPending = false;
  }
  return text;
}

/**
 * A whole number of at least 1: everything above 亿, then 万, then the rest. A part whose own first place is empty (below a
 * thousand, or below a thousand 万) is joined with 零; so is one that follows an empty part.
 */
function wholeInCapitals(value: number): string {
  const high = Math.floor(value / 1e8);
  const tenThousands = Math.floor(value / 1e4) % 1e4;
  const ones = value % 1e4;
  let text = high > 0 ? `${wholeInCapitals(high)}亿` : '';
  if (tenThousands > 0) {
    text += `${text !== '' && tenThousands < 1000 ? '零' : ''}${group(tenThousands)}万`;
  }
  if (ones > 0) {
    const joined = text !== '' && (ones < 1000 || tenThousands === 0);
    text += `${joined ? '零' : ''}${group(ones)}`;
  }
  return text;
}

/**
 * An amount in fen in capitals: '壹仟陆佰捌拾元零叁角贰分', '零元整', '负伍拾元整'. Ends in 整 after 元 and after 角, not after 分;
 * 零 stands between 元 and 分 when there is no 角, and before 角 when the yuan end in 0. `prefix` puts 人民币 in front, without a gap.
 */
export function amountInCapitals(amountFen: Fen, options: { prefix?: boolean } = {}): string {
  const absolute = Math.abs(amountFen);
  const yuan = Math.floor(absolute / 100);
  const jiao = Math.floor(absolute / 10) % 10;
  const cent = absolute % 10;

  let text = yuan > 0 ? `${wholeInCapitals(yuan)}元` : '';
  if (jiao === 0 && cent === 0) {
    text = `${text === '' ? '零元' : text}整`;
  } else {
    if (text !== '' && (jiao === 0 || yuan % 10 === 0)) text += '零';
    if (jiao > 0) text += `${DIGITS.charAt(jiao)}角`;
    text += cent > 0 ? `${DIGITS.charAt(cent)}分` : '整';
  }
  return `${options.prefix === true ? '人民币' : ''}${amountFen < 0 ? '负' : ''}${text}`;
}
