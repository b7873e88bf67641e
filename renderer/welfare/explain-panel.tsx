import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { ExplanationLines } from '#renderer/ui/explanation-lines.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { monthSchema } from '#shared/days.ts';
import { id, type ProgrammeId } from '#shared/ids.ts';
import { welfareWords } from './words.ts';

const DEFAULTS = { resident: '', month: '' };

/** 查询某人: why somebody is, or is not, paid in a month: each condition with what was wanted and found, each step of the sum. */
export function ExplainPanel({ programmeId, today }: { programmeId: ProgrammeId; today: string }) {
  const t = useWords(welfareWords);
  const language = useLanguage();
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const month = filters.month === '' ? today.slice(0, 7) : filters.month;
  const residentId = filters.resident === '' ? undefined : id<'resident'>(Number(filters.resident) || 1);
  const right = monthSchema.safeParse(month).success;
  const { data, error } = useCall('welfare.explain', { programmeId, residentId: residentId ?? id<'resident'>(1), month }, { enabled: residentId !== undefined && right, keepLast: true });
  return (
    <div className="scroll-cards">
      <section className="card person-query">
        <label>
          {t('resident')}
          <ResidentPicker goneToo aria-label={t('resident')} value={residentId ?? null} onChange={(next) => setFilters({ resident: next === undefined ? '' : String(next) })} />
        </label>
        <label>
          {t('month')}
          <MonthInput aria-label={t('month')} value={month} onChange={(next) => setFilters({ month: next ?? '' })} />
        </label>
        <PrintButton to={`/print/explanation/${programmeId}/${residentId ?? 0}/${month}`} disabled={data === undefined || residentId === undefined || !right} label={t('printWhy')} />
      </section>
      <RefusalAlert error={error} />
      {residentId === undefined && <EmptyPage title={t('explainEmpty')} hint={t('explainEmptyHint')} />}
      {residentId !== undefined && data !== undefined && (
        <section className="card">
          <h2>{data.name}</h2>
          <p className="muted">{t('explainHead', { version: data.versionNo, resolution: data.resolutionNo === '' ? '—' : data.resolutionNo, asOf: data.asOf })}</p>
          <ExplanationLines lines={data.lines[language]} />
        </section>
      )}
    </div>
  );
}
