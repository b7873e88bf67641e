/** The roster (§5.6) as data for the print, and as a workbook. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { formatMonths } from '#shared/days.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { LineStatus } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import { groupBy } from '#shared/group-by.ts';
import { formatYuan, sumFen } from '#shared/money.ts';
import { formatBenefitPeriod } from '#shared/welfare/programme.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { xlsxBytes, type CellValue, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { readProgramme } from '#electron/welfare/versions.ts';
import { showBatchRow } from './batches.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { basketsOf, goodsOfLineText, withClaims } from './goods.ts';
import { readBatch } from './move-batch.ts';
import { goesTo, nameOfPoint, ON_ROSTER, readIssue, readPageCodes, type IssueRow } from './roster-issues.ts';
import { readSupplementMonths } from './supplement.ts';

type Roster = OutputOf<typeof disbursementContract.roster>;
type Row = Roster['rows'][number];

async function readRows(context: QueryContext, { id: batchId, versionId }: Pick<BatchRow, 'id' | 'versionId'>, whole: boolean, of: readonly LineStatus[] | IssueRow): Promise<Row[]> {
  const { db, vault } = context;
  const listed = db.selectFrom('batchLines').selectAll().where('batchId', '=', batchId).orderBy('lineNo');
  // The lines of a printing stay on it, whatever became of them since.
  const lines = await ('issueNo' in of ? listed.where('id', 'in', db.selectFrom('rosterPageLines').select('lineId').where('issueId', '=', of.id)) : listed.where('status', 'in', of)).execute();
  const baskets = await basketsOf(db, { versionId });
  const claimsOf = new Map((baskets.length === 0 ? [] : await withClaims(db, batchId, lines.map(({ id: lineId }) => ({ lineId })))).map((line) => [line.lineId as number, line.claimFens]));
  const supplemented = groupBy(await readSupplementMonths(db, { batchId }), (row) => row.lineId);
  return lines.map((line) => ({
    lineNo: line.lineNo, gridName: line.gridName, buildingName: line.buildingName, headName: line.headName, name: line.name, sex: line.sex, age: line.age,
    idNumber: whole && line.idNumberSealed !== null ? vault.unseal('residents.idNumber', line.residentId, line.idNumberSealed) : line.idNumberMasked,
    standardFen: line.standardFen, months: line.months, amountFen: line.amountFen, goods: goodsOfLineText(baskets, { ...line, claimFens: claimsOf.get(line.id) }),
    account: whole && line.accountSealed !== null && line.bankAccountId !== null ? vault.unseal('bankAccounts.number', line.bankAccountId, line.accountSealed) : line.accountMasked,
    bankName: line.bankName, status: line.status, statusReason: line.statusReason, proxyName: line.proxyName, proxyRelation: line.proxyRelation,
    remark: [
      line.setOffFen > 0 ? `扣回多发${formatYuan(line.setOffFen)}` : '', (supplemented.get(line.id) ?? []).length > 0 ? `补${formatMonths(supplemented.get(line.id)!.map((m) => m.month), 'zh')}` : '',
      line.origin === 'manual' ? '手工增加' : '', line.holderName !== line.name && line.bankAccountId !== null ? `户名：${line.holderName}` : '',
    ].filter((part) => part !== '').join('；'),
  }));
}

/** All columns of the roster in its order; numbers whole only for the voucher's attachment (`whole`). */
export async function readRoster(context: QueryContext, input: InputOf<typeof disbursementContract.roster>): Promise<Roster> {
  const { db, office } = context;
  const batch = await showBatchRow(db, input.batchId);
  const { purpose, name, period } = await readProgramme(db, batch.programmeId);
  const issue = input.issueId === null ? null : await readIssue(db, input.issueId);
  if (issue !== null && issue.batchId !== input.batchId) throw new AppError('not_found', { what: 'rosterIssue', id: String(input.issueId) });
  // A printing has its lines already, whichever grids its point has been given since.
  const goesHere = await goesTo(db, issue === null ? input.pointId : null);
  const rows = (await readRows(context, await readBatch(db, input.batchId), input.whole, issue ?? (input.onlyToPay ? ['toPay'] : ON_ROSTER))).filter(goesHere);
  const totalFen = sumFen(rows.map((row) => row.amountFen));
  return {
    batch, pointName: await nameOfPoint(db, issue === null ? input.pointId : issue.pointId), communityName: office.communityName, practice: office.practice, purpose: purpose === '' ? name : purpose, period: formatBenefitPeriod(batch.benefitMonth, period), maker: batch.maker, reviewer: batch.reviewer, approver: batch.approver, rows, persons: rows.length, totalFen,
    totalInCapitals: amountInCapitals(totalFen),
    issue: issue === null ? null : { issueId: issue.id, issueNo: issue.issueNo, kind: issue.kind, size: issue.size, byGrid: issue.byGrid === 1, pages: await readPageCodes(context, db, batch, issue) },
  };
}

