/** 财务收支公开表 as it goes on the wall: money, income and expenses entry by entry, claims and debts, the other groups, signatures and dates. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese, formatMonthChinese } from '#shared/days.ts';
import type { Board, BoardContent } from '#shared/disclosure/contract.ts';
import { id } from '#shared/ids.ts';
import { fen, formatYuan, type Fen } from '#shared/money.ts';
import { disclosureWords } from './words.ts';

const { zh } = disclosureWords;
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
const WITH_ENTRIES = ['income', 'expense', 'distribution'];

function Amount({ amountFen, bold = false }: { amountFen: Fen; bold?: boolean }) {
  return <td className="number" style={{ fontWeight: bold ? 700 : 400, ...(amountFen < 0 ? { color: '#c00' } : {}) }}>{formatYuan(amountFen)}</td>;
}

function Money({ money }: { money: BoardContent['money'] }) {
  return (
    <table className="print-table">
      <thead><tr><th>项目</th><th>现金</th><th>银行存款</th><th>合计</th></tr></thead>
      <tbody>
        <tr><td>上期结余</td><Amount amountFen={money.openingCashFen} /><Amount amountFen={money.openingBankFen} /><Amount amountFen={fen(money.openingCashFen + money.openingBankFen)} /></tr>
        <tr><td>本期货币资金收入</td><td className="centre">—</td><td className="centre">—</td><Amount amountFen={money.inFen} /></tr>
        <tr><td>本期货币资金支出</td><td className="centre">—</td><td className="centre">—</td><Amount amountFen={money.outFen} /></tr>
        <tr><td>期末结余</td><Amount amountFen={money.closingCashFen} bold /><Amount amountFen={money.closingBankFen} bold /><Amount amountFen={fen(money.closingCashFen + money.closingBankFen)} bold /></tr>
      </tbody>
    </table>
  );
}

function Group({ group, numeral }: { group: BoardContent['groups'][number]; numeral: string }) {
  const entries = group.entries.length > 0 || WITH_ENTRIES.includes(group.group);
  return (
    <>
      <h2 style={{ fontSize: '1.1em', margin: '3mm 0 1mm', breakAfter: 'avoid' }}>{numeral}、{zh[group.group]}</h2>
      {entries && (
        <table className="print-table">
          <thead><tr><th style={{ width: '19mm' }}>日期</th><th style={{ width: '15mm' }}>凭证号</th><th style={{ width: '32mm' }}>项目</th><th>摘要</th><th style={{ width: '27mm' }}>金额</th><th style={{ width: '16mm' }}>经手人</th><th style={{ width: '16mm' }}>审核人</th></tr></thead>
          <tbody>
            {group.entries.map((entry, index) => <tr key={index}><td>{entry.day.slice(5)}</td><td>{entry.no}</td><td>{entry.item}</td><td>{entry.summary}</td><Amount amountFen={entry.amountFen} /><td className="centre">{entry.handledBy}</td><td className="centre">{entry.reviewedBy}</td></tr>)}
            <tr><th colSpan={4}>{group.entries.length === 0 ? '本月没有发生' : '合计'}</th><Amount amountFen={group.totalFen} bold /><td colSpan={2} className="centre">—</td></tr>
          </tbody>
        </table>
      )}
      {group.balances.length > 0 && <table className="print-table"><tbody>{group.balances.map((each) => <tr key={each.item}><td>{each.item}</td><Amount amountFen={each.amountFen} /></tr>)}</tbody></table>}
      {group.notes.map((note, index) => <div key={index}>{note.item}：{note.text}</div>)}
      {!entries && group.balances.length + group.notes.length === 0 && <div>本期无变化</div>}
    </>
  );
}

function Foot({ board }: { board: Board }) {
  return (
    <>
      <div style={{ marginTop: '3mm' }}>审核意见：{board.opinion ?? '＿＿＿＿＿＿＿＿＿＿＿＿'}</div>
      <div>公开地点：{board.place ?? '＿＿＿＿＿＿＿＿'}　公开日期：{board.postedOn === null ? '＿＿＿＿年＿＿月＿＿日' : formatDayChinese(board.postedOn)} 至 {board.dueDownOn === null ? '＿＿＿＿年＿＿月＿＿日' : formatDayChinese(board.dueDownOn)}（不少于 5 日）　监督电话：＿＿＿＿＿＿＿＿</div>
      <div>对公开内容有意见的，请自公开之日起 5 日内向村务监督委员会提出；5 日内答复。</div>
      <div className="signers"><span>制表：{board.maker}</span><span>会计：</span><span>监督委员会（民主理财）审核：{board.reviewer ?? ''}</span><span>负责人：</span></div>
      {board.fingerprint !== null && <div style={{ fontSize: '8pt', marginTop: '2mm' }}>内容指纹：{board.fingerprint.slice(0, 16)}</div>}
    </>
  );
}

export function BoardPrint() {
  const { boardId = '' } = useParams();
  const { data, error } = useDocument('disclosure.printBoard', { boardId: id<'disclosureBoard'>(Number(boardId)) });
  return (
    <PrintPage
      title={data === undefined ? '' : `${data.content.accountSetName}${formatMonthChinese(data.month)}财务收支公开表`} ready={data !== undefined} error={error ?? null}
      subtitle={data !== undefined && <><span>单位：{data.content.unit}</span><span>{data.status === 'draft' || data.status === 'submitted' ? '【送审稿，未经审核不得张贴】' : ''}{data.edition > 1 ? `第 ${data.edition} 版` : ''}</span><span>金额单位：元</span></>}
    >
      {data !== undefined && (
        // The right rule of the tables stands inside the sheet.
        <div style={{ paddingRight: '0.4mm' }}>
          <Money money={data.content.money} />
          {data.content.groups.map((group, index) => <Group key={group.group} group={group} numeral={NUMERALS[index]!} />)}
          <Foot board={data} />
        </div>
      )}
    </PrintPage>
  );
}
