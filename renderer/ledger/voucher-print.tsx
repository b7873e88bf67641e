/**
 * Vouchers on paper: two to a sheet of A4, each with seven lines; blank lines are struck through by one diagonal
 * (会计基础工作规范 art. 51(6)). A longer voucher goes over several halves, numbered 1/3, 2/3, 3/3. Printed in Chinese whatever
 * the screen's language: it is a document of the books.
 */
import './voucher-print.css';
import { useParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import type { Voucher } from '#shared/ledger/contract.ts';
import { formatYuan, sumFen, type Fen } from '#shared/money.ts';
import { dimensionsOf } from './voucher-sheet.tsx';
import { ledgerWords } from './words.ts';
import { halvesOf, type VoucherHalf } from './voucher-halves.ts';

function PrintedAmount({ fen, zero = '' }: { fen: Fen; zero?: string }) {
  if (fen === 0) return <>{zero}</>;
  return <span className={fen < 0 ? 'red-letter' : undefined}>{formatYuan(fen)}</span>;
}

function Half({ half, officeName }: { half: VoucherHalf; officeName: string }) {
  const { voucher, lines, blank, part, parts } = half;
  const number = voucher.number === null ? '未记账' : String(voucher.number).padStart(4, '0');
  return (
    <section className="voucher-half">
      <h2>记账凭证</h2>
      <div className="voucher-half-head">
        <span>单位：{officeName}（{voucher.accountSetName}）</span>
        <span>{formatDayChinese(voucher.voucherDate)}</span>
        <span>{voucher.word}字第 {number} 号{parts > 1 ? ` ${part}/${parts}` : ''}</span>
      </div>
      <table className="print-table voucher-lines">
        <thead>
          <tr><th>摘要</th><th>会计科目</th><th>辅助核算</th><th>借方金额（元）</th><th>贷方金额（元）</th></tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineNo}>
              <td>{line.summary}</td>
              <td>{line.accountCode} {line.accountPath}</td>
              <td>{dimensionsOf(line)}</td>
              <td className="number"><PrintedAmount fen={line.debitFen} /></td>
              <td className="number"><PrintedAmount fen={line.creditFen} /></td>
            </tr>
          ))}
          {blank > 0 && (
            <tr className="voucher-blank" style={{ height: `${blank * 8}mm` }}>
              <td colSpan={5} className="voucher-strike" aria-label="空行注销">
                <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden><line x1="100" y1="0" x2="0" y2="100" stroke="#000" strokeWidth="0.3mm" vectorEffect="non-scaling-stroke" /></svg>
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            {part < parts ? <td colSpan={3}>过次页</td> : <td colSpan={3}>合计（大写）：{amountInCapitals(voucher.totalFen, { prefix: true })}</td>}
            <td className="number"><PrintedAmount fen={half.debitToHereFen} zero="0.00" /></td>
            <td className="number"><PrintedAmount fen={half.creditToHereFen} zero="0.00" /></td>
          </tr>
        </tfoot>
      </table>
      <div className="voucher-half-foot">
        <span>会计主管：＿＿＿</span>
        <span>记账：{voucher.poster?.name ?? '＿＿＿'}</span>
        <span>审核：{voucher.reviewer?.name ?? '＿＿＿'}</span>
        <span>出纳：＿＿＿</span>
        <span>制单：{voucher.maker.name}</span>
        <span>附单据 {voucher.attachmentsCount} 张</span>
      </div>
    </section>
  );
}

export function VoucherPrint() {
  const t = useWords(ledgerWords);
  const { officeName } = useOfficeState();
  const { voucherIds = '' } = useParams();
  const ids = voucherIds.split(',').filter((text) => /^\d+$/.test(text)).map((text) => id<'voucher'>(Number(text)));
  const vouchers = useCall('ledger.printVouchers', { voucherIds: ids }, { enabled: ids.length > 0 });
  const halves = (vouchers.data ?? []).flatMap((voucher: Voucher) => halvesOf(voucher, (lines, side) => sumFen(lines.map((line) => line[side]))));
  return (
    <PrintPage title={t('voucher')} bare ready={vouchers.data !== undefined} error={vouchers.error}>
      {halves.map((half) => <Half key={`${half.voucher.voucherId}-${half.part}`} half={half} officeName={officeName ?? ''} />)}
    </PrintPage>
  );
}
