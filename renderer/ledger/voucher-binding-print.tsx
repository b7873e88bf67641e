/**
 * What a month's vouchers are bound with: the register (凭证登记簿), and a cover for each volume with unit, year, month, kind,
 * first and last number, count and the binder's seal (会计基础工作规范 art. 55). Printed in Chinese: documents of the books.
 */
import './voucher-binding-print.css';
import { useParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese, formatMonthChinese, monthSchema, type Month } from '#shared/days.ts';
import { id, type AccountSetId } from '#shared/ids.ts';
import type { VoucherCover } from '#shared/ledger/contract.ts';
import { formatYuan, sumFen } from '#shared/money.ts';

/** 记 is the one word of a set that does not tell receipts from payments. */
const WORD_NAMES: Readonly<Record<string, string>> = { 记: '记账凭证', 收: '收款凭证', 付: '付款凭证', 转: '转账凭证' };
const wordName = (word: string): string => WORD_NAMES[word] ?? `${word}字凭证`;
const four = (number: number): string => String(number).padStart(4, '0');

function useMonth(): { accountSetId: AccountSetId; month: Month } {
  const { accountSetId = '', month = '' } = useParams();
  return { accountSetId: id<'accountSet'>(Number(accountSetId)), month: monthSchema.parse(month) };
}

/** What an honest cover cannot leave out. */
function Warnings({ gaps, unposted }: { gaps: readonly { word: string; number: number }[]; unposted: number }) {
  const texts = [
    ...(gaps.length === 0 ? [] : [`断号：${gaps.slice(0, 20).map((gap) => `${gap.word}-${gap.number}`).join('、')}${gaps.length > 20 ? ` 等 ${gaps.length} 个` : ''}`]),
    ...(unposted === 0 ? [] : [`本月还有 ${unposted} 张凭证未记账，没有编号，未列入。`]),
  ];
  return texts.length === 0 ? null : <div className="binding-warning">{texts.join('　')}</div>;
}

export function VoucherRegisterPrint() {
  const { accountSetId, month } = useMonth();
  const { data, error } = useDocument('ledger.printVoucherRegister', { accountSetId, month });
  const rows = data?.rows ?? [];
  return (
    <PrintPage title="凭证登记簿" landscape ready={data !== undefined} error={error ?? null} subtitle={<><span>账套：{data?.accountSetName}</span><span>{formatMonthChinese(month)}</span><span>单位：元</span></>}>
      {data !== undefined && <Warnings gaps={data.gaps} unposted={data.unposted} />}
      <table className="print-table voucher-register">
        <thead><tr><th>凭证号</th><th>日期</th><th>摘要</th><th>金额</th><th>附单据</th><th>扫描件</th><th>制单</th><th>审核</th><th>记账</th><th>备注</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.voucherId}>
              <td>{row.word}-{four(row.number)}</td><td>{row.voucherDate}</td><td>{row.summary}</td>
              <td className="number" style={row.totalFen < 0 ? { color: '#c00' } : undefined}>{formatYuan(row.totalFen)}</td>
              <td className="number">{row.attachmentsCount}</td><td className="number">{row.scanCount === 0 ? '' : row.scanCount}</td>
              <td>{row.maker}</td><td>{row.reviewer}</td><td>{row.poster}</td><td aria-label="备注" />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={3}>合计　{rows.length} 张</th><td className="number">{formatYuan(sumFen(rows.map((row) => row.totalFen)))}</td>
            <td className="number">{rows.reduce((sum, row) => sum + row.attachmentsCount, 0)}</td><td className="number">{rows.reduce((sum, row) => sum + row.scanCount, 0)}</td><td colSpan={4} aria-label="备注" />
          </tr>
        </tfoot>
      </table>
      <div className="binding-signs"><span>会计主管：＿＿＿＿＿＿</span><span>装订人：＿＿＿＿＿＿</span><span>装订日期：＿＿＿＿年＿＿月＿＿日</span></div>
    </PrintPage>
  );
}

export function VoucherCoversPrint() {
  const { accountSetId, month } = useMonth();
  const { perVolume = '' } = useParams();
  const { officeName } = useOfficeState();
  const { data, error } = useDocument('ledger.printVoucherCovers', { accountSetId, month, perVolume: Number(perVolume) });
  return (
    <PrintPage title="凭证封面" bare ready={data !== undefined} error={error ?? null}>
      {data?.covers.length === 0 && <p>{formatMonthChinese(month)}没有已记账的凭证。</p>}
      {data?.covers.map((cover) => <Cover key={`${cover.word}${cover.volume}`} cover={cover} month={month} unit={`${officeName ?? ''}（${data.accountSetName}）`} warning={<Warnings gaps={data.gaps.filter((gap) => gap.word === cover.word)} unposted={data.unposted} />} />)}
    </PrintPage>
  );
}

function Cover({ cover, month, unit, warning }: { cover: VoucherCover; month: Month; unit: string; warning: React.ReactNode }) {
  const [year = '', monthNo = ''] = month.split('-');
  return (
    <section className="voucher-cover">
      <h1>会计凭证封面</h1>
      <table className="print-table">
        <tbody>
          <tr><th>单位名称</th><td colSpan={3}>{unit}</td></tr>
          <tr><th>年　　月</th><td>{year} 年 {Number(monthNo)} 月份</td><th>册　　次</th><td>第 {cover.volume} 册　共 {cover.volumes} 册</td></tr>
          <tr><th>凭证种类</th><td>{wordName(cover.word)}（{cover.word}字）</td><th>凭证张数</th><td>共 {cover.count} 张</td></tr>
          <tr><th>起讫号码</th><td colSpan={3}>自 {cover.word}字第 {four(cover.fromNumber)} 号　至　{cover.word}字第 {four(cover.toNumber)} 号</td></tr>
          <tr><th>起讫日期</th><td colSpan={3}>自 {formatDayChinese(cover.fromDay)}　至　{formatDayChinese(cover.toDay)}</td></tr>
          <tr><th>附件张数</th><td>共 {cover.attachments} 张（另订 ＿＿＿ 册）</td><th>扫描件</th><td>{cover.scans === 0 ? '无' : `${cover.scans} 份，存于本系统`}</td></tr>
          <tr className="tall"><th>备　　注</th><td colSpan={3}>{warning}</td></tr>
          <tr className="tall"><th>会计主管</th><td className="seal">（签章）</td><th>装 订 人</th><td className="seal">（签章）</td></tr>
          <tr><th>装订日期</th><td>＿＿＿＿年＿＿月＿＿日</td><th>保管期限</th><td>30 年</td></tr>
        </tbody>
      </table>
      <div className="cover-cut">骑缝处由装订人盖章</div>
    </section>
  );
}
