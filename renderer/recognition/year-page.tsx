/** 年度统计: person-times, hours, by team, age, sex, kind and month; the families that take part. */
import { Button, Select, Space } from 'antd';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { hoursText, starsText } from '#shared/recognition/words.ts';
import { recognitionWords } from './words.ts';

type Year = MethodOutput<'recognition.yearStatistics'>;
type Cut = Year['teams'][number];
const FILTERS = { year: '' };

function CutTable({ title, rows, say }: { readonly title: string; readonly rows: readonly Cut[]; readonly say?: (key: string) => string }) {
  const t = useWords(recognitionWords);
  const minutes = rows.reduce((sum, row) => sum + row.minutes, 0);
  return (
    <section className="card">
      <h2>{title}</h2>
      <table className="plain-table" aria-label={title}>
        <thead><tr><th aria-label={title} /><th className="number">{t('people')}</th><th className="number">{t('personTimes')}</th><th className="number">{t('hours')}</th></tr></thead>
        <tbody>{rows.map((row) => <tr key={row.key}><td>{say?.(row.key) ?? row.key}</td><td className="number">{row.people}</td><td className="number">{row.times}</td><td className="number">{hoursText(row.minutes)}</td></tr>)}</tbody>
        <tfoot><tr><th>{t('sum')}</th><td aria-label={t('people')} /><td className="number">{rows.reduce((sum, row) => sum + row.times, 0)}</td><td className="number">{hoursText(minutes)}</td></tr></tfoot>
      </table>
    </section>
  );
}

export function YearPage() {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const mayPrint = useMay('volunteers.print');
  const mayExport = useMay('volunteers.export');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const thisYear = Number(today.slice(0, 4));
  const year = Number(filters.year) || thisYear;
  const { data, error } = useCall('recognition.yearStatistics', { year }, { keepLast: true });
  const exportYear = useAct('recognition.exportYear');
  const sexes: Readonly<Record<string, string>> = { 1: t('male'), 2: t('female') };
  const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part * 100) / whole).toFixed(1)}%`);
  const facts: readonly (readonly [string, string])[] = data === undefined ? [] : [
    [t('activities'), String(data.activities)], [t('servedPeople'), String(data.people)], [t('personTimes'), String(data.times)], [t('serviceHours'), hoursText(data.minutes)], [t('perPerson'), data.people === 0 ? '—' : (data.minutes / 60 / data.people).toFixed(1)],
    [t('registered'), String(data.volunteers)], [t('newcomers'), String(data.newVolunteers)], [t('familyShare'), `${data.family.withVolunteer} / ${data.family.households}　${share(data.family.withVolunteer, data.family.households)}`], [t('certificatesIssued'), `${data.certificates}${t('(')}${hoursText(data.certifiedMinutes)} ${t('hours')}${t(')')}`], [t('starPeople'), data.stars.map((one) => `${starsText(one.level)} ${one.people}`).join('　')],
  ];
  return (
    <PageFrame title={t('year')} actions={<Space><Select aria-label={t('yearLabel')} value={year} onChange={(next) => setFilters({ year: String(next) })} options={Array.from({ length: 10 }, (_, n) => ({ value: thisYear - n, label: String(thisYear - n) }))} />{mayPrint && <PrintButton to={`/print/volunteer-year/${year}`} label={t('printYear')} />}{mayExport && <DownloadButton label={t('exportYear')} make={() => exportYear.run({ year })} />}</Space>}>
      <RefusalAlert error={error ?? undefined} />
      {data !== undefined && data.times === 0 && <EmptyPage title={t('noService')} action={<Button onClick={() => setFilters({ year: String(year - 1) })}>{year - 1}</Button>} />}
      {data !== undefined && data.times > 0 && (
        <div style={{ overflow: 'auto', display: 'grid', gap: '1rem' }}>
          <section className="card"><table className="plain-table"><tbody>{facts.map(([label, value]) => <tr key={label}><th scope="row" style={{ width: '14rem' }}>{label}</th><td className="figures">{value}</td></tr>)}</tbody></table></section>
          <div style={{ display: 'grid', gap: '1rem', gridTemplateColumns: 'repeat(auto-fit, minmax(22rem, 1fr))', alignItems: 'start' }}>
            <CutTable title={t('byTeam')} rows={data.teams} /><CutTable title={t('byType')} rows={data.types} /><CutTable title={t('byMonth')} rows={data.months} />
            <CutTable title={t('byAge')} rows={data.ages} say={(key) => (key === '' ? t('unknownKey') : key)} /><CutTable title={t('bySex')} rows={data.sexes} say={(key) => sexes[key] ?? t('unknownKey')} />
          </div>
        </div>
      )}
    </PageFrame>
  );
}
