import { Link } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { outlookLink, type OutlookShow } from './links.ts';
import { dashboardWords } from './words.ts';

type Forecast = MethodOutput<'dashboard.forecast'>;

/** Per programme: eligible now, who joins month by month, who leaves; every count leads to the names. */
export function ForecastCard({ forecast }: { forecast: Forecast }) {
  const t = useWords(dashboardWords);
  const linked = (count: number, show: OutlookShow, programme: number, month?: Forecast['month']): React.ReactNode =>
    (count === 0 ? <span className="muted">0</span> : <Link className="figures" to={outlookLink({ show, programme, ...(month === undefined ? {} : { month }) })}>{count}</Link>);
  return (
    <section className="card" aria-label={t('forecast')}>
      <h2>{t('forecast')}</h2>
      {forecast.programmes.length === 0 ? <p className="muted none">{t('noProgrammes')}</p> : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('programme')}</th>
              <th scope="col" className="number">{t('eligibleNow')}</th>
              {forecast.months.map((month) => <th key={month} scope="col" className="number">{t('joiningIn', { month: month })}</th>)}
              <th scope="col" className="number">{t('joining')}</th>
              <th scope="col" className="number">{t('leaving')}</th>
            </tr>
          </thead>
          <tbody>
            {forecast.programmes.map((row) => (
              <tr key={row.programmeId}>
                <td><span className="figures">{row.code}</span> {row.name}</td>
                <td className="number">{row.eligible}</td>
                {row.byMonth.map((each) => <td key={each.month} className="number">{linked(each.joining, 'joining', row.programmeId, each.month)}</td>)}
                <td className="number">{linked(row.joining, 'joining', row.programmeId)}</td>
                <td className="number">{linked(row.leaving, 'leaving', row.programmeId)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="desk-note"><span className="muted">{t('forecastLead')}</span><Link to={outlookLink({ show: 'joining' })}>{t('seeAll')}</Link></p>
    </section>
  );
}