const STATUS_WORDS: Readonly<Record<LineStatus, string>> = { toPay: '待发', held: '暂缓', removed: '移出', sent: '已报盘', paid: '已发', partPaid: '部分发放', failed: '失败', returned: '已退回', cancelled: '停发' };
const SEX_WORDS: Readonly<Record<string, string>> = { 1: '男', 2: '女' };

const COLUMNS: readonly Column[] = [
  { header: '序号', width: 6, kind: 'number' }, { header: '网格', width: 14, kind: 'text' }, { header: '楼栋', width: 10, kind: 'text' }, { header: '户主', width: 10, kind: 'text' }, { header: '姓名', width: 10, kind: 'text' },
  { header: '性别', width: 6, kind: 'text' }, { header: '年龄', width: 6, kind: 'number' }, { header: '身份证号', width: 22, kind: 'text' }, { header: '标准', width: 12, kind: 'money' }, { header: '月数', width: 6, kind: 'number' },
  { header: '金额', width: 12, kind: 'money' }, { header: '银行账号', width: 24, kind: 'text' }, { header: '开户行', width: 18, kind: 'text' }, { header: '发放结果', width: 10, kind: 'text' }, { header: '原因', width: 20, kind: 'text' },
  { header: '代领人及关系', width: 16, kind: 'text' }, { header: '备注', width: 16, kind: 'text' },
];

/** The batch as .xlsx, every line with its state; IDs and accounts are text. */
export async function exportBatchXlsx(context: QueryContext, input: InputOf<typeof disbursementContract.exportXlsx>): Promise<OutputOf<typeof disbursementContract.exportXlsx>> {
  const batch = await readBatch(context.db, input.batchId);
  const programme = await readProgramme(context.db, batch.programmeId);
  const rows = await readRows(context, batch, input.whole, [...ON_ROSTER, 'held', 'removed', 'cancelled']);
  const cells = rows.map((row): CellValue[] => [
    row.lineNo, row.gridName, row.buildingName, row.headName, row.name, SEX_WORDS[row.sex] ?? '', row.age, row.idNumber, row.standardFen, row.months, row.amountFen, row.account, row.bankName,
    STATUS_WORDS[row.status], row.statusReason, row.proxyName === null ? '' : `${row.proxyName}${row.proxyRelation === null ? '' : `（${row.proxyRelation}）`}`, [row.goods, row.remark].filter((part) => part !== '').join('；'),
  ]);
  const counted = rows.filter((row) => ON_ROSTER.includes(row.status));
  const title = `${context.office.communityName}${formatBenefitPeriod(batch.benefitMonth, programme.period)}${programme.name}发放明细（${batch.batchNo}）`;
  const bytes = await xlsxBytes({
    sheets: [{
      name: '发放明细', title, columns: COLUMNS, rows: cells, freezeHeader: true,
      totals: ['合计', '', '', '', `${counted.length}人`, '', null, '', null, null, sumFen(counted.map((row) => row.amountFen)), '', '', '', '', '', ''],
    }],
  });
  return context.files.put(`${batch.batchNo}.xlsx`, bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
}
