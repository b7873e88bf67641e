import type { ApplicationsErrors } from '#shared/applications/errors.ts';
import { formatDayChinese } from '#shared/days.ts';
import { formatYuan } from '#shared/money.ts';
import type { Sentences } from './sentences.ts';

const statusZh: Readonly<Record<string, string>> = { registered: '已登记', incomplete: '待补正', screened: '待入户', visited: '待评议', voted: '待公示', published: '公示中', approved: '待拨付', archived: '已归档', followedUp: '已回访', suspended: '已暂停', rejected: '不予批准', withdrawn: '已撤回' };
const statusEn: Readonly<Record<string, string>> = { registered: 'registered', incomplete: 'waiting for papers', screened: 'waiting for the visit', visited: 'waiting for the panel', voted: 'waiting for the notice', published: 'on the board', approved: 'waiting for payment', archived: 'archived', followedUp: 'followed up', suspended: 'suspended', rejected: 'rejected', withdrawn: 'withdrawn' };
const fieldZh: Readonly<Record<string, string>> = { school: '学校', level: '学历层次', admissionYear: '入学年份', letterNo: '录取通知书编号', situation: '情况说明', askedFen: '申请金额', relation: '与受益人关系' };
const fieldEn: Readonly<Record<string, string>> = { school: 'school', level: 'level', admissionYear: 'year of admission', letterNo: 'letter no.', situation: 'situation', askedFen: 'sum asked for', relation: 'relation of the applicant to the person it is for' };
const list = (keys: string, names: Readonly<Record<string, string>>, separator: string): string => keys.split(' ').map((key) => names[key] ?? key).join(separator);

