/** The sheet for the board, and the result of a notice. In Chinese: papers of the committee. */
import { useParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese, type Day } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, type Fen } from '#shared/money.ts';
import { movedToWorkingDay } from '#shared/notices/calendar.ts';
import { noticesWords } from './words.ts';

type Sheet = MethodOutput<'notices.sheet'>;
const zh = noticesWords.zh;
const daysText = ({ notice }: Sheet): string => `${notice.days} ${notice.counting === 'working' ? '个工作日' : '天'}`;
const span = (from: Day, until: Day): string => `${formatDayChinese(from)}至${formatDayChinese(until)}`;
/** Why the last day is later than the days say. */
const shiftText = ({ notice, from, until }: Pick<Sheet, 'notice' | 'from' | 'until'>): string => (movedToWorkingDay(from, until, notice) ? '（期满日遇休息日，顺延到下一个工作日）' : '');

function Rows({ notice }: Sheet) {
  const { columns, rows } = notice.content;
  const money = columns.findIndex((column) => column.kind === 'money' && /金额|合计/.test(column.title));
  return (
    <table className="print-table">
      <thead><tr><th style={{ width: '12mm' }}>序号</th>{columns.map((column) => <th key={column.title}>{column.title}</th>)}</tr></thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.key}>
            <td className="centre">{at + 1}</td>
            {columns.map((column, n) => {
              const cell = row.cells[n] ?? null;
              return <td key={column.title} className={column.kind === 'text' ? '' : 'number'}>{cell === null ? '' : column.kind === 'money' ? formatYuan(cell as Fen) : cell}</td>;
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th colSpan={(money < 0 ? columns.length : money) + 1}>{`合计 ${notice.persons} 人${money < 0 && notice.totalFen !== null ? `　${formatYuan(notice.totalFen)} 元` : ''}`}</th>
          {money >= 0 && <td className="number">{notice.totalFen === null ? '' : formatYuan(notice.totalFen)}</td>}
          {money >= 0 && columns.length > money + 1 && <td colSpan={columns.length - money - 1}>&nbsp;</td>}
        </tr>
      </tfoot>
    </table>
  );
}

function Seal({ unit, day }: { unit: string; day: string }) {
  return (
    <div className="notice-seal">
      <div>{unit}</div>
      <div>（盖章）</div>
      <div>{day}</div>
    </div>
  );
}

/** 公示: title, basis, list, where to object, seal. A4 portrait, the head of the list on every sheet. */
export function NoticePrint() {
  const { noticeId = '' } = useParams();
  const { data, error } = useDocument('notices.sheet', { noticeId: id<'notice'>(Number(noticeId)) });
  const settings = data?.settings;
  const where = settings === undefined ? [] : [
    settings.contactName === '' ? '' : `受理人：${settings.contactName}`, settings.contactPhone === '' ? '' : `电话：${settings.contactPhone}`, settings.contactAddress === '' ? '' : `地点：${settings.contactAddress}`,
  ].filter((each) => each !== '');
  return (
    <PrintPage title={data?.notice.title ?? '公示'} ready={data !== undefined} error={error ?? null}>
      {data !== undefined && (
        <>
          <p className="notice-text">
            {data.notice.basis === '' ? '' : `根据${data.notice.basis}，`}现将名单公示如下，共 {data.notice.persons} 人{data.notice.totalFen === null ? '' : `，合计 ${formatYuan(data.notice.totalFen)} 元`}。
            公示期 {daysText(data)}，自{span(data.from, data.until)}止{shiftText(data)}。
          </p>
          <Rows {...data} />
          <p className="notice-text">
            对名单有异议的，请在公示期内向{data.communityName}反映，可以当面、来电或书面提出，也可以不署名；我们在 {data.settings.answerDays} 天内核查并答复，为反映人保密。
            {where.length === 0 ? '受理电话：＿＿＿＿＿＿＿＿　地点：＿＿＿＿＿＿＿＿＿＿＿＿' : where.join('　')}
          </p>
          <Seal unit={data.notice.unit} day={formatDayChinese(data.from)} />
        </>
      )}
    </PrintPage>
  );
}

function ResultText({ data }: { data: MethodOutput<'notices.result'> }) {
  const { notice, objections } = data;
  const over = notice.state === 'run' || notice.state === 'objected';
  const ended = notice.takenDownOn === null ? (over ? '已满期，尚未撤下' : '仍在公示') : `${formatDayChinese(notice.takenDownOn)}撤下${notice.state === 'short' ? '，未贴满，不作数' : ''}`;
  const facts: readonly (readonly [string, string])[] = [
    ['公示内容', notice.title], ['公示依据', notice.basis], ['名单', `${notice.persons} 人${notice.totalFen === null ? '' : `，${formatYuan(notice.totalFen)} 元`}`], ['公示期', `${daysText(data)}，${span(data.from, data.until)}${shiftText(data)}`],
    ['张贴地点', notice.places], ['张贴', `${notice.postedOn === null ? '' : formatDayChinese(notice.postedOn)}　${notice.postedBy ?? ''}`], ['撤下', `${ended}　${notice.takenDownBy ?? ''}`],
  ];
  return (
    <>
      <table className="print-table"><tbody>{facts.map(([label, text]) => <tr key={label}><th style={{ width: '28mm' }}>{label}</th><td>{text}</td></tr>)}</tbody></table>
      {objections.length === 0 ? (
        <p className="notice-conclusion">{over ? '公示期内没有收到异议，公示无异议。' : '公示还没有满期，现在没有收到异议。'}</p>
      ) : (
        <>
          <p className="notice-text">{`公示期间收到异议 ${objections.length} 条，成立 ${objections.filter((each) => each.finding === 'upheld').length} 条，不成立 ${objections.filter((each) => each.finding === 'rejected').length} 条，待答复 ${objections.filter((each) => each.finding === 'open').length} 条：`}</p>
          <table className="print-table">
            <thead><tr><th style={{ width: '24mm' }}>提出日期</th><th style={{ width: '26mm' }}>针对</th><th>内容</th><th style={{ width: '16mm' }}>结论</th><th>答复</th><th style={{ width: '24mm' }}>答复日期</th></tr></thead>
            <tbody>
              {objections.map((each) => (
                <tr key={each.objectionId}><td>{each.raisedOn}</td><td>{each.lineNo === null ? '整份名单' : `第 ${each.lineNo} 行 ${each.lineName ?? ''}`}</td><td>{each.content}</td><td className="centre">{zh[`f.${each.finding}`]}</td><td>{each.answer}{each.answeredBy === null ? '' : `（${each.answeredBy}）`}</td><td>{each.answeredOn}</td></tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p className="signers"><span>经办人：</span><span>村（居）务监督委员会：</span><span>负责人：</span></p>
      <Seal unit={notice.unit} day={formatDayChinese(data.today)} />
    </>
  );
}

/** 公示结果: for the papers of the batch or case. */
export function NoticeResultPrint() {
  const { noticeId = '' } = useParams();
  const { data, error } = useDocument('notices.result', { noticeId: id<'notice'>(Number(noticeId)) });
  return (
    <PrintPage title="公示结果" ready={data !== undefined} error={error ?? null}>
      {data !== undefined && <ResultText data={data} />}
    </PrintPage>
  );
}
