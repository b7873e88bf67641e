import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { MethodInput, MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { readTypedDay } from '#renderer/ui/typed-day.ts';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { instant, localDayAndTime } from '#shared/days.ts';
import { actName } from '#renderer/i18n/act-words.ts';
import { detailText, subjectText, typedSubject } from './note-words.ts';
import { officeWords } from './words.ts';

type AuditRow = MethodOutput<'office.audit'>['rows'][number];

const FILTERS = { text: '', userName: '', method: '', from: '', to: '' };
const FEATURES = [
  'session',
  'office',
  'residents',
  'welfare',
  'disbursement',
  'ledger',
  'relief',
  'volunteers',
  'service',
] as const;
const PAGE_ROWS = 500;

function toInput(filters: typeof FILTERS, limit: number): MethodInput<'office.audit'> {
  const from = readTypedDay(filters.from);
  const to = readTypedDay(filters.to);
  return {
    limit,
    ...(filters.text === '' ? {} : { subject: typedSubject(filters.text) }),
    ...(filters.userName === '' ? {} : { userName: filters.userName }),
    ...(filters.method === '' ? {} : { method: filters.method }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** Who did what, when: never changed, never shortened. */
export function AuditPage() {
  const t = useWords(officeWords);
  const language = useLanguage();
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [earlier, setEarlier] = useState<readonly AuditRow[]>([]);
  const input = toInput(filters, PAGE_ROWS);
  const audit = useCall('office.audit', input, { keepLast: true });
  const narrow = (part: Partial<typeof FILTERS>): void => {
    setEarlier([]);
    setFilters(part);
  };
  const rows = useMemo(() => {
    const latest = audit.data?.rows;
    if (latest === undefined) return undefined;
    const oldest = latest.at(-1)?.seq ?? 0;
    return [...latest, ...earlier.filter((row) => row.seq < oldest)];
  }, [audit.data, earlier]);
  const beforeSeq = rows?.at(-1)?.seq;
  const more = useCall(
    'office.audit',
    { ...input, ...(beforeSeq === undefined ? {} : { beforeSeq }) },
    { enabled: false },
  );
  const showEarlier = async (): Promise<void> => {
    const { data } = await more.refetch();
    if (data !== undefined) setEarlier((now) => [...now, ...data.rows]);
  };

  const columns = useMemo<Column<AuditRow>[]>(
    () => [
      { key: 'seq', title: t('seq'), kind: 'number', width: 80, value: (row) => row.seq },
      { key: 'at', title: t('at'), kind: 'day', width: 170, value: (row) => localDayAndTime(instant(row.at)) },
      {
        key: 'who',
        title: t('who'),
        width: 150,
        value: (row) => (row.staffName === '' ? row.userName : `${row.staffName}${t('(')}${row.userName}${t(')')}`),
      },
      { key: 'what', title: t('what'), width: 210, value: (row) => actName(row.method, language) },
      { key: 'subject', title: t('subject'), kind: 'id', width: 140, value: (row) => subjectText(row.subject, language) },
      { key: 'detail', title: t('detail'), width: 320, value: (row) => detailText(row.detail, language) },
    ],
    [t, language],
  );

  return (
    <PageFrame title={t('audit')}>
      <DataTable
        label={t('audit')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.seq}
        error={audit.error}
        narrowed={Object.values(filters).some((value) => value !== '')}
        search={{ value: filters.text, onChange: (text) => narrow({ text }), placeholder: t('searchSubject') }}
        filters={
          <>
            <Select
              aria-label={t('what')}
              className="audit-feature"
              value={filters.method}
              onChange={(method) => narrow({ method })}
              options={[
                { value: '', label: t('anyFeature') },
                ...FEATURES.map((feature) => ({ value: feature, label: t(`feature_${feature}`) })),
              ]}
            />
            <div className="audit-day">
              <DayInput
                aria-label={t('from')}
                placeholder={t('from')}
                value={filters.from}
                onChange={(from) => narrow({ from: from ?? '' })}
              />
            </div>
            <div className="audit-day">
              <DayInput
                aria-label={t('to')}
                placeholder={t('to')}
                value={filters.to}
                onChange={(to) => narrow({ to: to ?? '' })}
              />
            </div>
          </>
        }
        {...(audit.data === undefined ? {} : { count: audit.data.total })}
        {...(rows !== undefined && audit.data !== undefined && rows.length < audit.data.total
          ? {
              total: (
                <Button size="small" loading={more.isFetching} onClick={() => void showEarlier()}>
                  {t('more')}
                </Button>
              ),
            }
          : {})}
      />
    </PageFrame>
  );
}
