/**
 * What a scan may hang on, who reads, opens and adds it, and which papers belong there. A feature that keeps papers adds
 * its kind here and its table in `electron/scans/owners.ts`; permissions and words follow from the two.
 */
import type { Permission } from '../permissions.ts';

interface Paper { readonly zh: string; readonly en: string }
interface OwnerKindRule extends Paper {
  /** Sees that a paper is there: kind, day, size, who added it. */
  readonly read: Permission;
  /** Opens it whole. Papers that show an ID number ask for the permission to see one (community-welfare §8). Every opening is logged. */
  readonly open: Permission;
  /** Adds and removes; any of these is enough. */
  readonly edit: readonly Permission[];
  /** Kinds of papers, the usual one first; the last is 其他. */
  readonly labels: Readonly<Record<string, Paper>>;
}

const paper = (zh: string, en: string): Paper => ({ zh, en });
const other = paper('其他', 'Other');

/** Papers of a person or a household. */
const personal = {
  idCard: paper('身份证', 'ID card'), householdBook: paper('户口簿', 'Household register book'), disability: paper('残疾人证', 'Disability certificate'), death: paper('死亡证明', 'Death certificate'),
  certificate: paper('证明', 'Certificate'), application: paper('申请书', 'Application'), authority: paper('委托书', 'Letter of authority'), other,
} as const;
const photos = { photo: paper('照片', 'Photo'), signIn: paper('签到表', 'Sign-in sheet'), plan: paper('方案', 'Plan'), report: paper('总结', 'Report'), receipt: paper('票据', 'Receipt'), other } as const;

