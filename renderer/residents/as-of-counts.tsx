import { useCall } from '#renderer/api/use-call.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { Day } from '#shared/days.ts';
import type { CountsOnDay as Counts, Known } from '#shared/residents/as-of-contract.ts';
import { asOfWords } from './as-of-words.ts';

export const COUNTED = ['households', 'people', 'male', 'female', 'under18', 'from60', 'from70', 'from80'] as const satisfies readonly (keyof Counts)[];
type Group = MethodOutput<'asOf.counts'>['grids'][number];

function Groups({ title, groups, total }: { readonly title: string; readonly groups: readonly Group[]; readonly total: Counts }) {
  const t = useWords(asOfWords);
  return (
    <section className="card">
      <h2>{title}</h2>
      <table className="plain-table" aria-label={title}>
        <thead><tr><th>{t('group')}</th>{COUNTED.map((key) => <th key={key} className="number">{t(key)}</th>)}</tr></thead>
        <tbody>
          {groups.map((group) => <tr key={group.name ?? ''}><th scope="row">{group.name ?? t('noGroup')}</th>{COUNTED.map((key) => <td key={key} className="number figures">{group[key]}</td>)}</tr>)}
          <tr><th scope="row">{t('sum')}</th>{COUNTED.map((key) => <td key={key} className="number figures"><b>{total[key]}</b></td>)}</tr>
        </tbody>
      </table>
    </section>
  );
}

/** 人数统计 of a day: by grid and by building. */
export function CountsOnDay({ day, known }: { readonly day: Day | string; readonly known: Known }) {
  const t = useWords(asOfWords);
  const { data, error } = useCall('asOf.counts', { day, known }, { keepLast: true });
  return (
    <>
      <RefusalAlert error={error} />
      {data !== undefined && <Groups title={t('byGrid')} groups={data.grids} total={data.total} />}
      {data !== undefined && data.buildings.length > 1 && <Groups title={t('byBuilding')} groups={data.buildings} total={data.total} />}
    </>
  );
}
