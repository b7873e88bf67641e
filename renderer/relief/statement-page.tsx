/** 基金收支表: tied to the fund's account and to its bank account, red where it breaks. */
import { Link } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { fen, formatYuan } from '#shared/money.ts';
import type { FundStatement, ReliefFund } from '#shared/relief/contract.ts';
import { IN_COLUMNS, OUT_COLUMNS } from '#shared/relief/statement.ts';
import { FundChoice, usePeriod, WithFund } from './fund-choice.tsx';
import { reliefWords } from './words.ts';

function Sums({ data }: { data: FundStatement }) {
  const t = useWords(reliefWords);
  const row = (label: string, value: FundStatement['openingFen'], strong = false) => <tr key={label}><td>{strong ? <strong>{label}</strong> : label}</td><td className="number">{strong ? <strong><MoneyText fen={value} /></strong> : <MoneyText fen={value} />}</td></tr>;
  return (
    <section className="card" aria-label={t('statement')}>
      <table className="plain-table" style={{ maxWidth: '34rem' }}>
        <thead><tr><th>{t('column')}</th><th className="number">{t('amount')}</th></tr></thead>
        <tbody>
          {row(t('opening'), data.openingFen, true)}
          {IN_COLUMNS.map((column) => row(`${t('+')} ${t(column)}`, data.columns[column]))}
          {OUT_COLUMNS.map((column) => row(`${t('-')} ${t(column)}`, data.columns[column]))}
          {row(t('closing'), data.closingFen, true)}
        </tbody>
      </table>
    </section>
  );
}

function Ties({ data }: { data: FundStatement }) {
  const t = useWords(reliefWords);
  const { fund } = data;
  const tie = (label: string, value: FundStatement['accountFen'], ties: boolean, difference: number) => (
    <tr><td>{label}</td><td className="number"><MoneyText fen={value} /></td><td><StatusTag tone={ties ? 'good' : 'bad'}>{ties ? t('ties') : t('tiesNot', { amount: formatYuan(fen(difference)) })}</StatusTag></td></tr>
  );
  return (
    <section className="card" aria-label={t('ties')}>
      <table className="plain-table" style={{ maxWidth: '44rem' }}>
        <tbody>
          <tr><td>{t('closing')}</td><td className="number"><MoneyText fen={data.closingFen} /></td><td className="muted">{t('tieHint')}</td></tr>
          {tie(t('tieAccount', { name: `${fund.fundAccountCode} ${fund.fundAccountName}` }), data.accountFen, data.accountTies, data.accountFen - data.closingFen)}
          {data.owedFen !== 0 && <tr><td>{t('owed')}</td><td className="number"><MoneyText fen={data.owedFen} /></td><td>&nbsp;</td></tr>}
          {tie(t('tieBank', { name: `${fund.moneyAccountCode} ${fund.moneyAccountName}` }), data.bankFen, data.bankTies, data.bankFen - data.closingFen - data.owedFen)}
        </tbody>
      </table>
      {(data.unposted > 0 || data.toConfirm > 0) && <p className="muted">{data.unposted > 0 && t('unposted', { n: data.unposted })}　{data.toConfirm > 0 && t('toConfirm', { n: data.toConfirm })}</p>}
    </section>
  );
}

function Lines({ data }: { data: FundStatement }) {
  const t = useWords(reliefWords);
  const isOut = (column: string): boolean => (OUT_COLUMNS as readonly string[]).includes(column);
  return (
    <section className="card" aria-label={t('moves')}>
      <table className="plain-table">
        <thead><tr><th>{t('day')}</th><th>{t('column')}</th><th>{t('text')}</th><th>{t('voucher')}</th><th className="number">{t('inSum')}</th><th className="number">{t('outSum')}</th><th className="number">{t('balance')}</th></tr></thead>
        <tbody>
          {data.lines.map((line, n) => (
            <tr key={`${line.voucherId}-${line.column}-${n}`}>
              <td className="figures">{line.day}</td><td>{t(line.column)}</td><td>{line.text}</td><td>{line.voucherId === null ? '' : <Link to={`/ledger/vouchers/${line.voucherId}`}>{line.voucherNo}</Link>}</td>
              <td className="number">{isOut(line.column) ? '' : <MoneyText fen={line.amountFen} />}</td><td className="number">{isOut(line.column) ? <MoneyText fen={line.amountFen} /> : ''}</td><td className="number"><MoneyText fen={line.balanceFen} /></td>
            </tr>
          ))}
          {data.lines.length === 0 && <tr><td colSpan={7} className="muted">{t('noLines')}</td></tr>}
        </tbody>
      </table>
    </section>
  );
}

function Statement({ fund }: { fund: ReliefFund }) {
  const t = useWords(reliefWords);
  const mayPrint = useMay('relief.print');
  const { from, to, bar } = usePeriod();
  const { data, error } = useCall('relief.statement', { fundId: fund.fundId, from, to }, { keepLast: true });
  return (
    <PageFrame title={t('statement')} subtitle={<><FundChoice fund={fund} />　<span className="muted">{t('unitYuan')}</span></>} actions={mayPrint && <PrintButton to={`/print/relief-statement/${fund.fundId}/${from}/${to}`} label={t('printStatement')} />}>
      <RefusalAlert error={error} />
      <div className="scroll-cards">{bar}{data !== undefined && <><Sums data={data} /><Ties data={data} /><Lines data={data} /></>}</div>
    </PageFrame>
  );
}

export function StatementPage() {
  const t = useWords(reliefWords);
  return <WithFund title={t('statement')}>{(fund) => <Statement key={fund.fundId} fund={fund} />}</WithFund>;
}
