/**
 * Whether a password is one that is tried first: common stems (also doubled, reversed, or with digits and signs around),
 * keyboard runs, years and dates, office words. Made from stems rather than a list of 3,000 lines: the stems times their
 * usual endings are far more than that.
 */
const STEMS = [
  'password', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'admin', 'administrator', 'root', 'letmein', 'welcome', 'qwerty', 'qwertyuiop', 'asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm',
  'iloveyou', 'woaini', 'woaiwojia', 'wobuzhidao', 'nihao', 'monkey', 'dragon', 'sunshine', 'princess', 'football', 'baseball', 'master', 'superman', 'computer', 'internet',
  'abc', 'abcd', 'abcdef', 'aaa', 'test', 'guest', 'user', 'login', 'changeme', 'default', 'secret', 'huilin', 'qingdao', 'chengyang', 'xihoulou', 'houlou', 'shequ', 'juweihui',
  'community', 'office', 'mima', 'guanliyuan', 'kuaiji', 'chuna', 'zhongguo', 'china', 'beijing', 'shanghai', 'shandong', 'laoshan', 'jiaozhou', 'jimo', 'laixi', 'pingdu', 'licang',
  '370214', '370200', '5201314', '1314520', '147258369', '1q2w3e4r', 'q1w2e3r4', '1qaz2wsx', 'qazwsx', 'zaq12wsx', '社区', '密码', '管理员', '会计', '出纳', '西后楼',
] as const;
const SEQUENCES = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik'] as const;

/** @param bare the password in lower case, NFKC. */
export function isCommonPassword(bare: string): boolean {
  const letters = bare.replace(/[^\p{L}\p{N}@]/gu, '');
  return isRun(letters) || isRepeat(letters) || isStemWithEnding(letters) || isDate(letters);
}

/** The whole is cut from a keyboard row or a count, forwards or backwards. */
function isRun(text: string): boolean {
  const reversed = [...text].toReversed().join('');
  return SEQUENCES.some((sequence) => (sequence + sequence).includes(text) || (sequence + sequence).includes(reversed));
}

/** A short piece again and again: 123123123123, abcabcabcabc. */
function isRepeat(text: string): boolean {
  for (let size = 1; size <= Math.min(6, Math.floor(text.length / 2)); size++) {
    const piece = text.slice(0, size);
    if (piece.repeat(Math.ceil(text.length / size)).slice(0, text.length) === text) return true;
  }
  return false;
}

/** Common words one after the other, with nothing else but digits in a row, years, or a count. */
function isStemWithEnding(text: string): boolean {
  let rest = text;
  let words = 0;
  for (const stem of STEMS.toSorted((a, b) => b.length - a.length)) {
    const without = rest.replaceAll(stem, '');
    if (without !== rest) words += 1;
    rest = without;
  }
  if (words === 0) return false;
  return rest === '' || isRun(rest) || isRepeat(rest) || isDate(rest) || (/^\d{1,4}$/.test(rest));
}

/** Eight to sixteen digits that are dates or phone numbers: a birthday is no secret in a village. */
function isDate(text: string): boolean {
  return /^((19|20)\d{2}(0?[1-9]|1[0-2])(0?[1-9]|[12]\d|3[01])){1,2}\d{0,4}$/.test(text) || /^(1[3-9]\d{9})$/.test(text) || /^(19|20)\d{2}$/.test(text);
}
