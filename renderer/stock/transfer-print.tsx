/** 调拨单 on paper, in Chinese: signed where the goods leave and where they come to. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatQuantity } from '#shared/quantity.ts';

/** /print/stock-transfer/:transferId */
export function TransferPrint() {
  const { transferId = '' } = useParams();
  const { data, error } = useDocument('stock.printTransfer', { transferId: id<'stockTransfer'>(Number(transferId) || 1) });
  const transfer = data?.transfer;
  return (
    <PrintPage title="物资调拨单" ready={transfer !== undefined} error={error ?? null}
      subtitle={transfer !== undefined && <><span>{data?.communityName}</span><span>{`${transfer.transferNo}　调出：${transfer.fromName}　调入：${transfer.toName}`}</span><span>{formatDayChinese(transfer.movedOn)}</span></>}>
      {transfer !== undefined && (
        <>
          <table className="print-table">
            <thead><tr><th>序号</th><th>编号</th><th>名称</th><th>规格</th><th>单位</th><th>数量</th><th style={{ width: '40mm' }}>备注</th></tr></thead>
            <tbody>{transfer.lines.map((line, at) => <tr key={line.itemId}><td>{at + 1}</td><td>{line.code}</td><td>{line.name}</td><td>{line.spec}</td><td>{line.unit}</td><td className="number">{formatQuantity(line.quantityCenti)}</td><td aria-label="备注" /></tr>)}</tbody>
          </table>
          {transfer.note !== '' && <p>说明：{transfer.note}</p>}
          <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: '8mm' }}><span>经办人：{transfer.by}</span><span>调出人：＿＿＿＿＿＿</span><span>调入人：＿＿＿＿＿＿</span></div>
        </>
      )}
    </PrintPage>
  );
}
