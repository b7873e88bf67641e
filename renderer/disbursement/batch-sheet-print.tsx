import { useParams, useSearchParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { formatMonthChinese, localDay } from '#shared/days.ts';
import type { DecisionStep } from '#shared/disbursement/status.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { bridgeSteps, type Difference } from './bridge.tsx';
import { lineStatusWords } from './status-words.ts';
import type { BatchShown } from './steps.ts';

/** The papers of the committee are Chinese whatever the language of the screen. */
const STEPS = { before: '上批合计', joined: '新增', left: '停发', changed: '金额变动', after: '本批合计' } as const;
const KINDS = { joined: '新增', left: '停发', changed: '变动' } as const;
/** Differences beyond these stand in the full list, printed on its own. */
const SHOWN = 30;

function Facts({ batch, goods }: { batch: BatchShown; goods: readonly { text: string; persons: number }[] }) {
  return (
    <table className="print-table">
      <tbody>
        <tr>
          <th>项目</th>
          <td>{`${batch.programmeCode} ${batch.programmeName}（第 ${batch.versionNo} 版标准）`}</td>
          <th>发放月份</th>
          <td>{formatMonthChinese(batch.benefitMonth)}</td>
        </tr>
        <tr>
          <th>批次号</th>
          <td>{batch.batchNo}</td>
          <th>发放方式</th>
          <td>{goods.length > 0 ? '实物发放' : batch.payBy === 'bank' ? '银行代发' : '现金发放'}</td>
        </tr>
        <tr>
          <th>发放人数</th>
          <td>{`${batch.personCount} 人`}</td>
          <th>名单基准日</th>
          <td>{batch.asOf}</td>
        </tr>
        <tr>
          <th>发放金额</th>
          <td colSpan={3}>{`${formatYuan(batch.totalFen)} 元　（大写）${amountInCapitals(batch.totalFen, { prefix: true })}`}</td>
        </tr>
        {goods.length > 0 && (
          <tr>
            <th>发放物品</th>
            <td colSpan={3}>{goods.map((each) => `每人${each.text}，${each.persons} 人`).join('；')}</td>
          </tr>
        )}
        <tr>
          <th>名单情况</th>
          <td colSpan={3}>{batch.tallies.map((tally) => `${lineStatusWords.zh[tally.status]} ${tally.persons} 人`).join('　')}</td>
        </tr>
      </tbody>
    </table>
  );
}

function BridgeTable({ difference }: { difference: Difference }) {
  return (
    <>
      <h2 className="sheet-part">{difference.againstBatchNo === null ? '与上批比较（首批）' : `与上批（${difference.againstBatchNo}）比较`}</h2>
      <table className="print-table">
        <thead>
          <tr>
            <th>项目</th>
            {bridgeSteps(difference).map((step) => <th key={step.key}>{STEPS[step.key]}</th>)}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th>人数</th>
            {bridgeSteps(difference).map((step) => <td key={step.key} className="number">{step.persons}</td>)}
          </tr>
          <tr>
            <th>金额（元）</th>
            {bridgeSteps(difference).map((step) => <td key={step.key} className="number">{formatYuan(step.fen)}</td>)}
          </tr>
        </tbody>
      </table>
    </>
  );
}

function DifferenceLines({ difference, all }: { difference: Difference; all: boolean }) {
  const lines = all ? difference.lines : difference.lines.slice(0, SHOWN);
  if (lines.length === 0) return null;
  return (
    <>
      <h2 className="sheet-part">增减变动明细</h2>
      <table className="print-table">
        <thead>
          <tr>
            <th>类别</th>
            <th>姓名</th>
            <th>网格</th>
            <th>上批（元）</th>
            <th>本批（元）</th>
            <th>差额（元）</th>
            <th>原因</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.kind}-${line.residentId}`}>
              <td className="centre short">{KINDS[line.kind]}</td>
              <td className="short">{line.name}</td>
              <td className="short">{line.gridName}</td>
              <td className="number">{formatYuan(line.beforeFen)}</td>
              <td className="number">{formatYuan(line.afterFen)}</td>
              <td className="number">{formatYuan(line.differenceFen)}</td>
              <td>{line.reason.zh}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length < difference.lines.length && <p>{`另有 ${difference.lines.length - lines.length} 人，见增减变动表。`}</p>}
    </>
  );
}

/** `act`: what the step itself said, when nothing was written with it. */
const SIGNERS: readonly { readonly label: string; readonly step: DecisionStep; readonly act: string }[] = [
  { label: '经办意见', step: 'submit', act: '提交审核' },
  { label: '审核意见', step: 'review', act: '审核通过' },
  { label: '审批意见', step: 'approve', act: '批准发放' },
];

/** What each said on the way, and room to sign; a step that is not done yet stays empty. */
function Opinions({ batch }: { batch: BatchShown }) {
  const names = { submit: batch.maker, review: batch.reviewer, approve: batch.approver } as Readonly<Partial<Record<DecisionStep, string | null>>>;
  return (
    <table className="print-table opinions">
      <tbody>
        {SIGNERS.map(({ label, step, act }) => {
          const done = batch.decisions.findLast((each) => each.step === step);
          return (
            <tr key={step}>
              <th>{label}</th>
              <td>
                <div>{done === undefined ? ' ' : done.comment === '' ? act : done.comment}</div>
                <div className="signature">{`签字：${done === undefined ? '　　　　' : (names[step] ?? done.userName)}　　　日期：${done === undefined ? '　　　　　　' : localDay(done.at)}`}</div>
              </td>
            </tr>
          );
        })}
        <tr>
          <th>村务监督委员会</th>
          <td>
            <div> </div>
            <div className="signature">签字：　　　　　　日期：</div>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** 发放审批表 with the bridge to the last batch; `?lines=1` prints 增减变动表, all differences. */
export function BatchSheetPrint() {
  const { batchId = '' } = useParams();
  const [params] = useSearchParams();
  const all = params.get('lines') === '1';
  const { communityName } = useOfficeState();
  const input = { batchId: id<'batch'>(Number(batchId)) };
  const batch = useCall('disbursement.show', input);
  const goods = useCall('paying.goods', input);
  const difference = useCall('disbursement.difference', input, { enabled: batch.data !== undefined && batch.data.status !== 'draft' });
  const ready = batch.data !== undefined && (batch.data.status === 'draft' || !difference.isPending) && !goods.isPending;
  return (
    <PrintPage title={all ? '福利发放增减变动表' : '福利发放审批表'} ready={ready} error={batch.error ?? difference.error} subtitle={<><span>{`单位：${communityName ?? ''}`}</span><span>{batch.data === undefined ? '' : `批次：${batch.data.batchNo}`}</span><span>金额单位：元</span></>}>
      {ready && batch.data !== undefined && (
        <div className="batch-sheet">
          <Facts batch={batch.data} goods={goods.data?.baskets ?? []} />
          {difference.data !== undefined && <BridgeTable difference={difference.data} />}
          {!all && <Opinions batch={batch.data} />}
          {difference.data !== undefined && <DifferenceLines difference={difference.data} all={all} />}
        </div>
      )}
    </PrintPage>
  );
}
