import { Link } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { localDayAndTime } from '#shared/days.ts';
import { apart } from './answer-counts.ts';
import { RadarPanel } from './radar-panel.tsx';
import { effectWords, stepWords, batchStatusWords } from './status-words.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

function Exports({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  return (
    <section className="card">
      <h2>{t('exports')}</h2>
      {batch.exports.length === 0 ? (
        <p className="muted">{t('noExports')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('run')}</th>
              <th>{t('fileName')}</th>
              <th className="number">{t('persons')}</th>
              <th className="number">{t('amount')}</th>
              <th>{t('who')}</th>
              <th>{t('when')}</th>
              <th>{t('reason')}</th>
              <th>SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {batch.exports.map((file) => (
              <tr key={file.exportId}>
                <td className="figures">{`${file.runNo}-${file.partNo}`}</td>
                <td>{file.fileName}</td>
                <td className="number">{file.lineCount}</td>
                <td className="number"><MoneyText fen={file.totalFen} /></td>
                <td>{file.userName}</td>
                <td className="figures">{localDayAndTime(file.at)}</td>
                <td>{file.reason}</td>
                <td className="figures" title={file.sha256}>{file.sha256.slice(0, 12)}…</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Results({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  return (
    <section className="card">
      <h2>{t('results')}</h2>
      {batch.results.length === 0 ? (
        <p className="muted">{t('noResults')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('fileName')}</th>
              <th className="number">{t('r_paid')}</th>
              <th className="number">{t('amount')}</th>
              <th className="number">{t('r_partPaid')}</th>
              <th className="number">{t('amount')}</th>
              <th className="number">{t('r_failed')}</th>
              <th className="number">{t('amount')}</th>
              <th className="number">{t('r_unknown')}</th>
              <th>{t('who')}</th>
              <th>{t('when')}</th>
            </tr>
          </thead>
          <tbody>
            {batch.results.map((file) => [file, apart(file)] as const).map(([file, { full, part, failed }]) => (
              <tr key={file.resultId}>
                <td>{file.fileName}</td>
                <td className="number">{full.n}</td>
                <td className="number"><MoneyText fen={full.fen} /></td>
                <td className="number">{part.n}</td>
                <td className="number"><MoneyText fen={part.fen} blankZero /></td>
                <td className="number">{failed.n}</td>
                <td className="number"><MoneyText fen={failed.fen} blankZero /></td>
                <td className="number">{file.unknownCount}</td>
                <td>{file.userName}</td>
                <td className="figures">{localDayAndTime(file.at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** 银行往来: files sent and answers loaded. */
export function BankPanel({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  if (batch.payBy === 'cash') return <><EmptyPage title={t('cashBatch')} hint={t('cashBatchHint')} /><RadarPanel batch={batch} quiet /></>;
  return (
    <div className="scroll-cards">
      <RadarPanel batch={batch} />
      <Exports batch={batch} />
      <Results batch={batch} />
    </div>
  );
}

/** 凭证: what the batch has put into the books. */
export function VouchersPanel({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const language = useLanguage();
  const mayRead = useMay('ledger.read');
  if (batch.vouchers.length === 0) return <EmptyPage title={t('noVouchers')} hint={t('noVouchersHint')} />;
  return (
    <div className="scroll-cards">
      <section className="card">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('voucherNo')}</th>
              <th>{t('effect')}</th>
              <th className="number">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {batch.vouchers.map((voucher) => {
              const number = `${voucher.month} ${voucher.word}-${voucher.number ?? '…'}`;
              return (
                <tr key={voucher.voucherId}>
                  <td className="figures">{mayRead ? <Link to={`/ledger/vouchers/${voucher.voucherId}`}>{number}</Link> : number}</td>
                  <td>{effectWords[language][voucher.effect]}</td>
                  <td className="number"><MoneyText fen={voucher.amountFen} /></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** 经过: every step with who, when and what was said. */
export function HistoryPanel({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const language = useLanguage();
  return (
    <div className="scroll-cards">
      <section className="card">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('when')}</th>
              <th>{t('who')}</th>
              <th>{t('step')}</th>
              <th>{t('line')}</th>
              <th>{t('statusAfter')}</th>
              <th>{t('said')}</th>
            </tr>
          </thead>
          <tbody>
            {batch.decisions.toReversed().map((decision) => (
              <tr key={`${decision.at}-${decision.step}-${decision.lineNo}`}>
                <td className="figures">{localDayAndTime(decision.at)}</td>
                <td>{decision.userName}</td>
                <td>{stepWords[language][decision.step]}</td>
                <td>{decision.lineNo === null ? '' : `${decision.lineNo} ${decision.lineName ?? ''}`}</td>
                <td>{batchStatusWords[language][decision.toStatus]}</td>
                <td>{decision.comment}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