export const OWNER_KINDS = {
  voucher: {
    ...paper('凭证', 'Voucher'), read: 'ledger.read', open: 'ledger.read', edit: ['ledger.make'],
    labels: { invoice: paper('发票', 'Invoice'), receipt: paper('收据', 'Receipt'), bankSlip: paper('银行回单', 'Bank slip'), approval: paper('审批单', 'Approval sheet'), roster: paper('签字名册', 'Signed roster'), contract: paper('合同', 'Contract'), resolution: paper('决议', 'Resolution'), other },
  },
  resident: { ...paper('居民', 'Resident'), read: 'residents.read', open: 'residents.reveal', edit: ['residents.edit'], labels: personal },
  household: { ...paper('户', 'Household'), read: 'residents.read', open: 'residents.reveal', edit: ['residents.edit'], labels: personal },
  changeRequest: { ...paper('变更申请', 'Change request'), read: 'residents.read', open: 'residents.reveal', edit: ['residents.edit'], labels: { bankCard: paper('银行卡或存折', 'Bank card or passbook'), agreement: paper('家庭成员协商书', 'Agreement of the members'), ...personal } },
  resolution: {
    ...paper('决议', 'Resolution'), read: 'meetings.read', open: 'meetings.read', edit: ['meetings.edit', 'ledger.make'],
    labels: { signedResolution: paper('签字决议', 'Signed resolution'), minutes: paper('会议记录', 'Minutes'), signIn: paper('签到表', 'Sign-in sheet'), notice: paper('会议通知', 'Notice of the meeting'), photo: paper('会议照片', 'Photo of the meeting'), other },
  },
  programmeVersion: {
    ...paper('福利标准', 'Standard of a programme'), read: 'welfare.read', open: 'welfare.read', edit: ['welfare.edit'],
    labels: { signedResolution: paper('签字决议', 'Signed resolution'), minutes: paper('会议记录', 'Minutes'), approval: paper('上级批复', 'Approval from above'), other },
  },
  batch: {
    ...paper('发放批次', 'Batch'), read: 'disbursement.read', open: 'disbursement.read', edit: ['disbursement.make', 'disbursement.pay'],
    labels: { signedRoster: paper('签字名册', 'Signed roster'), bankSlip: paper('银行回单', 'Bank slip'), approval: paper('审批单', 'Approval sheet'), authority: paper('代领委托书', 'Letter of authority'), other },
  },
  providerPayment: {
    ...paper('收款单位发票', 'Invoice of a provider'), read: 'disbursement.read', open: 'disbursement.read', edit: ['disbursement.make', 'disbursement.pay'],
    labels: { invoice: paper('发票', 'Invoice'), list: paper('单位名单', 'The provider’s list'), bankSlip: paper('银行回单', 'Bank slip'), contract: paper('合同', 'Contract'), other },
  },
  notice: { ...paper('公示', 'Notice'), read: 'notices.read', open: 'notices.read', edit: ['notices.edit'], labels: { posted: paper('张贴照片', 'Photo when put up'), takenDown: paper('撤下照片', 'Photo when taken down'), objection: paper('异议书', 'Objection'), other } },
  disclosureBoard: { ...paper('财务公开', 'Disclosure board'), read: 'ledger.read', open: 'ledger.read', edit: ['ledger.make'], labels: { posted: paper('张贴照片', 'Photo when put up'), takenDown: paper('撤下照片', 'Photo when taken down'), objection: paper('异议书', 'Objection'), other } },
  complaint: { ...paper('投诉', 'Complaint'), read: 'complaints.read', open: 'complaints.decide', edit: ['complaints.edit'], labels: { letter: paper('来信', 'Letter'), evidence: paper('证据', 'Evidence'), answer: paper('答复回执', 'Receipt of the answer'), other } },
  application: { ...paper('申请', 'Application'), read: 'applications.read', open: 'residents.reveal', edit: ['applications.edit'], labels: { ...personal, hospital: paper('病历或诊断', 'Medical record'), bill: paper('费用票据', 'Bills'), home: paper('入户照片', 'Photo of the visit'), other } },
  reliefCase: { ...paper('救助', 'Relief case'), read: 'welfare.read', open: 'residents.reveal', edit: ['welfare.edit'], labels: { ...personal, hospital: paper('病历或诊断', 'Medical record'), bill: paper('费用票据', 'Bills'), receipt: paper('收条', 'Receipt'), home: paper('入户照片', 'Photo of the visit'), other } },
  contract: { ...paper('合同', 'Contract'), read: 'ledger.read', open: 'ledger.read', edit: ['ledger.make'], labels: { contract: paper('合同', 'Contract'), amendment: paper('补充协议', 'Amendment'), tender: paper('招标公示', 'Tender'), resolution: paper('决议', 'Resolution'), receipt: paper('押金收据', 'Receipt of the deposit'), other } },
  fund: { ...paper('专项资金', 'Fund'), read: 'ledger.read', open: 'ledger.read', edit: ['ledger.make'], labels: { grant: paper('拨款文件', 'Grant document'), resolution: paper('决议', 'Resolution'), bankSlip: paper('银行回单', 'Bank slip'), acceptance: paper('验收单', 'Acceptance'), other } },
  activity: { ...paper('活动', 'Activity'), read: 'volunteers.read', open: 'volunteers.read', edit: ['volunteers.edit'], labels: photos },
  volunteer: { ...paper('志愿者', 'Volunteer'), read: 'volunteers.read', open: 'volunteers.read', edit: ['volunteers.edit'], labels: { registration: paper('登记表', 'Registration form'), consent: paper('监护人同意书', 'Guardian’s consent'), health: paper('健康证明', 'Health certificate'), insurance: paper('保险单', 'Insurance policy'), training: paper('培训证明', 'Training certificate'), other } },
  cleaning: { ...paper('保洁', 'Cleaning'), read: 'volunteers.read', open: 'volunteers.read', edit: ['volunteers.edit'], labels: { before: paper('整改前', 'Before'), after: paper('整改后', 'After'), photo: paper('照片', 'Photo'), other } },
  stock: { ...paper('物资', 'Stock'), read: 'stock.read', open: 'stock.read', edit: ['stock.edit'], labels: { receipt: paper('票据', 'Receipt'), purchase: paper('采购单', 'Purchase'), acceptance: paper('验收单', 'Acceptance'), count: paper('盘点表', 'Stock count'), issue: paper('领用单', 'Issue slip'), other } },
} as const satisfies Readonly<Record<string, OwnerKindRule>>;

export type OwnerKind = keyof typeof OWNER_KINDS;
export type LabelOf<K extends OwnerKind> = keyof (typeof OWNER_KINDS)[K]['labels'] & string;
export const OWNER_KIND_NAMES = Object.keys(OWNER_KINDS) as [OwnerKind, ...OwnerKind[]];

/** The rule of a kind, without its literal types. */
export const ownerRule = (kind: OwnerKind): OwnerKindRule => OWNER_KINDS[kind];
/** Whether papers of this label belong on this kind. */
export const labelFits = (kind: OwnerKind, label: string): boolean => Object.hasOwn(OWNER_KINDS[kind].labels, label);
