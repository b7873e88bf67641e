/** What a line of the audit log is about, in words: its subject and its details. What has no word here is shown as it stands. */
import { roleWords } from '#renderer/i18n/role-words.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { fen, formatYuan } from '#shared/money.ts';
import { ROLES } from '#shared/permissions.ts';
import { CHANGE_ACT_WORDS, CHANGE_KIND_WORDS } from '#shared/residents/change-requests.ts';
import { OWNER_KINDS } from '#shared/scans/owner-kinds.ts';

interface Word { readonly zh: string; readonly en: string }

/** What a scan hangs on; what the list below says itself goes before. */
const OWNERS_OF_SCANS: Readonly<Record<string, Word>> = OWNER_KINDS;

const SUBJECTS: Readonly<Record<string, Word>> = {
  ...OWNERS_OF_SCANS,
  application: { zh: '申请', en: 'Application' }, applications: { zh: '申请台账', en: 'Applications' }, notice: { zh: '公示', en: 'Notice' }, reliefFund: { zh: '救助基金', en: 'Relief fund' }, reliefMove: { zh: '基金收支', en: 'Fund entry' }, reliefRules: { zh: '救助标准', en: 'Relief rules' },
  account: { zh: '科目', en: 'Account' }, accountSet: { zh: '账套', en: 'Account set' }, backup: { zh: '备份', en: 'Backup' }, bankAccount: { zh: '银行账户', en: 'Bank account' }, bankProfile: { zh: '银行格式', en: 'Bank format' },
  batch: { zh: '批次', en: 'Batch' }, building: { zh: '楼栋', en: 'Building' }, fact: { zh: '身份', en: 'Fact' }, flat: { zh: '房屋', en: 'Flat' }, grid: { zh: '网格', en: 'Grid' }, household: { zh: '户', en: 'Household' },
  import: { zh: '导入', en: 'Import' }, office: { zh: '办公室', en: 'Office' }, pause: { zh: '暂停', en: 'Pause' }, period: { zh: '会计期间', en: 'Period' }, preview: { zh: '导入预览', en: 'Preview' }, programme: { zh: '项目', en: 'Programme' },
  programmeVersion: { zh: '项目版本', en: 'Version' }, recoveryCode: { zh: '恢复码', en: 'Recovery code' }, resident: { zh: '居民', en: 'Resident' }, residents: { zh: '居民名单', en: 'Residents' }, settings: { zh: '设置', en: 'Settings' },
  schooling: { zh: '升学', en: 'Schooling' }, unit: { zh: '单元', en: 'Unit' }, user: { zh: '用户', en: 'User' }, voucher: { zh: '凭证', en: 'Voucher' },
};

