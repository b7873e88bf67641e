import { PlusOutlined } from '@ant-design/icons';
import { Button, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { usePages } from '#renderer/api/use-pages.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { id } from '#shared/ids.ts';
import type { VolunteerFilter, VolunteerRow } from '#shared/volunteers/contract.ts';
import { formatVolunteerNo, TEAM_ROLES, type VolunteerId } from '#shared/volunteers/words.ts';
import { percentOf, sexWord, STANDING_TONES, useChoices } from './choices.ts';
import { ExportDialog, InsureDialog, JoinDialog } from './volunteer-acts.tsx';
import { RegisterDialog } from './volunteer-dialog.tsx';
import { volunteersWords } from './words.ts';

const FILTERS = { text: '', team: '', role: '', skill: '', standing: 'serving', only: '' };
const ONLY = ['minors', 'noConsent', 'uninsured', 'guests', 'noTeam'] as const;
const STANDINGS = ['serving', 'paused', 'left', 'toSettle', 'all'] as const;

function filterOf(filters: typeof FILTERS): Omit<VolunteerFilter, 'on'> {
  const one = <K extends string>(text: string) => (text === '' ? null : id<K>(Number(text)));
  return {
    search: filters.text, teamId: one<'team'>(filters.team), skillId: one<'skill'>(filters.skill), role: TEAM_ROLES.find((role) => role === filters.role) ?? null,
    standing: STANDINGS.find((standing) => standing === filters.standing) ?? 'serving', only: ONLY.find((only) => only === filters.only) ?? null,
  };
}

function useColumns(): Column<VolunteerRow>[] {
  const t = useWords(volunteersWords);
  return useMemo(() => [
    { key: 'no', title: t('no'), width: 75, kind: 'id', fixed: 'left', value: (row) => formatVolunteerNo(row.volunteerNo) },
    { key: 'name', title: t('name'), width: 90, fixed: 'left', value: (row) => row.name },
    { key: 'sex', title: t('sex'), width: 55, value: (row) => sexWord(row.sex, t) },
    { key: 'age', title: t('age'), width: 60, kind: 'number', value: (row) => row.age },
    { key: 'phone', title: t('phone'), width: 115, kind: 'id', value: (row) => row.phoneMasked },
    { key: 'teams', title: t('inTeams'), width: 240, value: (row) => row.teams.map((team) => `${team.name}${team.role === 'member' ? '' : `${t('(')}${t(`r.${team.role}`)}${t(')')}`}`).join(t('&')) },
    { key: 'skills', title: t('skills'), width: 130, value: (row) => row.skills.join(t('&')) },
    { key: 'household', title: t('household'), width: 80, kind: 'id', value: (row) => row.householdNo ?? t('guest') },
    { key: 'insured', title: t('insured'), width: 100, value: (row) => (row.insured ? (row.insuredUntil ?? t('insuredYes')) : t('insuredNo')) },
    { key: 'registered', title: t('registeredOn'), width: 100, kind: 'day', value: (row) => row.registeredOn },
    { key: 'standing', title: t('standing'), width: 150, render: (row) => <Space size={4}><StatusTag tone={STANDING_TONES[row.standing]}>{t(row.standing)}</StatusTag>{row.minor && <StatusTag tone={row.consented ? 'neutral' : 'bad'}>{t(row.consented ? 'minor' : 'noConsent')}</StatusTag>}</Space> },
  ], [t]);
}

function FilterBar({ filters, onChange }: { readonly filters: typeof FILTERS; readonly onChange: (change: Partial<typeof FILTERS>) => void }) {
  const t = useWords(volunteersWords);
  const choices = useChoices();
  const texts = (options: readonly { value: number; label: string }[]) => options.map((option) => ({ value: String(option.value), label: option.label }));
  return (
    <Space wrap size={6}>
      <Select aria-label={t('team')} value={filters.team} onChange={(team) => onChange({ team })} options={[{ value: '', label: t('anyTeam') }, ...texts(choices.teams)]} style={{ minWidth: '9rem' }} popupMatchSelectWidth={false} />
      <Select aria-label={t('role')} value={filters.role} onChange={(role) => onChange({ role })} options={[{ value: '', label: t('anyRole') }, ...choices.roles]} style={{ minWidth: '6.5rem' }} />
      <Select aria-label={t('skills')} value={filters.skill} onChange={(skill) => onChange({ skill })} showSearch={{ optionFilterProp: 'label' }} options={[{ value: '', label: t('anySkill') }, ...texts(choices.skills)]} style={{ minWidth: '7rem' }} />
      <Select aria-label={t('standing')} value={filters.standing} onChange={(standing) => onChange({ standing })} options={STANDINGS.map((value) => ({ value: value as string, label: t(value) }))} style={{ minWidth: '6.5rem' }} />
      <Select aria-label={t('only')} value={filters.only} onChange={(only) => onChange({ only })} options={[{ value: '', label: `${t('only')}${t(':')}${t('onlyNone')}` }, ...ONLY.map((value) => ({ value: value as string, label: t(`o.${value}`) }))]} style={{ minWidth: '8rem' }} popupMatchSelectWidth={false} />
    </Space>
  );
}

/** Families and residents that take part, above the list. */
function Share() {
  const t = useWords(volunteersWords);
  const { data } = useCall('volunteers.familyShare', {}, { keepLast: true });
  if (data === undefined) return null;
  return <span>{t('volunteersCount', { n: data.volunteers, b: data.backbone, percent: percentOf(data.volunteers, data.residents) })}　{t('familyShare')} {t('familyShareText', { with: data.withVolunteer, all: data.households, percent: percentOf(data.withVolunteer, data.households) })}</span>;
}

type Open = 'register' | 'export' | 'insure' | 'join';

/** 志愿者: everybody who serves, found as one types. */
export function VolunteersPage() {
  const t = useWords(volunteersWords);
  const navigate = useNavigate();
  const mayEdit = useMay('volunteers.edit');
  const mayExport = useMay('volunteers.export');
  const mayPrint = useMay('volunteers.print');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [ticked, setTicked] = useState<VolunteerId[]>([]);
  const [open, setOpen] = useState<Open>();
  const columns = useColumns();
  const input = useMemo(() => filterOf(filters), [filters]);
  const pages = usePages('volunteers.list', { ...input, limit: 200 });
  const narrowed = JSON.stringify(filters) !== JSON.stringify(FILTERS);
  const close = (): void => setOpen(undefined);
  return (
    <PageFrame title={t('volunteers')} subtitle={<Share />}
      actions={<>{mayPrint && <PrintButton to="/print/volunteer-roster" label={t('printAll')} />}{mayEdit && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('register')}>{t('register')}</Button>}</>}>
      <DataTable<VolunteerRow>
        label={t('volunteers')} columns={columns} rows={pages.rows} rowKey={(row) => row.volunteerId} error={pages.error} onOpen={(row) => void navigate(`/volunteers/people/${row.volunteerId}`)} onMore={pages.more}
        {...(pages.total === undefined ? {} : { count: pages.total })} search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('search'), autoFocus: true }}
        filters={<FilterBar filters={filters} onChange={setFilters} />} narrowed={narrowed} empty={{ title: t('noVolunteers'), hint: t('noVolunteersHint') }}
        {...(mayEdit ? { selection: { keys: ticked, onChange: (keys) => setTicked(keys as VolunteerId[]) } } : {})}
        exports={<Space>{mayEdit && ticked.length > 0 && <><Button onClick={() => setOpen('join')}>{t('joinTeam')}{t('(')}{ticked.length}{t(')')}</Button><Button onClick={() => setOpen('insure')}>{t('insure')}{t('(')}{ticked.length}{t(')')}</Button></>}{mayExport && <Button disabled={pages.total === 0} onClick={() => setOpen('export')}>{t('exportList')}</Button>}</Space>}
      />
      {open === 'register' && <RegisterDialog onClose={close} onAdded={(volunteerId) => void navigate(`/volunteers/people/${volunteerId}`)} />}
      {open === 'export' && <ExportDialog input={input} count={pages.total ?? 0} onClose={close} />}
      {open === 'insure' && <InsureDialog volunteerIds={ticked} onClose={close} />}
      {open === 'join' && <JoinDialog volunteerIds={ticked} onClose={close} />}
    </PageFrame>
  );
}
