import { fillIn } from '#renderer/i18n/fill-in.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese } from '#shared/days.ts';
import { formatYuan, type Fen } from '#shared/money.ts';
import { forecastWords } from './forecast-words.ts';
import { stageText } from './school-end-text.ts';

const w = forecastWords.zh;
/** Whole yuan without decimals: twelve months beside each other. */
const short = (amountFen: Fen): string => formatYuan(amountFen).replace(/\.00$/, '');
const moves = ({ joined, left, changed }: { joined: number; left: number; changed: number }): string => [joined > 0 ? `增${joined}` : '', left > 0 ? `减${left}` : '', changed > 0 ? `变${changed}` : ''].filter((part) => part !== '').join(' ');

/** 待遇预测表: twelve months of money and people, the year beside its budget; A4 across. */
export function ForecastPrint() {
  const { data, error } = useDocument('forecast.year', {});
  const heads = data?.months.map((month, at) => (at === 0 || month.endsWith('-01') ? `${month.slice(2, 4)}年${Number(month.slice(5))}月` : `${Number(month.slice(5))}月`)) ?? [];
  return (
    <PrintPage title="待遇预测表" landscape ready={data !== undefined} error={error ?? null} subtitle={data === undefined ? undefined : <><span>{`按 ${formatDayChinese(data.asOf)}的资料和现行规则推算`}</span><span>单位：元、人</span></>}>
      {data !== undefined && (
        <>
          <table className="print-table forecast-sheet">
            <thead><tr><th>{w.programme}</th>{heads.map((head, at) => <th key={data.months[at]}>{head}</th>)}<th>合计</th></tr></thead>
            <tbody>
              {data.programmes.map((each) => (
                <tr key={each.programmeId}>
                  <td>{`${each.code} ${each.name}`}</td>
                  {each.cells.map((cell) => <td key={cell.month} className="number">{cell.pays ? short(cell.amountFen) : '—'}<br /><small>{`${cell.persons}人${moves(cell) === '' ? '' : ` ${moves(cell)}`}`}</small></td>)}
                  <td className="number">{short(each.sumFen)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot><tr><th>合计</th>{data.totals.months.map((each) => <td key={each.month} className="number">{short(each.amountFen)}</td>)}<td className="number">{short(data.totals.sumFen)}</td></tr></tfoot>
          </table>
          <h3>{`${data.totals.year.year}年与预算`}</h3>
          <table className="print-table">
            <thead><tr><th>{w.programme}</th><th>{w.approved}</th><th>{w.forecast}</th><th>{w.expected}</th><th>{w.budget}</th><th>{w.left}</th></tr></thead>
            <tbody>
              {[...data.programmes.map((each) => ({ name: `${each.code} ${each.name}`, year: each.year })), { name: w.total, year: data.totals.year }].map(({ name, year }) => (
                <tr key={name}><td>{name}</td><td className="number">{formatYuan(year.approvedFen)}</td><td className="number">{formatYuan(year.forecastFen)}</td><td className="number">{formatYuan(year.expectedFen)}</td><td className="number">{year.budgetFen === null ? w.noBudget : formatYuan(year.budgetFen)}</td><td className="number">{year.leftFen === null ? '' : formatYuan(year.leftFen)}</td></tr>
              ))}
            </tbody>
          </table>
          <p className="forecast-notes">
            {data.schoolEnds.length > 0 && fillIn(w.schoolEnds, { n: data.schoolEnds.reduce((sum, each) => sum + each.persons, 0), stages: data.schoolEnds.map(({ stage, years, persons }) => fillIn(w.schoolEnd, { stage: stageText(stage, 'zh'), years, n: persons })).join('、') })}
            {data.claims.length > 0 && `按应发事项发放的项目不推算，最近十二个月实际：${data.claims.map((each) => `${each.name} ${each.payments} 人次 ${formatYuan(each.amountFen)} 元`).join('；')}。`}
          </p>
          <div className="signers"><span>制表：</span><span>审核：</span><span>主任：</span><span>日期：　　　年　　月　　日</span></div>
        </>
      )}
    </PrintPage>
  );
}