const DETAILS: Readonly<Record<string, Word>> = {
  requestNo: { zh: '变更申请编号', en: 'change request no.' }, changeKind: { zh: '变更事项', en: 'kind' }, changeAct: { zh: '内容', en: 'what' }, changeRequests: { zh: '转变更申请', en: 'change requests' },
  twoPersonAccount: { zh: '银行账号两人变更', en: 'two persons for accounts' }, twoPersonIdNumber: { zh: '身份证号两人变更', en: 'two persons for ID numbers' }, twoPersonDeath: { zh: '死亡两人变更', en: 'two persons for deaths' }, twoPersonHead: { zh: '户主两人变更', en: 'two persons for heads' },
  applicationNo: { zh: '申请编号', en: 'application no.' }, receivedOn: { zh: '受理日期', en: 'received' }, beneficiary: { zh: '受益人', en: 'for' }, missing: { zh: '缺材料', en: 'missing' }, papers: { zh: '材料', en: 'papers' }, paper: { zh: '文书', en: 'paper' }, visitors: { zh: '核实人数', en: 'visitors' }, agrees: { zh: '属实', en: 'as stated' }, passed: { zh: '通过', en: 'passed' }, approve: { zh: '批准', en: 'approved' },
  recommendedFen: { zh: '建议金额', en: 'recommended' }, amountFen: { zh: '金额', en: 'amount' }, grantFen: { zh: '救助金', en: 'grant' }, grantedFen: { zh: '批准金额', en: 'granted' }, claimFen: { zh: '待发金额', en: 'to be paid' }, toRecoverFen: { zh: '应收回', en: 'to recover' }, docNo: { zh: '文号', en: 'document' }, archiveNo: { zh: '档案号', en: 'file no.' }, receiptNo: { zh: '收据号', en: 'receipt' }, on: { zh: '日期', en: 'on' }, dueOn: { zh: '期限', en: 'due' },
  absent: { zh: '不在表中', en: 'absent' }, added: { zh: '新增', en: 'added' }, alert: { zh: '查看过多', en: 'too many' }, alreadyLoaded: { zh: '重复导入', en: 'loaded before' }, amount: { zh: '金额', en: 'amount' }, asOf: { zh: '基准日', en: 'as of' }, batchNo: { zh: '批次号', en: 'batch no.' }, benefitMonth: { zh: '月份', en: 'month' }, changed: { zh: '改动', en: 'changed' }, code: { zh: '编码', en: 'code' }, comment: { zh: '意见', en: 'comment' }, endedFacts: { zh: '结束的身份', en: 'facts ended' },
  encoding: { zh: '编码方式', en: 'encoding' }, event: { zh: '事项', en: 'event' }, fact: { zh: '身份', en: 'fact' }, failed: { zh: '失败', en: 'failed' }, failedFen: { zh: '失败金额', en: 'failed amount' }, files: { zh: '文件数', en: 'files' }, failedCount: { zh: '失败人数', en: 'failed' }, file: { zh: '文件', en: 'file' }, flats: { zh: '房屋', en: 'flats' }, form: { zh: '形式', en: 'form' },
  fromMonth: { zh: '从', en: 'from' }, headSeq: { zh: '日志到', en: 'log up to' }, held: { zh: '退回', en: 'held' }, householdNo: { zh: '户号', en: 'household' }, households: { zh: '新建户', en: 'new households' }, lastDay: { zh: '最后一天', en: 'last day' },
  label: { zh: '材料', en: 'paper' }, scan: { zh: '扫描件', en: 'scan' }, type: { zh: '格式', en: 'format' }, level: { zh: '级次', en: 'level' }, lineId: { zh: '明细', en: 'line' }, lines: { zh: '行数', en: 'lines' }, month: { zh: '月份', en: 'month' }, name: { zh: '名称', en: 'name' }, new: { zh: '新增', en: 'new' }, newHouseholds: { zh: '新立户', en: 'new households' }, number: { zh: '号', en: 'number' },
  paid: { zh: '成功', en: 'paid' }, parentBatchId: { zh: '补发自', en: 'follows batch' }, profile: { zh: '银行格式', en: 'bank format' }, paidCount: { zh: '成功人数', en: 'paid' }, paidFen: { zh: '实发', en: 'paid' }, period: { zh: '周期', en: 'period' }, personCount: { zh: '人数', en: 'persons' }, persons: { zh: '人数', en: 'persons' }, posted: { zh: '记账张数', en: 'posted' }, purpose: { zh: '用途', en: 'purpose' },
  reason: { zh: '原因', en: 'reason' }, residentId: { zh: '居民', en: 'resident' }, roles: { zh: '岗位', en: 'roles' }, runNo: { zh: '第几次', en: 'run' }, rows: { zh: '行数', en: 'rows' }, rule: { zh: '条件', en: 'rule' }, sharedWith: { zh: '共用人数', en: 'shared with' }, shownInLastHour: { zh: '一小时内查看', en: 'shown in an hour' }, sizeBytes: { zh: '字节', en: 'bytes' },
  outcome: { zh: '办理结果', en: 'outcome' }, listDay: { zh: '7月几日起列出', en: 'listed from July' }, kindergarten: { zh: '幼儿园（年）', en: 'kindergarten' }, primary: { zh: '小学（年）', en: 'primary' }, junior: { zh: '初中（年）', en: 'junior' }, senior: { zh: '高中（年）', en: 'senior' }, vocational: { zh: '中职（年）', en: 'vocational' }, college: { zh: '大学（年）', en: 'college' }, postgraduate: { zh: '研究生（年）', en: 'postgraduate' },
  startMonth: { zh: '启用月份', en: 'first month' }, status: { zh: '状态', en: 'status' }, toMonth: { zh: '到', en: 'to' }, totalFen: { zh: '金额', en: 'amount' }, unknown: { zh: '无法判定', en: 'unknown' }, unchanged: { zh: '无变化', en: 'unchanged' }, units: { zh: '单元', en: 'units' }, updated: { zh: '变更', en: 'updated' },
  userName: { zh: '用户名', en: 'user name' }, validFrom: { zh: '起', en: 'from' }, validTo: { zh: '停用日', en: 'ended on' }, versionNo: { zh: '版本', en: 'version' }, vouchers: { zh: '凭证', en: 'vouchers' }, whole: { zh: '完整号码', en: 'whole numbers' },
};

