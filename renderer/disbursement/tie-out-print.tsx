import { useSearchParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { formatMonthChinese, monthSchema, type Month } from '#shared/days.ts';
import type { TieLeg } from '#shared/disbursement/paying-contract.ts';
import { formatYuan } from '#shared/money.ts';
import { batchStatusWords } from './status-words.ts';

/** The papers of the committee are Chinese whatever the language of the screen. */
const STATES = { ok: '相符', waiting: '待签字页', broken: '不符', notNeeded: '—' } as const;

const found = (legs: readonly TieLeg[], key: TieLeg['key']): TieLeg | undefined => legs.find((leg) => leg.key === key);
const monthOrNull = (text: string | null): Month | null => { const parsed = monthSchema.safeParse(text); return parsed.success ? parsed.data : null; };

function Sum({ leg, persons = false }: { leg: TieLeg | undefined; persons?: boolean }) {
  if (leg === undefined || leg.state === 'notNeeded') return <td className="centre">—</td>;
  return <td className={`number ${leg.state === 'broken' ? 'tie-broken' : ''}`}>{`${persons ? `${leg.foundPersons ?? ''}人 ` : ''}${formatYuan(leg.foundFen)}`}</td>;
}

/** /print/tie-out?from=2026-01&to=2026-09: the sheet an auditor reads from left to right. */
export function TieOutPrint() {
  const [params] = useSearchParams();
  const from = monthOrNull(params.get('from'));
  const to = monthOrNull(params.get('to'));
  const { data, error } = useCall('paying.tieOut', { fromMonth: from, toMonth: to });
  const period = `${from === null ? '建账起' : formatMonthChinese(from)}至${to === null ? '今' : formatMonthChinese(to)}`;
  return (
    <PrintPage title="发放对账表" landscape ready={data !== undefined} error={error} subtitle={<><span>{period}</span><span>{data === undefined ? '' : data.broken === 0 ? '全部相符' : `${data.broken} 个批次不符`}</span><span>单位：元</span></>}>
      {data !== undefined && (
        <>
          <table className="print-table">
            <thead>
              <tr><th>批次</th><th>项目</th><th>月份</th><th>状态</th><th>批准名单</th><th>银行或窗口发出</th><th>签字名册</th><th>账上计提</th><th>账上支付</th><th>账上出款</th><th>结果</th></tr>
            </thead>
            <tbody>
              {data.batches.map((batch) => (
                <tr key={batch.batchId}>
                  <td className="whole">{batch.batchNo}</td>
                  <td>{batch.programmeName}</td>
                  <td className="whole">{formatMonthChinese(batch.benefitMonth)}</td>
                  <td className="whole">{batchStatusWords.zh[batch.status]}</td>
                  <Sum leg={found(batch.legs, 'approved')} persons />
                  <Sum leg={found(batch.legs, 'out')} persons />
                  <Sum leg={found(batch.legs, 'signed') ?? found(batch.legs, 'invoice')} persons />
                  <Sum leg={found(batch.legs, 'accrued')} />
                  <Sum leg={found(batch.legs, 'paid')} />
                  <Sum leg={found(batch.legs, 'money')} />
                  <td className={`centre ${batch.state === 'broken' ? 'tie-broken' : ''}`}>{STATES[batch.state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <h2 className="sheet-part">按项目、月份合计</h2>
          <table className="print-table">
            <thead>
              <tr><th>项目</th><th>月份</th><th>批准</th><th>账上计提</th><th>发出</th><th>账上支付</th><th>结果</th></tr>
            </thead>
            <tbody>
              {data.months.map((month) => (
                <tr key={`${month.programmeId}-${month.month}`}>
                  <td>{month.programmeName}</td>
                  <td className="whole">{formatMonthChinese(month.month)}</td>
                  <td className="number">{formatYuan(month.amountFen)}</td>
                  <Sum leg={found(month.legs, 'accrued')} />
                  <td className="number">{formatYuan(month.paidFen)}</td>
                  <Sum leg={found(month.legs, 'paid')} />
                  <td className={`centre ${month.state === 'broken' ? 'tie-broken' : ''}`}>{STATES[month.state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="signers"><span>制表人：</span><span>会计：</span><span>村务监督委员会：</span><span>日期：　　　年　　月　　日</span></div>
        </>
      )}
    </PrintPage>
  );
}
