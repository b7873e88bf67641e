import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatMonthChinese, month } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';

/** 付款清单: one invoice with its people, the sum in capitals, for the signatures under the voucher. */
export function ProviderPrint() {
  const { paymentId = '' } = useParams();
  const { data, error } = useDocument('providers.sheet', { paymentId: id<'providerPayment'>(Number(paymentId) || 1) });
  return (
    <PrintPage title={data === undefined ? '付款清单' : `${data.programmeName}付款清单`} ready={data !== undefined} error={error ?? null}
      subtitle={data === undefined ? undefined : <><span>{`${formatMonthChinese(month(data.benefitMonth))}　批次 ${data.batchNo}`}</span><span>单位：元</span></>}>
      {data !== undefined && (
        <>
          <table className="print-table provider-head">
            <tbody>
              <tr><th>收款单位</th><td>{data.providerName}</td><th>信用代码</th><td>{data.creditCode ?? ''}</td></tr>
              <tr><th>开户行</th><td>{data.bankName}</td><th>账号</th><td>{data.accountMasked}</td></tr>
              <tr><th>发票号码</th><td>{data.invoiceNo}</td><th>开票日期</th><td>{data.invoicedOn}</td></tr>
              <tr><th>付款金额</th><td>{`${data.amountInCapitals}（￥${formatYuan(data.amountFen)}）`}</td><th>付款日期</th><td>{data.paidOn}</td></tr>
              {data.note !== '' && <tr><th>备注</th><td colSpan={3}>{data.note}</td></tr>}
            </tbody>
          </table>
          <table className="print-table">
            <thead><tr><th>序号</th><th>姓名</th><th>户主</th><th>网格</th><th>身份证号</th><th>金额</th><th>备注</th></tr></thead>
            <tbody>
              {data.lines.map((line) => (
                <tr key={line.lineNo}>
                  <td className="centre">{line.lineNo}</td>
                  <td className="whole">{line.name}</td>
                  <td className="whole">{line.headName}</td>
                  <td>{line.gridName}</td>
                  <td className="whole">{line.idNumberMasked}</td>
                  <td className="number">{formatYuan(line.amountFen)}</td>
                  <td>{line.returned ? '已退回' : ''}</td>
                </tr>
              ))}
            </tbody>
            <tfoot><tr><td colSpan={5}>{`合计　${data.persons} 人　大写：${data.amountInCapitals}`}</td><td className="number">{formatYuan(data.amountFen)}</td><td aria-label="空" /></tr></tfoot>
          </table>
          <div className="signers"><span>{`经办：${data.maker}`}</span><span>{`审核：${data.reviewer ?? ''}`}</span><span>{`审批：${data.approver ?? ''}`}</span><span>{`付款：${data.by}`}</span><span>单位确认（盖章）：</span></div>
        </>
      )}
    </PrintPage>
  );
}
