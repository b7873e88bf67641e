/** How the fields of a merge, and what belongs to a person, are called on every screen and in every refusal. */
import { FACT_KINDS } from '../person-as-of.ts';
import type { MergeField } from './words.ts';

interface Word { readonly zh: string; readonly en: string }
const word = (zh: string, en: string): Word => ({ zh, en });

const facts: Record<(typeof FACT_KINDS)[number], Word> = {
  residency: word('户籍与居住', 'Residence'), membership: word('集体成员', 'Membership'), lowIncome: word('困难认定', 'Low income'), disability: word('残疾', 'Disability'), studentStage: word('在读学段', 'Stage of study'),
  veteran: word('退役军人', 'Veteran'), partyMember: word('党员', 'Party member'), insured: word('医保', 'Medical insurance'), livingAlone: word('独居', 'Living alone'), employment: word('就业状况', 'Employment'),
};

export const FIELD_WORDS: Readonly<Record<MergeField, Word>> = {
  name: word('姓名', 'Name'), sex: word('性别', 'Sex'), birthDate: word('出生日期', 'Born'), idNumber: word('身份证号', 'ID number'), phone: word('电话', 'Phone'), note: word('备注', 'Note'), household: word('户', 'Household'), bankAccount: word('银行账户', 'Bank account'),
  ...(Object.fromEntries(FACT_KINDS.map((kind) => [`fact.${kind}`, facts[kind]])) as Record<`fact.${(typeof FACT_KINDS)[number]}`, Word>),
};

/** What hangs on an entry, by the table it is kept in. */
export const TABLE_WORDS: Readonly<Record<string, Word>> = {
  attendances: word('服务时长', 'Hours served'), awardRoundLines: word('星级评定名单', 'Lists of award rounds'), awards: word('表彰', 'Awards'), certificates: word('服务证明', 'Certificates'), evaluations: word('评价', 'Evaluations'), pointEntries: word('积分', 'Points'),
  redemptions: word('积分兑换', 'Redemptions'), signUps: word('活动报名', 'Sign-ups'), starSuspensions: word('星级暂停', 'Suspended stars'), teamMemberships: word('队伍', 'Places in teams'), trainingVolunteers: word('培训', 'Trainings'),
  volunteerEvents: word('志愿者状态', 'Standing as a volunteer'), volunteerFreeTimes: word('空闲时间', 'Free times'), volunteerInsurances: word('志愿者保险', 'Insurance of volunteers'), volunteerSkills: word('技能', 'Skills'),
  activityRecipients: word('活动受助', 'Help received'), applications: word('申请', 'Applications'), bankAccounts: word('银行账户', 'Bank accounts'), batchLines: word('发放记录', 'Payments'), claims: word('应发事项', 'Sums to be paid'),
  cares: word('关爱记录', 'Cares'), changeRequests: word('变更申请', 'Change requests'), customValues: word('自定义项', 'Own fields'), personYears: word('年度合计', 'Sums by year'),
  cleaningAwardLines: word('保洁奖励', 'Cleaning awards'), cleaningInspections: word('保洁评分', 'Cleaning scores'), cleaningLabour: word('保洁用工', 'Cleaning labour'), dividendLines: word('分红', 'Dividends'),
  householdMembers: word('户成员', 'Memberships of households'), households: word('户', 'Households'), leases: word('合同', 'Contracts'), lifeEvents: word('变动登记', 'Life events'), livingProofs: word('生存认证', 'Proofs of life'), members: word('成员登记', 'Membership'),
  programmePauses: word('暂停发放', 'Pauses'), recoveries: word('追回', 'Recoveries'), reliefMoves: word('捐赠', 'Gifts'), residentFacts: word('认定情况', 'Facts'), residents: word('档案本身', 'The entry itself'), scans: word('扫描件', 'Papers'),
  schoolDecisions: word('升学', 'Schooling'), shareEvents: word('股份', 'Shares'), volunteers: word('志愿者', 'Volunteers'), voucherLines: word('凭证', 'Vouchers'),
};
