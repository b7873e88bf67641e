import { Segmented } from 'antd';
import { Link } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { ForecastCell, YearForecast } from '#shared/dashboard/forecast-contract.ts';
import { formatYuan, type Fen } from '#shared/money.ts';
import { forecastWords } from './forecast-words.ts';
import { stageText } from './school-end-text.ts';

type Programme = YearForecast['programmes'][number];

/** Amounts of the months: without decimals where all of them are whole yuan, so that twelve months and their sum stand beside each other. */
function MonthMoney({ fen, whole }: { fen: Fen; whole: boolean }) {
  return whole ? <span className="money">{formatYuan(fen).replace(/\.00$/, '')}</span> : <MoneyText fen={fen} />;
}

const isWhole = (view: YearForecast): boolean =>
  [...view.programmes.flatMap((each) => [each.now, ...each.cells]), ...view.totals.months].every((each) => each.amountFen % 100 === 0);

function Cell({ programme, cell, people, whole }: { programme: Programme; cell: ForecastCell; people: boolean; whole: boolean }) {
  const t = useWords(forecastWords);
  const moves = [cell.joined > 0 ? t('joined', { n: cell.joined }) : '', cell.left > 0 ? t('left_', { n: cell.left }) : '', cell.changed > 0 ? t('changed', { n: cell.changed }) : ''].filter((part) => part !== '').join(' ');
  return (
    <td className="number">
      <Link to={`/welfare/forecast/${programme.programmeId}/${cell.month}`} aria-label={t('cellLabel', { name: programme.name, month: cell.month })}>
        {people ? <span className="figures">{cell.persons}</span> : cell.pays ? <MonthMoney fen={cell.amountFen} whole={whole} /> : <span className="muted" title={t('noPayment')}>—</span>}
      </Link>
      {(people || cell.pays) && moves !== '' && <div className="forecast-moves">{moves}</div>}
    </td>
  );
}