export const applicationsSentences: Sentences<ApplicationsErrors> = {
  application_programme_unset: { zh: (d) => `“${d.programmeName}”还没有设置怎么受理申请。请先到“申请设置”选这个项目并保存。`, en: (d) => `Nobody has set how applications for “${d.programmeName}” are handled. Do so on the page Handling.` },
  application_status_wrong: { zh: (d) => `这份申请现在是“${statusZh[d.status] ?? d.status}”，只有“${list(d.needs, statusZh, '”或“')}”的才能这样办。请刷新后再看。`, en: (d) => `This application is ${statusEn[d.status] ?? d.status}; only one that is ${list(d.needs, statusEn, ' or ')} allows this.` },
  application_field_missing: { zh: (d) => `“${fieldZh[d.field] ?? d.field}”还没有填，请补上。`, en: (d) => `Fill in the ${fieldEn[d.field] ?? d.field}.` },
  application_once_only: { zh: (d) => `这个人这一学历层次已经申请过：${d.applicationNo}（${d.programmeName}，${formatDayChinese(d.receivedOn)}受理）。每个层次只发一次，请核对。`, en: (d) => `This person has applied for this level before: ${d.applicationNo} (${d.programmeName}, received ${d.receivedOn}). Each level is granted once.` },
  application_day_wrong: { zh: (d) => `日期${formatDayChinese(d.day)}不对，应在${formatDayChinese(d.earliest)}到${formatDayChinese(d.latest)}之间。`, en: (d) => `The day ${d.day} is wrong; it lies between ${d.earliest} and ${d.latest}.` },
  application_person_gone: { zh: (d) => `${d.name}已经去世或迁出，不能作为申请人或受益人。请由家里其他人申请。`, en: (d) => `${d.name} has died or moved away. Somebody else of the family applies.` },
  application_consent_missing: { zh: () => '还没有本人同意使用个人信息的签字。请先让本人看告知书并签字，再勾选“本人已签字同意”。', en: () => 'The person has not agreed in writing to the use of his data. Have the form signed and tick the box.' },
  application_paper_unknown: { zh: (d) => `材料清单里没有“${d.key}”，请刷新后再核对。`, en: (d) => `The check list has no “${d.key}”. Refresh and look again.` },
  visit_too_few: { zh: (d) => `入户核实要 ${d.needed} 人以上，现在只填了 ${d.had} 人。请补上同去的人。`, en: (d) => `A visit takes ${d.needed} persons; ${d.had} are named. Add who went along.` },
  visit_same_person: { zh: (d) => `核实人“${d.name}”填了两次，请换成另一个人。`, en: (d) => `“${d.name}” stands there twice. Name another person.` },
  visit_related: { zh: (d) => `${d.name}是申请人家里的人，应当回避。请换一个人入户。`, en: (d) => `${d.name} belongs to the family and stands aside. Name another visitor.` },
  panel_too_few: { zh: (d) => `评议要 ${d.needed} 人以上到会（回避、缺席不算），现在 ${d.had} 人。`, en: (d) => `The panel needs ${d.needed} present (those who step aside not counted); there are ${d.had}.` },
  panel_same_person: { zh: (d) => `评议成员“${d.name}”填了两次，请核对。`, en: (d) => `“${d.name}” stands in the panel twice.` },
  panel_related: { zh: (d) => `${d.name}是申请人家里的人，不能投票，请把他改成“回避”。`, en: (d) => `${d.name} belongs to the family and cannot vote. Set him to “steps aside”.` },
  panel_amount_missing: { zh: () => '评议通过了，请填写建议金额。', en: () => 'The panel is in favour: give the sum it recommends.' },
  application_notice_missing: { zh: (d) => `${d.applicationNo} 还没有公示，不能批准。请先公示。`, en: (d) => `${d.applicationNo} has not been on the board. Make the notice first.` },
  application_objected: { zh: (d) => (d.upheld ? `公示期间对 ${d.applicationNo} 的异议成立，不能批准。请重新评议，或不予批准。` : `公示期间有人对 ${d.applicationNo} 提出异议，答复之前不能批准。请先在公示页答复。`), en: (d) => (d.upheld ? `An objection to ${d.applicationNo} was found right. Hear it again or reject it.` : `Somebody objects to ${d.applicationNo}. Answer him on the page of the notice first.`) },
  application_other_programme: { zh: (d) => `${d.applicationNo} 不是同一个项目的，不能放在一张公示里。请分开公示。`, en: (d) => `${d.applicationNo} is of another programme and needs a notice of its own.` },
  application_own_decision: { zh: (d) => `${d.name}登记或驳回过这份申请，审批要由另一个人办理。`, en: (d) => `${d.name} registered or rejected this application; another person decides.` },
  application_amount_missing: { zh: () => '还没有拟发金额。请在评议时填写建议金额，或在申请表里填写申请金额后重新初审。', en: () => 'No sum is proposed yet. Give it with the panel’s vote, or in the form before screening.' },
  application_amount_over: { zh: (d) => `金额 ${formatYuan(d.amountFen)} 元超过了上限或公示的 ${formatYuan(d.mostFen)} 元。请核对；要提高须重新评议和公示。`, en: (d) => `${formatYuan(d.amountFen)} is more than the cap or than was made public (${formatYuan(d.mostFen)}). A higher sum needs a new vote and notice.` },
  application_panel_against: { zh: (d) => `评议没有通过（同意 ${d.yes}，不同意 ${d.no}），不能批准。可以不予批准，或补充材料后重新评议。`, en: (d) => `The panel is not in favour (${d.yes} yes, ${d.no} no). Reject it, or hear it again with more papers.` },
  application_decided_in_relief: { zh: (d) => `${d.applicationNo} 是大病救助，请在“救助个案”页按计算书审批。`, en: (d) => `${d.applicationNo} is a relief case: decide it on the page of the case.` },
  application_not_paid: { zh: (d) => `${d.applicationNo} 的钱还没有发到，不能归档。请等批次发放完成。`, en: (d) => `${d.applicationNo} is not paid yet. Archive it once the batch is paid.` },
  application_appeal_over: { zh: (d) => `申诉期到${formatDayChinese(d.until)}为止，已经过了。请让本人重新申请。`, en: (d) => `Appeals were possible until ${d.until}. The person applies anew.` },
  handling_evidence_twice: { zh: (d) => `材料清单里“${d.key}”的代号重复了，请改掉一个。`, en: (d) => `“${d.key}” has the same code as another paper. Change one.` },
};
