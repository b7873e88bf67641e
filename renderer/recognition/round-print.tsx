/** 拟授予名单 and 光荣榜 on paper. */
import './certificate.css';
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { hoursText, starsText, starTitle } from '#shared/recognition/words.ts';

/** 光荣榜 of one round, by level. */
export function RoundPrint() {
  const { roundId = '' } = useParams();
  const { data, error } = useDocument('recognition.printRound', { roundId: id<'awardRound'>(Number(roundId)) });
  const lines = (data?.lines ?? []).filter((line) => line.removedReason === '');
  const levels = [...new Set(lines.map((line) => line.level))];
  return (
    <PrintPage title={data?.round.status === 'awarded' ? '志愿服务光荣榜' : '拟授予星级志愿者名单'} ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{data?.round.title}</span><span>{data === undefined ? '' : data.round.awardedOn === null ? `截至 ${formatDayChinese(data.round.asOf)}` : `授予日期 ${formatDayChinese(data.round.awardedOn)}`}</span></>}>
      {levels.map((level) => (
        <section key={level} className="honour-level">
          <h2>{starsText(level)}　{starTitle(level)}（{lines.filter((line) => line.level === level).length} 人）</h2>
          <ul className="honour-list">{lines.filter((line) => line.level === level).map((line) => <li key={line.volunteerId}><strong>{line.name}</strong><span>{hoursText(line.minutes)} 小时</span></li>)}</ul>
        </section>
      ))}
    </PrintPage>
  );
}
