/** 关爱提醒表 and 关爱台账 on paper. In Chinese: papers of the committee; nothing on them says of what somebody is ill. */
import { useParams, useSearchParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, sumFen, ZERO_FEN } from '#shared/money.ts';
import { careWords, claimStateKey } from './words.ts';

const zh = careWords.zh;
const yuan = { grouping: true } as const;

export function CaresDuePrint() {
  const [search] = useSearchParams();
  const kind = search.get('kind');
  const { data, error } = useDocument('care.dueSheet', { kindId: kind === null ? null : id<'careKind'>(Number(kind)) });
  return (
    <PrintPage title="关爱提醒表" ready={data !== undefined} error={error ?? null} subtitle={data === undefined ? null : <span>{data.communityName}　{formatDayChinese(data.today)}　共 {data.people.length} 人次</span>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>日子</th><th>项目</th><th>姓名</th><th>年龄</th><th>住址</th><th>接受慰问的人</th><th className="number">慰问金（元）</th><th style={{ width: '24mm' }}>谁去、哪天</th></tr></thead>
        <tbody>{data?.people.map((row, n) => (
          <tr key={`${row.kindId} ${row.residentId} ${row.triggerKey}`}><td>{n + 1}</td><td>{row.dueOn}</td><td>{row.kindName}</td><td>{row.name}</td><td>{row.age}</td><td>{row.address}</td><td>{row.receiverName ?? zh.nobodyLeft}</td><td className="number">{row.amountFen === null ? '' : formatYuan(row.amountFen, yuan)}</td><td aria-label="谁去、哪天" /></tr>
        ))}</tbody>
      </table>
    </PrintPage>
  );
}

export function CareBookPrint() {
  const { year = '' } = useParams();
  const { data, error } = useDocument('care.listSheet', { year: Number(year) });
  const done = (data?.cares ?? []).filter((row) => row.state === 'done').toReversed();
  const total = sumFen(done.map((row) => row.amountFen ?? ZERO_FEN));
  return (
    <PrintPage landscape title={`${year} 年关爱台账`} ready={data !== undefined} error={error ?? null} subtitle={data === undefined ? null : <span>{data.communityName}　共 {done.length} 人次，慰问金 {formatYuan(total, yuan)} 元（{amountInCapitals(total)}）</span>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>办理日期</th><th>项目</th><th>姓名</th><th>接受慰问的人</th><th>谁去的</th><th>情况</th><th>依据</th><th className="number">慰问金（元）</th><th>办到哪里</th></tr></thead>
        <tbody>{done.map((row, n) => (
          <tr key={row.careId}><td>{n + 1}</td><td>{row.doneOn}</td><td>{row.kindName}</td><td>{row.name}</td><td>{row.receiverName}</td><td>{row.visitors}</td><td>{row.finding}</td><td>{row.decisionRef}</td><td className="number">{row.amountFen === null ? '' : formatYuan(row.amountFen, yuan)}</td><td>{row.claimState === null ? '' : `${zh[claimStateKey(row.claimState)]} ${row.batchNo ?? ''}`}</td></tr>
        ))}</tbody>
      </table>
      <p className="signers"><span>经办：</span><span>审核：</span><span>负责人：</span></p>
    </PrintPage>
  );
}
