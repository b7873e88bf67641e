import './dashboard.css';
import { Select, Skeleton } from 'antd';
import { Link } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { day, formatDayChinese, instant, localDayAndTime, yearOf } from '#shared/days.ts';
import { DueList } from './due-list.tsx';
import { ForecastCard } from './forecast-card.tsx';
import { FundCard } from './fund-card.tsx';
import { MoneyCard } from './money-card.tsx';
import { PaymentsCard } from './payments-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { RecentCard } from './recent-card.tsx';
import { isStarting, StartGuide } from './start-guide.tsx';
import { UnfinishedCard } from './unfinished-card.tsx';
import { VolunteersCard } from './volunteers-card.tsx';
import { dashboardWords } from './words.ts';

const FILTERS = { year: '' };
const YEARS_SHOWN = 5;

function BackupCard({ backup }: { backup: MethodOutput<'dashboard.due'>['backup'] }) {
  const t = useWords(dashboardWords);
  const ago = backup.daysAgo === 0 ? t('today') : t('daysAgo', { n: backup.daysAgo });
  return (
    <section className="card backup-card" aria-label={t('backup')}>
      <h2>{t('lastBackup')}{backup.yours && <Link to="/office/backups">{t('backUpNow')}</Link>}</h2>
      <div className="line">
        <span className="figures">{backup.lastAt === null ? t('never') : localDayAndTime(instant(backup.lastAt)).slice(0, 16)}</span>
        {backup.lastAt !== null && <StatusTag tone={backup.due ? 'warning' : 'good'}>{ago}</StatusTag>}
      </div>
    </section>
  );
}

/** The figures; an office without a resident has none to show. */
function Figures({ year }: { year: number }) {
  const [seesPayments, seesFund, seesPeople, seesVolunteers] = [useMay('disbursement.read'), useMay('ledger.read'), useMay('residents.read'), useMay('volunteers.read')];
  return (
    <>
      {seesPayments && <PaymentsCard year={year} />}
      {seesFund && <MoneyCard />}
      <div className="desk-halves">
        {seesPeople && <PeopleCard />}
        {seesFund && <FundCard year={year} />}
      </div>
      {seesVolunteers && <VolunteersCard />}
    </>
  );
}

/** 工作台: what is due, then money and people. Every part loads by itself. */
export function DeskPage() {
  const t = useWords(dashboardWords);
  const language = useLanguage();
  const { today, communityName } = useOfficeState();
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [seesForecast, seesUnfinished, seesAudit] = [useMay('welfare.read'), useMay('disbursement.read'), useMay('audit.read')];
  const seesLedger = useMay('ledger.read');
  const seesMoney = seesUnfinished || seesLedger;
  const due = useCall('dashboard.due', {});
  const empty = due.data?.start.residents === 0;
  const forecast = useCall('dashboard.forecast', {}, { enabled: seesForecast && due.data !== undefined && !empty });
  const thisYear = yearOf(day(today));
  const year = /^\d{4}$/.test(filters.year) ? Number(filters.year) : thisYear;
  const years = Array.from({ length: YEARS_SHOWN }, (_, index) => thisYear - index);
  const chooseYear = (
    <label className="desk-year">{t('year')} <Select value={year} onChange={(next) => setFilters({ year: next === thisYear ? '' : String(next) })}
      options={(years.includes(year) ? years : [...years, year]).map((each) => ({ value: each, label: t('yearOf', { year: each }) }))} /></label>
  );
  return (
    <PageFrame title={t('desk')} subtitle={`${communityName ?? ''} · ${language === 'zh' ? formatDayChinese(day(today)) : today}`} {...(empty || due.data === undefined || !seesMoney ? {} : { actions: chooseYear })}>
      <div className="desk">
        <RefusalAlert error={due.error} />
        {due.data === undefined && due.error === null && <section className="card"><Skeleton active /></section>}
        {due.data !== undefined && isStarting(due.data.start) && <StartGuide start={due.data.start} />}
        {due.data !== undefined && (
          <div className="desk-top">
            <DueList due={due.data} withoutAccount={forecast.data?.withoutAccount} />
            <div className="desk-side">
              <BackupCard backup={due.data.backup} />
              {seesUnfinished && !empty && <UnfinishedCard />}
              {seesAudit && !empty && <RecentCard />}
            </div>
          </div>
        )}
        {due.data !== undefined && !empty && <Figures year={year} />}
        {forecast.data !== undefined && <ForecastCard forecast={forecast.data} />}
        {seesForecast && <RefusalAlert error={forecast.error} />}
      </div>
    </PageFrame>
  );
}
