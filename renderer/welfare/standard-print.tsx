import { useParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { day, formatDayChinese, formatMonthChinese, localDay } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { FESTIVAL_WORDS } from '#shared/welfare/festivals.ts';
import { AppError } from '#shared/errors.ts';

const PERIODS = { monthly: '按月', quarterly: '按季', yearly: '按年', once: '一次性' } as const;
const FORMS = { cash: '现金', inKind: '实物', provider: '付给机构' } as const;

/** 福利发放标准, /print/standard/:programmeId/:versionId: what a version says, on what resolution, and whether its scan is there. Chinese, as all papers of the committee. */
export function StandardPrint() {
  const { programmeId = '', versionId = '' } = useParams();
  const { communityName, today } = useOfficeState();
  const { data, error } = useCall('welfare.programme', { programmeId: id<'programme'>(Number(programmeId) || 1) });
  const version = data?.versions.find((each) => String(each.versionId) === versionId);
  const missing = data !== undefined && version === undefined ? new AppError('not_found', { what: 'programmeVersion', id: versionId }) : null;
  const papers = version === undefined ? '' : [
    version.papers.scans > 0 ? `本标准附 ${version.papers.scans} 份` : '', version.papers.meeting === null ? '' : `会议记录《${version.papers.meeting.title}》（${formatDayChinese(version.papers.meeting.heldOn)}）附 ${version.papers.meeting.scans} 份`,
  ].filter((part) => part !== '').join('；');
  return (
    <PrintPage title="福利发放标准" ready={version !== undefined} error={error ?? missing} subtitle={<span>{data === undefined ? '' : `${data.code} ${data.name}`}</span>}>
      {data !== undefined && version !== undefined && (
        <>
          <table className="print-table">
            <tbody>
              <tr><th>标准版本</th><td>{`第 ${version.versionNo} 版${version.status === 'draft' ? '（草稿，未生效）' : version.status === 'dropped' ? '（已放弃）' : ''}`}</td><th>适用月份</th><td>{`${formatMonthChinese(version.validFrom)}起${version.validTo === null ? '' : `，至${formatMonthChinese(version.validTo)}止`}`}</td></tr>
              <tr><th>对象、形式、周期</th><td>{[data.target === 'household' ? '户' : '个人', FORMS[data.form], data.festival === null ? PERIODS[data.period] : `每逢${FESTIVAL_WORDS[data.festival].zh}`].join('、')}</td><th>经办人</th><td>{data.owner}</td></tr>
              <tr><th>谁可以领</th><td colSpan={3}>{version.sentence.zh}</td></tr>
              <tr><th>领多少</th><td colSpan={3}>{version.amountSentence.zh}</td></tr>
              {version.basketTexts.length > 0 && <tr><th>发放物品</th><td colSpan={3}>{version.basketTexts.map((basket) => `${version.basketTexts.length > 1 ? `${formatYuan(basket.standardFen)} 元：` : ''}${basket.text}`).join('；')}</td></tr>}
              {version.exclusionSentence.zh !== '' && <tr><th>不能领的情形</th><td colSpan={3}>{version.exclusionSentence.zh}</td></tr>}
              <tr><th>决议</th><td colSpan={3}>{version.resolutionNo === '' ? '（还没有决议）' : `${version.resolutionNo}　${version.resolutionTitle}　${version.resolvedOn === null ? '' : formatDayChinese(version.resolvedOn)}`}</td></tr>
              <tr><th>决议扫描件</th><td colSpan={3}>{papers === '' ? '未附' : papers}</td></tr>
              <tr><th>起草、生效</th><td colSpan={3}>{`${version.createdBy} ${formatDayChinese(localDay(version.createdAt))}起草${version.activatedAt === null ? '' : `；${version.activatedBy ?? ''} ${formatDayChinese(localDay(version.activatedAt))}生效`}`}</td></tr>
            </tbody>
          </table>
          <div className="signers">
            <span>{`出具单位：${communityName ?? ''}`}</span>
            <span>{`日期：${formatDayChinese(day(today))}`}</span>
          </div>
        </>
      )}
    </PrintPage>
  );
}