/** Values that are words of the program. */
const VALUES: Readonly<Record<string, Word>> = {
  goesOn: { zh: '升入下一学段', en: 'goes on' }, left: { zh: '不再上学', en: 'left school' }, stays: { zh: '留级一年', en: 'stays a year' },
  true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' },
  draft: { zh: '草稿', en: 'draft' }, locked: { zh: '名单锁定', en: 'list locked' }, computed: { zh: '已计算', en: 'computed' }, submitted: { zh: '待审核', en: 'to be reviewed' }, reviewed: { zh: '已审核', en: 'reviewed' }, approved: { zh: '已审批', en: 'approved' },
  paying: { zh: '发放中', en: 'paying' }, paid: { zh: '已发放', en: 'paid' }, closed: { zh: '已关闭', en: 'closed' }, voided: { zh: '已作废', en: 'void' }, active: { zh: '在用', en: 'active' }, disabled: { zh: '已停用', en: 'disabled' }, ended: { zh: '已停办', en: 'ended' },
};

/** Kinds of papers, whatever they hang on. */
const PAPERS: Readonly<Record<string, Word>> = Object.assign({}, ...Object.values(OWNER_KINDS).map((kind) => kind.labels)) as Record<string, Word>;

/** Only for checks by machine: they say nothing to a reader and would push the rest out of sight. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['version', 'fingerprint', 'versionId', 'sha256']);

/** 'batch:12' → '批次 12'. */
export function subjectText(subject: string, language: Language): string {
  const [kind = '', ...rest] = subject.split(':');
  const word = Object.hasOwn(SUBJECTS, kind) ? SUBJECTS[kind]?.[language] : undefined;
  return word === undefined ? subject : [word, rest.join(':')].join(' ').trim();
}

/** What somebody typed to find a subject, as the log keeps it: '批次 12', 'Batch 12' and 'batch:12' are the same. */
export function typedSubject(text: string): string {
  const typed = text.trim();
  const known = Object.entries(SUBJECTS).flatMap(([kind, word]) => [word.zh, word.en.toLowerCase(), kind].map((each) => ({ kind, word: each })));
  const found = known.toSorted((a, b) => b.word.length - a.word.length).find(({ word }) => typed.toLowerCase().startsWith(word.toLowerCase()));
  if (found === undefined) return typed;
  const rest = typed.slice(found.word.length).replace(/^[\s:：#]+/, '');
  return rest === '' ? found.kind : `${found.kind}:${rest}`;
}

function valueText(key: string, value: string | number | boolean, language: Language): string {
  if (key.endsWith('Fen') && typeof value === 'number') return formatYuan(fen(value));
  const text = String(value);
  if (key === 'label') return PAPERS[text]?.[language] ?? text;
  if (key === 'changeKind') return (CHANGE_KIND_WORDS as Readonly<Record<string, Word>>)[text]?.[language] ?? text;
  if (key === 'changeAct') return (CHANGE_ACT_WORDS as Readonly<Record<string, Word>>)[text]?.[language] ?? text;
  if (key === 'roles') return text.split(' ').map((each) => ROLES.find((role) => role === each)).flatMap((role) => (role === undefined ? [] : [roleWords[language][role]])).join('、');
  return (Object.hasOwn(VALUES, text) ? VALUES[text]?.[language] : undefined) ?? text;
}

/** The details in one line. */
export function detailText(detail: Readonly<Record<string, string | number | boolean | null>>, language: Language): string {
  return Object.entries(detail)
    .flatMap(([key, value]) => {
      if (value === null || value === '' || NOT_SHOWN.has(key)) return [];
      const word = Object.hasOwn(DETAILS, key) ? DETAILS[key]?.[language] : undefined;
      return [`${word ?? key} ${valueText(key, value, language)}`];
    })
    .join(language === 'zh' ? '；' : '; ');
}