function Months({ view, people }: { view: YearForecast; people: boolean }) {
  const t = useWords(forecastWords);
  const whole = isWhole(view);
  return (
    <div className="forecast-scroll" role="region" aria-label={t(people ? 'people' : 'money')}>
      <table className="plain-table forecast-table">
        <thead>
          <tr>
            <th>{t('programme')}</th>
            <th className="number">{t('now')}</th>
            {view.months.map((month) => <th key={month} className="number">{month}</th>)}
            {!people && <th className="number">{t('sum')}</th>}
          </tr>
        </thead>
        <tbody>
          {view.programmes.map((each) => (
            <tr key={each.programmeId}>
              <th scope="row"><span className="figures">{each.code}</span> {each.name} <span className="muted">{t(`period_${each.period}`)}</span>{each.unknown > 0 && <div className="forecast-moves">{t('unknown', { n: each.unknown })}</div>}</th>
              <td className="number">{people ? <span className="figures">{each.now.persons}</span> : <MonthMoney fen={each.now.amountFen} whole={whole} />}</td>
              {each.cells.map((cell) => <Cell key={cell.month} programme={each} cell={cell} people={people} whole={whole} />)}
              {!people && <td className="number"><b><MonthMoney fen={each.sumFen} whole={whole} /></b></td>}
            </tr>
          ))}
        </tbody>
        {!people && (
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              <td aria-label={t('now')} />
              {view.totals.months.map((each) => <td key={each.month} className="number"><MonthMoney fen={each.amountFen} whole={whole} /></td>)}
              <td className="number"><b><MonthMoney fen={view.totals.sumFen} whole={whole} /></b></td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function YearRow({ name, year }: { name: React.ReactNode; year: Programme['year'] }) {
  const t = useWords(forecastWords);
  return (
    <tr>
      <td>{name}</td>
      <td className="number"><MoneyText fen={year.approvedFen} /></td>
      <td className="number"><MoneyText fen={year.forecastFen} /></td>
      <td className="number"><b><MoneyText fen={year.expectedFen} /></b></td>
      <td className="number">{year.budgetFen === null ? <span className="muted">{t('noBudget')}</span> : <MoneyText fen={year.budgetFen} />}</td>
      <td className="number">{year.leftFen !== null && <span className={year.leftFen < 0 ? 'forecast-over' : ''}>{year.leftFen < 0 ? `${t('over')} ` : ''}<MoneyText fen={year.leftFen} /></span>}</td>
    </tr>
  );
}

function Year({ view }: { view: YearForecast }) {
  const t = useWords(forecastWords);
  const { year } = view.totals.year;
  return (
    <section className="card" aria-label={t('yearTitle', { year })}>
      <h2>{t('yearTitle', { year })}</h2>
      <table className="plain-table">
        <thead><tr><th>{t('programme')}</th><th className="number">{t('approved')}</th><th className="number">{t('forecast')}</th><th className="number">{t('expected')}</th><th className="number">{t('budget')}</th><th className="number">{t('left')}</th></tr></thead>
        <tbody>{view.programmes.map((each) => <YearRow key={each.programmeId} name={<><span className="figures">{each.code}</span> {each.name}</>} year={each.year} />)}</tbody>
        <tfoot><YearRow name={t('total')} year={view.totals.year} /></tfoot>
      </table>
    </section>
  );
}

function Claims({ view }: { view: YearForecast }) {
  const t = useWords(forecastWords);
  if (view.claims.length === 0) return null;
  return (
    <section className="card" aria-label={t('claims')}>
      <h2>{t('claims')}</h2>
      <p className="muted">{t('claimsHint')}</p>
      <table className="plain-table">
        <thead><tr><th>{t('programme')}</th><th className="number">{t('payments')}</th><th className="number">{t('amount')}</th></tr></thead>
        <tbody>{view.claims.map((each) => <tr key={each.programmeId}><td><span className="figures">{each.code}</span> {each.name}</td><td className="number">{each.payments}</td><td className="number"><MoneyText fen={each.amountFen} /></td></tr>)}</tbody>
      </table>
    </section>
  );
}

/** What of the forecast rests on usual years instead of entered ends. */
function SchoolEnds({ view }: { view: YearForecast }) {
  const t = useWords(forecastWords);
  const language = useLanguage();
  if (view.schoolEnds.length === 0) return null;
  const stages = view.schoolEnds.map(({ stage, years, persons }) => t('schoolEnd', { stage: stageText(stage, language), years, n: persons })).join(t('&'));
  return <p className="muted">{t('schoolEnds', { n: view.schoolEnds.reduce((sum, each) => sum + each.persons, 0), stages })} <Link to="/residents/schooling">{t('toSchooling')}</Link></p>;
}

/** 待遇预测: twelve months of people and money, by the rules themselves; every figure leads to its names. */
export function ForecastPage() {
  const t = useWords(forecastWords);
  const mayExport = useMay('disbursement.print');
  const [filters, setFilters] = useUrlFilters({ shows: '' });
  const { data, error } = useCall('forecast.year', {});
  const exportXlsx = useAct('forecast.exportXlsx');
  const people = filters.shows === 'people';
  return (
    <PageFrame title={t('title')} subtitle={data === undefined ? undefined : t('lead', { day: data.asOf })}
      actions={data !== undefined && data.programmes.length > 0 && <>{mayExport && <DownloadButton label={t('exportXlsx')} make={() => exportXlsx.run({})} />}<PrintButton to="/print/forecast" /></>}>
      <RefusalAlert error={error} />
      {data !== undefined && data.programmes.length === 0 && data.claims.length === 0 && <EmptyPage title={t('none')} hint={t('noneHint')} />}
      {data !== undefined && (data.programmes.length > 0 || data.claims.length > 0) && (
        <div className="scroll-cards">
          {data.programmes.length > 0 && (
            <section className="card">
              <Segmented aria-label={t('shows')} value={people ? 'people' : 'money'} onChange={(shows) => setFilters({ shows: shows === 'people' ? 'people' : '' })} options={[{ value: 'money', label: t('money') }, { value: 'people', label: t('people') }]} />
              <Months view={data} people={people} />
              <SchoolEnds view={data} />
            </section>
          )}
          {data.programmes.length > 0 && <Year view={data} />}
          <Claims view={data} />
        </div>
      )}
    </PageFrame>
  );
}
