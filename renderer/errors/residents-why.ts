/** Why a number was not accepted: the codes of `shared/citizen-id.ts`, `shared/bank-card.ts` and `shared/phone.ts` in words. */
type Language = 'zh' | 'en';
type Why = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

const other = { zh: '请对照证件重新输入。', en: 'compare it with the document and enter it again.' };
const excel = { zh: '末几位被表格软件改成了 0 或科学计数，请对照证件重新输入。', en: 'a spreadsheet has turned its last digits into zeros; enter it again from the document.' };

const ID: Why = {
  empty: { zh: '没有填写。', en: 'it is empty.' },
  excel_damaged: excel,
  charset: { zh: '只能有数字，最后一位可以是 X。', en: 'it has digits only; the last may be X.' },
  length: { zh: '应为 18 位（旧证 15 位），请数一数位数。', en: 'it has 18 characters (old cards 15); count them.' },
  date: { zh: '第 7–14 位不是一个日期，请核对出生年月日。', en: 'characters 7–14 are no calendar day; check the birth date in it.' },
  future: { zh: '出生日期在今天以后，请核对第 7–14 位。', en: 'its birth date lies in the future; check characters 7–14.' },
  checksum: { zh: '校验位不符，多半有一位输错，请对照证件逐位核对。', en: 'its check character does not fit: one digit is probably mistyped.' },
  sex_mismatch: { zh: '第 17 位表示的性别与所选性别不同，请核对。', en: 'its 17th digit says another sex than the one chosen.' },
  birth_mismatch: { zh: '号码里的出生日期与所填出生日期不同，请核对。', en: 'the birth date in it differs from the one entered.' },
  other: { zh: '证件号码为 4–30 位字母或数字。', en: 'the number of a document has 4–30 letters or digits.' },
};

const BANK: Why = {
  empty: { zh: '没有填写。', en: 'it is empty.' },
  excel_damaged: excel,
  social_security_card_number: { zh: '这是社保卡卡号，不能收款。请填卡面上的银行账号。', en: 'this is the number of a social-security card. Enter the bank account number on the card.' },
  citizen_id_number: { zh: '这是身份证号，请填银行账号。', en: 'this is an ID number. Enter the bank account number.' },
  charset: { zh: '只能有数字。', en: 'it has digits only.' },
  length: { zh: '银行卡为 16–19 位，存折为 9–32 位，请数一数位数。', en: 'cards have 16–19 digits, passbooks 9–32; count them.' },
  card_prefix: { zh: '银行卡号应以 62 开头；存折账号请把种类改为“存折”。', en: 'card numbers begin with 62; for a passbook choose “passbook”.' },
  luhn: { zh: '校验位不符，多半有一位输错，请对照银行卡逐位核对。', en: 'its check digit does not fit: one digit is probably mistyped.' },
};

const PHONE: Why = {
  excel_damaged: excel,
  charset: { zh: '一栏只填一个号码，只能有数字和“-”。', en: 'one number per field, digits and hyphens only.' },
  mobile_length: { zh: '手机号应为 11 位。', en: 'mobile numbers have 11 digits.' },
  mobile_prefix: { zh: '没有这样开头的手机号，请核对前三位。', en: 'no mobile number begins like this; check the first three digits.' },
  area_code_missing: { zh: '固定电话请加区号，如 0532-87654321。', en: 'give the area code of a landline, as in 0532-87654321.' },
  shape: { zh: '不像电话号码，请核对。', en: 'this does not look like a phone number.' },
};

const say = (table: Why, why: string, language: Language): string => (table[why] ?? other)[language];

export function idNumberWhy(why: string, expected: string | null, language: Language): string {
  const hint = expected === null ? '' : why === 'sex_mismatch' ? { zh: `号码表示：${expected === '1' ? '男' : '女'}。`, en: ` It says: ${expected === '1' ? 'male' : 'female'}.` }[language] : { zh: `号码表示：${expected}。`, en: ` It says: ${expected}.` }[language];
  return say(ID, why, language) + hint;
}

export const bankNumberWhy = (why: string, language: Language): string => say(BANK, why, language);
export const phoneWhy = (why: string, language: Language): string => say(PHONE, why, language);

const CELL: Why = {
  empty: { zh: '没有填写。', en: 'empty.' },
  day: { zh: '不是日期，如 1950-03-02。', en: 'no day, as in 1950-03-02.' },
  sex: { zh: '填“男”或“女”。', en: '男 or 女.' },
  relation: { zh: '没有这种关系，填户主、妻、长子、儿媳等。', en: 'unknown relation.' },
  twice: { zh: '与上面某一行的身份证号相同。', en: 'the same ID number stands above.' },
  head_taken: { zh: '这户已有户主。', en: 'the household has a head already.' },
  head_needed: { zh: '新立的户要有一行是“户主”。', en: 'a new household needs one row “户主”.' },
  household_closed: { zh: '这户已销户。', en: 'this household is closed.' },
  day_in_future: { zh: '日期在今天以后。', en: 'in the future.' },
};

/** One refused cell of the entry grid. A number that is taken names its owner. */
export function entryFaultSentence(fault: { readonly code: string; readonly known?: { readonly name: string } }, language: Language): string {
  if (fault.code === 'id_number_taken') return language === 'zh' ? `已登记给${fault.known?.name ?? ''}。` : `belongs to ${fault.known?.name ?? ''}.`;
  const [code = '', why = ''] = fault.code.split('.');
  if (code === 'id_number_bad') return idNumberWhy(why, null, language);
  if (code === 'bank_number_bad') return bankNumberWhy(why, language);
  if (code === 'phone_bad') return phoneWhy(why, language);
  return say(CELL, code, language);
}
