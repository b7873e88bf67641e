import { useParams, useSearchParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { day, formatDayChinese, formatMonthChinese, type Day } from '#shared/days.ts';
import type { WithheldPerson } from '#shared/disbursement/withholding-contract.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';

const BASES = { consent: '本人同意书', resolution: '决议' } as const;
/** Named one by one; a long run only as from and to. */
const MONTHS_NAMED = 6;
const monthsText = (months: WithheldPerson['parts'][number]['months']): string => {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  return months.length > MONTHS_NAMED ? `${formatMonthChinese(first)}至${formatMonthChinese(last)}共 ${months.length} 个月` : months.map(formatMonthChinese).join('、');
};

/** One person's letter: what he owes and from when, what is kept back now, what is left, and where to object by when. */
function Letter({ person, list, officeName, today }: { person: WithheldPerson; list: MethodOutput<'withholding.letters'>; officeName: string; today: Day }) {
  const others = [...new Set(person.parts.filter((part) => part.debtorName !== person.name).map((part) => part.debtorName))];
  return (
    <>
      <p>{`${person.name}（${person.address}）：`}</p>
      <p style={{ textIndent: '2em', lineHeight: 1.9 }}>
        {`您在“${list.programmeName}”（${formatMonthChinese(list.benefitMonth)}，批次 ${list.batchNo}）中应得人民币 ${formatYuan(person.dueFen)} 元。因下列多发的待遇还没有退清，本次从中扣回人民币${amountInCapitals(person.withheldFen)}（￥${formatYuan(person.withheldFen)}），实发 ${formatYuan(person.amountFen)} 元。`}
        {others.length > 0 && `其中${others.join('、')}的多发款，是您书面同意代为归还的。`}
      </p>
      <table className="print-table">
        <thead><tr><th>追回编号</th><th>谁的哪项待遇、哪几个月多发</th><th>多发金额（元）</th><th>扣回前尚欠（元）</th><th>本次扣回（元）</th><th>扣回后尚欠（元）</th><th>扣回依据</th></tr></thead>
        <tbody>
          {person.parts.map((part) => (
            <tr key={part.recoveryId}>
              <td>{part.recoveryId}</td><td>{`${part.debtorName}　${part.programmeName}　${monthsText(part.months)}`}</td>
              <td className="number">{formatYuan(part.amountFen)}</td><td className="number">{formatYuan(part.owedFen)}</td><td className="number">{formatYuan(part.withheldFen)}</td><td className="number">{formatYuan(part.leftFen)}</td>
              <td>{part.basis === null ? '' : `${BASES[part.basis]}（${part.ref ?? ''}）`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p style={{ textIndent: '2em', lineHeight: 1.9 }}>
        {`如有异议，请在收到本通知之日起五个工作日内（＿＿＿＿年＿＿月＿＿日以前）向${officeName}书面或当面提出。异议成立的，扣回的钱如数发还。`}
      </p>
      <div className="signers"><span>{`${list.communityName}（盖章）`}</span><span>{`日期：${formatDayChinese(today)}`}</span></div>
      <div className="signers"><span>收件人签字：＿＿＿＿＿＿</span><span>与本人关系：＿＿＿＿</span><span>送达日期：＿＿＿＿＿＿</span><span>送达人：＿＿＿＿＿＿</span></div>
    </>
  );
}

/** 扣回通知书, a page for each person: of one line, of those not told yet, or of everybody. */
export function WithholdingPrint() {
  const { batchId = '' } = useParams();
  const [params] = useSearchParams();
  const { today, officeName } = useOfficeState();
  const line = params.get('line');
  const { data, error } = useDocument('withholding.letters', { batchId: id<'batch'>(Number(batchId)), lineId: line === null ? null : id<'batchLine'>(Number(line)), onlyUntold: params.get('untold') === '1' });
  const title = '扣回通知书';
  return (
    <PrintPage title={title} bare ready={data !== undefined} error={error ?? null}>
      {data?.people.map((person, at) => (
        <section key={person.lineId} className={at === data.people.length - 1 ? '' : 'page-break'}>
          <header className="sheet-head"><div className="sheet-office">{officeName}</div><h1>{title}</h1><div className="sheet-subtitle">{`${data.batchNo}　第 ${person.lineNo} 号`}</div></header>
          <Letter person={person} list={data} officeName={officeName ?? ''} today={day(today)} />
        </section>
      ))}
    </PrintPage>
  );
}
