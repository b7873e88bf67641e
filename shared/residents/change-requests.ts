/**
 * Change requests (信息变更申请): what may not be changed by one person alone, what papers it rests on, and the words for both. Each kind
 * has its own switch in the settings; switched off, the office changes it directly as before.
 */
export const CHANGE_KINDS = ['account', 'idNumber', 'death', 'head'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The command a request carries out when it is applied. */
export const CHANGE_ACTS = ['setBankAccount', 'endBankAccount', 'saveResident', 'recordDeath', 'revokeEvent', 'changeHead', 'recordMovedOut', 'recordMarriageOut', 'splitHousehold', 'moveMember'] as const;
export type ChangeAct = (typeof CHANGE_ACTS)[number];

/** open: waits for the second person. lapsed: waits, but what it would change was changed meanwhile, so it can only be refused or withdrawn. */
export const CHANGE_STATES = ['open', 'lapsed', 'applied', 'refused', 'withdrawn'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** The switch of each kind in the settings (敏感信息两人变更). */
export const TWO_PERSON_SETTINGS = { account: 'twoPersonAccount', idNumber: 'twoPersonIdNumber', death: 'twoPersonDeath', head: 'twoPersonHead' } as const satisfies Record<ChangeKind, string>;

interface Words { readonly zh: string; readonly en: string }
const words = (zh: string, en: string): Words => ({ zh, en });

export const CHANGE_KIND_WORDS: Readonly<Record<ChangeKind, Words>> = {
  account: words('银行账号', 'Bank account'), idNumber: words('身份证号', 'ID number'), death: words('死亡', 'Death'), head: words('户主', 'Head of household'),
};
export const CHANGE_ACT_WORDS: Readonly<Record<ChangeAct, Words>> = {
  setBankAccount: words('登记或更换银行账号', 'Set the bank account'), endBankAccount: words('停用银行账号', 'End the bank account'), saveResident: words('更改身份证号', 'Change the ID number'),
  recordDeath: words('登记死亡', 'Record a death'), revokeEvent: words('撤销已登记的变动', 'Take a recorded event back'), changeHead: words('变更户主', 'Change the head'),
  recordMovedOut: words('户主迁出，另定户主', 'Head moves out, with a new head'), recordMarriageOut: words('户主婚出，另定户主', 'Head marries out, with a new head'),
  splitHousehold: words('户主分户，另定户主', 'Head splits off, with a new head'), moveMember: words('户主移户，另定户主', 'Head moves to another household, with a new head'),
};
export const CHANGE_STATE_WORDS: Readonly<Record<ChangeState, Words>> = {
  open: words('待办理', 'Waiting'), lapsed: words('已失效', 'Lapsed'), applied: words('已办理', 'Applied'), refused: words('不予办理', 'Refused'), withdrawn: words('已撤回', 'Withdrawn'),
};

/** Papers a request may rest on; at least one has to be seen. */
export const EVIDENCE = {
  idCard: words('本人身份证', 'ID card'), householdBook: words('户口簿', 'Household register book'), bankCard: words('银行卡或存折原件', 'Bank card or passbook'), application: words('本人书面申请', 'Written request of the person'),
  authority: words('委托书和代办人身份证', 'Letter of authority and the proxy’s ID card'), police: words('公安机关证明', 'Certificate of the police'), deathCertificate: words('死亡医学证明', 'Death certificate'),
  cremation: words('火化或安葬证明', 'Certificate of cremation or burial'), cancelled: words('户口注销证明', 'Proof that the registration was cancelled'), agreement: words('家庭成员协商书', 'Agreement of the members'),
  visit: words('入户核实记录', 'Record of a visit'), roster: words('导入的花名册', 'Imported roster'), other: words('其他材料', 'Other papers'),
} as const;
export type Evidence = keyof typeof EVIDENCE;
export const EVIDENCE_NAMES = Object.keys(EVIDENCE) as [Evidence, ...Evidence[]];

/** Which papers a form offers for a kind, the usual one first. */
export const EVIDENCE_OF: Readonly<Record<ChangeKind, readonly Evidence[]>> = {
  account: ['bankCard', 'idCard', 'application', 'authority', 'other'],
  idNumber: ['idCard', 'householdBook', 'police', 'application', 'other'],
  death: ['deathCertificate', 'cremation', 'cancelled', 'householdBook', 'visit', 'other'],
  head: ['agreement', 'householdBook', 'deathCertificate', 'idCard', 'other'],
};
