import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import { MoneyText } from './money-text.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

const zh = { none: '还没有任何发放记录。名单锁定以后，这里就有。', year: '年度', programme: '项目', payments: '次数', paid: '实发', total: '合计', month: '所属月份', person: '姓名', batchNo: '批次', due: '应发', paidOn: '发放日期', unpaid: '未发', byYear: '按年合计', lines: '逐笔', print: '打印待遇发放清单' };
const en: Record<keyof typeof zh, string> = { none: 'Nothing was ever paid or listed yet. It stands here once a list is locked.', year: 'Year', programme: 'Programme', payments: 'Payments', paid: 'Paid', total: 'Total', month: 'Month', person: 'Name', batchNo: 'Batch', due: 'Due', paidOn: 'Paid on', unpaid: 'Not paid', byYear: 'By year', lines: 'Line by line', print: 'Print the list of benefits' };
const words = { zh, en } satisfies Words<keyof typeof zh>;

/** Everything given to one person or one household, all programmes together (F14). Names are shown for a household only. */
export function BenefitsPanel(of: { readonly residentId: ResidentId } | { readonly householdId: HouseholdId }) {
  const t = useWords(words);
  const mayPrint = useMay('disbursement.print');
  const { data, error } = useCall('disbursement.ofResident', of);
  const path = 'residentId' in of ? `resident/${of.residentId}` : `household/${of.householdId}`;
  if (data === undefined) return <RefusalAlert error={error} />;
  if (data.lines.length === 0) return <p className="muted">{t('none')}</p>;
  return (
    <>
      {mayPrint && <p><PrintButton to={`/print/benefits/${path}`} label={t('print')} /></p>}
      <table className="plain-table" aria-label={t('byYear')}>
        <thead><tr><th>{t('year')}</th><th>{t('programme')}</th><th className="number">{t('payments')}</th><th className="number">{t('paid')}</th></tr></thead>
        <tbody>{data.years.map((row) => <tr key={`${row.year} ${row.programmeName}`}><td>{row.year}</td><td>{row.programmeName}</td><td className="number">{row.payments}</td><td className="number"><MoneyText fen={row.paidFen} /></td></tr>)}</tbody>
        <tfoot><tr><th colSpan={3}>{t('total')}</th><td className="number"><MoneyText fen={data.paidFen} /></td></tr></tfoot>
      </table>
      <table className="plain-table" style={{ marginTop: '1rem' }} aria-label={t('lines')}>
        <thead><tr><th>{t('month')}</th>{'householdId' in of && <th>{t('person')}</th>}<th>{t('programme')}</th><th className="number">{t('due')}</th><th className="number">{t('paid')}</th><th>{t('paidOn')}</th><th>{t('batchNo')}</th></tr></thead>
        <tbody>
          {data.lines.map((line) => (
            <tr key={line.lineId}>
              <td>{line.benefitMonth}</td>{'householdId' in of && <td>{line.name}</td>}<td>{line.programmeName}</td><td className="number"><MoneyText fen={line.amountFen} /></td><td className="number"><MoneyText fen={line.paidFen} blankZero /></td>
              <td>{line.paidOn ?? t('unpaid')}</td><td><a href={`#/disbursement/${line.batchId}`}>{line.batchNo}</a></td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
