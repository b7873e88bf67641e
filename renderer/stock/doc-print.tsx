/** 入库单, 出库单 and 盘点表 on paper, in Chinese. A sheet that is not counted yet has an empty column for the hand. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { fen, formatYuan } from '#shared/money.ts';
import { formatQuantity } from '#shared/quantity.ts';
import type { StockDoc } from '#shared/stock/contract.ts';
import { statusOf } from './stock-page.tsx';
import { stockWords } from './words.ts';

const TITLES = { in: '物资入库单', out: '物资出库单', count: '库存物资盘点表' } as const;

function CountTable({ doc }: { doc: StockDoc }) {
  return (
    <table className="print-table">
      <thead><tr><th>序号</th><th>编号</th><th>名称</th><th>规格</th><th>单位</th><th>账面数</th><th style={{ width: '22mm' }}>实盘数</th><th style={{ width: '22mm' }}>盘盈（+）盘亏（−）</th><th style={{ width: '40mm' }}>差异原因</th></tr></thead>
      <tbody>
        {doc.lines.map((line, at) => {
          const difference = line.countedCenti === null ? null : line.countedCenti - line.quantityCenti;
          return (
            <tr key={line.itemId} style={{ height: '9mm' }}>
              <td>{at + 1}</td><td>{line.code}</td><td>{line.name}</td><td>{line.spec}</td><td>{line.unit}</td><td className="number">{formatQuantity(line.quantityCenti)}</td>
              <td className="number">{line.countedCenti === null ? '' : formatQuantity(line.countedCenti)}</td><td className="number">{difference === null ? '' : difference === 0 ? '相符' : `${difference > 0 ? '+' : ''}${formatQuantity(difference)}`}</td><td>{line.reason}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function GoodsTable({ doc }: { doc: StockDoc }) {
  const amount = fen(Math.abs(doc.amountFen));
  return (
    <>
      <table className="print-table">
        <thead><tr><th>序号</th><th>编号</th><th>名称</th><th>规格</th><th>单位</th><th>数量</th><th>金额</th></tr></thead>
        <tbody>
          {doc.lines.map((line, at) => (
            <tr key={line.itemId}><td>{at + 1}</td><td>{line.code}</td><td>{line.name}</td><td>{line.spec}</td><td>{line.unit}</td><td className="number">{formatQuantity(line.quantityCenti)}</td><td className="number">{line.amountFen === null ? '' : formatYuan(fen(Math.abs(line.amountFen)))}</td></tr>
          ))}
          {amount !== 0 && <tr style={{ fontWeight: 700 }}><td colSpan={6}>合计</td><td className="number">{formatYuan(amount)}</td></tr>}
        </tbody>
      </table>
      {amount !== 0 && <p>金额（大写）：{amountInCapitals(amount)}</p>}
      {doc.note !== '' && <p>说明：{doc.note}</p>}
    </>
  );
}

/** /print/stock-paper/:docId */
export function DocPrint() {
  const { docId = '' } = useParams();
  const { data, error } = useDocument('stock.printDoc', { docId: id<'stockDoc'>(Number(docId) || 1) });
  const doc = data?.doc;
  return (
    <PrintPage title={doc === undefined ? stockWords.zh.stock : TITLES[doc.kind]} ready={doc !== undefined} error={error ?? null}
      subtitle={doc !== undefined && <><span>{data?.communityName}</span><span>{`${doc.docNo}${doc.status === 'accepted' ? '' : `（${stockWords.zh[statusOf(doc)]}）`}${doc.supplier === '' ? '' : `　供货单位：${doc.supplier}　票据：${doc.invoiceNo}`}${doc.pointName === '' ? '' : `　发放点：${doc.pointName}`}`}</span><span>{formatDayChinese(doc.movedOn)}</span></>}>
      {doc !== undefined && (
        <>
          {doc.kind === 'count' ? <CountTable doc={doc} /> : <GoodsTable doc={doc} />}
          <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: '8mm' }}>
            <span>{doc.kind === 'count' ? '盘点人' : '经办人'}：{doc.status === 'entered' && doc.kind === 'count' ? '＿＿＿＿＿＿' : doc.enteredBy}</span>
            <span>{doc.kind === 'count' ? '监盘（审批）人' : '验收人'}：{doc.acceptedBy ?? '＿＿＿＿＿＿'}</span>
            <span>保管人：＿＿＿＿＿＿</span>
          </div>
        </>
      )}
    </PrintPage>
  );
}
