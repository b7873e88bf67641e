/** 年终结账表 on paper: income and its distribution, the closing vouchers, who answers for it. In Chinese: a document of the books. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, sumFen } from '#shared/money.ts';

const STATUS = { prepared: '已编制，未复核', confirmed: '已复核，未记账', posted: '已记账', discarded: '已作废', reversed: '已撤销' } as const;
const ROWS = [
  ['收入合计', 'incomeFen'], ['减：支出合计', 'expenseFen'], ['本年净收益', 'netFen'], ['加：年初未分配收益', 'openingUndistributedFen'], ['　　其他转入', 'lossCoverFen'], ['可分配收益', 'distributableFen'],
  ['减：提取公积公益金', 'reserveFen'], ['　　向成员分配', 'membersFen'], ['　　其他分配', 'othersFen'], ['年末未分配收益', 'closingUndistributedFen'],
] as const;

export function YearEndPrint() {
  const { yearEndId = '' } = useParams();
  const { data, error } = useDocument('closing.printYearEnd', { yearEndId: id<'yearEnd'>(Number(yearEndId)) });
  const run = data?.run;
  return (
    <PrintPage title={run === undefined ? '年终结账表' : `${run.year}年年终结账表`} ready={data !== undefined} error={error ?? null} subtitle={<><span>账套：{data?.accountSetName}</span><span>{run === undefined ? '' : STATUS[run.status]}</span><span>单位：元</span></>}>
      {run !== undefined && (
        <>
          <table className="print-table">
            <thead><tr><th>项目</th><th>金额</th></tr></thead>
            <tbody>{ROWS.map(([label, key]) => <tr key={key} style={/净收益|可分配|年末/.test(label) ? { fontWeight: 700 } : undefined}><td>{label}</td><td className="number">{formatYuan(run.plan.figures[key])}</td></tr>)}</tbody>
          </table>
          <p>决议：{run.choice.resolutionRef ?? '——'}　日期：{run.choice.resolvedOn === null ? '——' : formatDayChinese(run.choice.resolvedOn)}　方案公示：{run.choice.disclosedOn === null ? '——' : formatDayChinese(run.choice.disclosedOn)}</p>
          <table className="print-table">
            <thead><tr><th>凭证号</th><th>摘要</th><th>科目</th><th>借方</th><th>贷方</th></tr></thead>
            <tbody>
              {run.plan.steps.flatMap((step) => {
                const numbers = run.vouchers.filter((each) => each.step === step.key).map((each) => `${each.word}-${each.number}${each.reversal ? '(红)' : ''}`).join(' ');
                return [
                  ...step.lines.map((line, n) => <tr key={`${step.key}-${n}`}><td>{n === 0 ? numbers : ''}</td><td>{line.summary}</td><td>{line.accountCode} {line.accountName}</td><td className="number">{line.debitFen === 0 ? '' : formatYuan(line.debitFen)}</td><td className="number">{line.creditFen === 0 ? '' : formatYuan(line.creditFen)}</td></tr>),
                  <tr key={`${step.key}-total`} style={{ fontWeight: 700 }}><td colSpan={3}>合计</td><td className="number">{formatYuan(sumFen(step.lines.map((l) => l.debitFen)))}</td><td className="number">{formatYuan(sumFen(step.lines.map((l) => l.creditFen)))}</td></tr>,
                ];
              })}
            </tbody>
          </table>
          <p style={{ display: 'flex', justifyContent: 'space-between' }}><span>编制：{run.prepared.name}</span><span>复核：{run.confirmed?.name ?? '＿＿＿＿'}</span><span>记账：{run.posted?.name ?? '＿＿＿＿'}</span><span>单位负责人：＿＿＿＿</span></p>
        </>
      )}
    </PrintPage>
  );
}
