/** 救助统计: counts and sums by age, sum and class of illness; nobody's name. */
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage, type Language } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { Fen } from '#shared/money.ts';
import type { ReliefFund } from '#shared/relief/contract.ts';
import { FundChoice, usePeriod, WithFund } from './fund-choice.tsx';
import { reliefWords } from './words.ts';

const AGES: Readonly<Record<Language, readonly string[]>> = { zh: ['17 岁及以下', '18–44 岁', '45–59 岁', '60–69 岁', '70–79 岁', '80 岁及以上'], en: ['up to 17 years', '18–44 years', '45–59 years', '60–69 years', '70–79 years', '80 years and over'] };
const SUMS: Readonly<Record<Language, readonly string[]>> = { zh: ['5,000 元以下', '5,000–10,000 元', '10,000–20,000 元', '20,000–30,000 元', '30,000 元以上'], en: ['up to 5,000 yuan', '5,000–10,000 yuan', '10,000–20,000 yuan', '20,000–30,000 yuan', 'above 30,000 yuan'] };

/** The name of a band; 'unknown' where nobody knows the age. */
export const ageBand = (band: string, language: Language): string => (band === 'unknown' ? reliefWords[language].unknown : (AGES[language][Number(band)] ?? band));
export const amountBand = (band: string, language: Language): string => SUMS[language][Number(band)] ?? band;

function Table({ title, rows }: { title: string; rows: readonly { name: string; cases: number; grantedFen: Fen }[] }) {
  const t = useWords(reliefWords);
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <table className="plain-table" style={{ maxWidth: '36rem' }}><thead><tr><th>{t('band')}</th><th className="number">{t('casesCount')}</th><th className="number">{t('granted')}</th></tr></thead><tbody>{rows.map((row) => <tr key={row.name}><td>{row.name}</td><td className="number">{row.cases}</td><td className="number"><MoneyText fen={row.grantedFen} blankZero /></td></tr>)}</tbody></table>
    </section>
  );
}

function Statistics({ fund }: { fund: ReliefFund }) {
  const t = useWords(reliefWords);
  const language = useLanguage();
  const mayPrint = useMay('relief.print');
  const { from, to, bar } = usePeriod();
  const { data, error } = useCall('relief.statistics', { fundId: fund.fundId, from, to }, { keepLast: true });
  return (
    <PageFrame title={t('statistics')} subtitle={<><FundChoice fund={fund} />　<span className="muted">{t('statHint')}　{t('unitYuan')}</span></>} actions={mayPrint && <PrintButton to={`/print/relief-statistics/${fund.fundId}/${from}/${to}`} label={t('printStatistics')} />}>
      <RefusalAlert error={error} />
      <div className="scroll-cards">
        {bar}
        {data !== undefined && (data.cases === 0 ? <p className="muted">{t('noCasesInPeriod')}</p> : (
          <>
            <p style={{ margin: 0 }}>{t('sum')}{t(':')}{t('casesN', { n: data.cases })}　{t('people', { n: data.persons })}　<strong><MoneyText fen={data.grantedFen} /> {t('yuan')}</strong></p>
            <Table title={t('byAge')} rows={data.byAge.map((row) => ({ ...row, name: ageBand(row.band, language) }))} />
            <Table title={t('byAmount')} rows={data.byAmount.map((row) => ({ ...row, name: amountBand(row.band, language) }))} />
            <Table title={t('byClass')} rows={data.byClass.filter((row) => row.cases > 0).map((row) => ({ ...row, name: t(row.diseaseClass as 'cancer') }))} />
          </>
        ))}
      </div>
    </PageFrame>
  );
}

export function StatisticsPage() {
  const t = useWords(reliefWords);
  return <WithFund title={t('statistics')}>{(fund) => <Statistics key={fund.fundId} fund={fund} />}</WithFund>;
}
