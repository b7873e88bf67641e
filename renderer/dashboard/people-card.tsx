import { Link } from 'react-router';
import { Bar, BarChart, CartesianGrid, Legend, Tooltip, XAxis, YAxis } from 'recharts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ChartWithTable, type ChartColumn } from '#renderer/ui/chart-with-table.tsx';
import { useFontScale } from '#renderer/ui/font-scale.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { colours, seriesColours } from '#renderer/ui/theme.ts';
import { bubble, legendText } from './legend-text.tsx';
import { residentsLink } from './links.ts';
import { dashboardWords } from './words.ts';

type Band = MethodOutput<'dashboard.people'>['bands'][number];

const RESIDENCIES = ['registered', 'registeredAway', 'resident', 'tenant', 'away'] as const;

/** 人口: the living on the register by age band and sex, and by residency. */
export function PeopleCard() {
  const t = useWords(dashboardWords);
  const scale = useFontScale();
  const people = useCall('dashboard.people', {});
  const { data } = people;
  if (data === undefined) return <RefusalAlert error={people.error} />;
  const font = { fontSize: 12 * scale };
  const short = (band: Band): string => (band.to === null ? `${band.from}+` : `${band.from}–${band.to}`);
  const withOther = data.bands.some((band) => band.other > 0);
  const linked = (count: number, band: Band, sex?: string): React.ReactNode =>
    (count === 0 ? null : <Link to={residentsLink({ ageFrom: band.from, ageTo: band.to, ...(sex === undefined ? {} : { sex }) })} className="figures">{count}</Link>);
  const columns: ChartColumn<Band>[] = [
    { key: 'age', title: t('age'), render: (band) => (band.to === null ? t('ageFrom', { from: band.from }) : t('ageBand', { from: band.from, to: band.to })) },
    { key: 'male', title: t('male'), number: true, render: (band) => linked(band.male, band, '1') },
    { key: 'female', title: t('female'), number: true, render: (band) => linked(band.female, band, '2') },
    { key: 'both', title: t('both'), number: true, render: (band) => linked(band.male + band.female + band.other, band) },
  ];
  const known = RESIDENCIES.map((value) => ({ value, count: data.residency.find((row) => row.value === value)?.count ?? 0 })).filter((row) => row.count > 0);
  const unrecorded = data.residency.find((row) => row.value === null)?.count ?? 0;
  return (
    <div className="desk-half">
      <ChartWithTable<Band>
        title={t('people')}
        height={240}
        rows={data.bands}
        rowKey={(band) => band.from}
        columns={columns}
        action={<Link to={residentsLink({})}>{t('living', { n: data.living })}</Link>}
        chart={
          <BarChart data={data.bands.map((band) => ({ name: short(band), male: band.male, female: band.female, other: band.other }))} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke={colours.line} />
            <XAxis dataKey="name" tick={{ fontSize: 11 * scale }} stroke={colours.inkMuted} tickLine={false} interval={0} />
            <YAxis tick={font} stroke={colours.inkMuted} tickLine={false} width={44 * scale} allowDecimals={false} />
            <Tooltip {...bubble} isAnimationActive={false} />
            <Legend itemSorter={null} formatter={legendText} wrapperStyle={font} iconSize={10 * scale} />
            <Bar dataKey="male" name={t('male')} stackId="people" fill={seriesColours[2]} isAnimationActive={false} />
            <Bar dataKey="female" name={t('female')} stackId="people" fill={seriesColours[1]} isAnimationActive={false} />
            {withOther && <Bar dataKey="other" name={t('otherSex')} stackId="people" fill={seriesColours[5]} isAnimationActive={false} />}
          </BarChart>
        }
      />
      <p className="desk-note">
        <span className="muted">{t('residencyLead')}</span>
        {known.map(({ value, count }) => <Link key={value} to={residentsLink({ fact: `residency:${value}` })}>{t(value)} <span className="figures">{count}</span></Link>)}
        {unrecorded > 0 && <Link to={residentsLink({ fact: 'residency:none' })}>{t('noResidency')} <span className="figures">{unrecorded}</span></Link>}
        {data.withoutBirthDate > 0 && <Link to={residentsLink({ fix: 'birthMissing' })}>{t('withoutBirthDate', { n: data.withoutBirthDate })}</Link>}
      </p>
    </div>
  );
}
