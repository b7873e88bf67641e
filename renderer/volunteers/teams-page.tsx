import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { teamInputSchema, type TeamRow } from '#shared/volunteers/contract.ts';
import { TEAM_KINDS, type TeamId } from '#shared/volunteers/words.ts';
import { volunteersWords } from './words.ts';

const FILTERS = { dissolved: '' };

/** A new team, or what is known of one. */
export function TeamDialog({ team, onClose, onAdded }: { readonly team?: TeamRow; readonly onClose: () => void; readonly onAdded?: (teamId: TeamId) => void }) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const save = useAct('volunteers.saveTeam');
  return (
    <FormDialog open title={t(team === undefined ? 'addTeam' : 'editTeam')} schema={teamInputSchema} onClose={onClose}
      initial={team === undefined ? { foundedOn: today, kind: 'other', purpose: '' } : { code: team.code, name: team.name, kind: team.kind, purpose: team.purpose, foundedOn: team.foundedOn }}
      onSave={async (input) => {
        const outcome = await save.run({ ...input, teamId: team?.teamId ?? null, version: team?.version ?? null });
        if (outcome.ok && team === undefined) onAdded?.(outcome.value.teamId);
        return outcome;
      }}>
      <div className="field-row">
        <Field name="code" label={t('code')} required hint={t('codeHint')}><Input maxLength={20} disabled={team !== undefined} /></Field>
        <Field name="name" label={t('teamName')} required><Input maxLength={40} /></Field>
      </div>
      <div className="field-row">
        <Field name="kind" label={t('kind')} required><Select options={TEAM_KINDS.map((value) => ({ value, label: t(`k.${value}`) }))} /></Field>
        <Field name="foundedOn" label={t('foundedOn')} required><DayInput /></Field>
      </div>
      <Field name="purpose" label={t('purpose')}><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

/** 志愿服务队: every team with its leader and how many are in it. */
export function TeamsPage() {
  const t = useWords(volunteersWords);
  const navigate = useNavigate();
  const mayEdit = useMay('volunteers.edit');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [adding, setAdding] = useState(false);
  const teams = useCall('volunteers.teams', { dissolved: filters.dissolved === 'yes' }, { keepLast: true });
  const columns = useMemo<Column<TeamRow>[]>(() => [
    { key: 'code', title: t('code'), width: 86, kind: 'id', value: (row) => row.code }, { key: 'name', title: t('teamName'), width: 200, value: (row) => row.name }, { key: 'kind', title: t('kind'), width: 80, value: (row) => t(`k.${row.kind}`) },
    { key: 'leader', title: t('leader'), width: 100, value: (row) => row.leader }, { key: 'deputies', title: t('deputies'), width: 140, value: (row) => row.deputies.join(t('&')) },
    { key: 'members', title: t('members'), width: 80, kind: 'number', value: (row) => row.members }, { key: 'backbone', title: t('backbone'), width: 80, kind: 'number', value: (row) => row.backbone }, { key: 'founded', title: t('foundedOn'), width: 110, kind: 'day', value: (row) => row.foundedOn },
    { key: 'consent', title: t('consent'), width: 260, render: (row) => (row.consentOn === null ? <StatusTag tone="warning">{t('noConsentYet')}</StatusTag> : `${row.consentOn} ${row.consentMinutesNo}`) },
    { key: 'toSettle', title: t('toSettle'), width: 90, render: (row) => (row.dissolvedOn !== null ? <StatusTag tone="neutral">{t('dissolved')}</StatusTag> : row.toSettle === 0 ? null : <StatusTag tone="bad">{row.toSettle}</StatusTag>) },
  ], [t]);
  return (
    <PageFrame title={t('teams')} actions={mayEdit && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('addTeam')}</Button>}>
      <DataTable label={t('teams')} columns={columns} rows={teams.data} rowKey={(row) => row.teamId} error={teams.error} onOpen={(row) => void navigate(`/volunteers/teams/${row.teamId}`)} empty={{ title: t('noTeams'), hint: t('noTeamsHint') }}
        filters={<Checkbox checked={filters.dissolved === 'yes'} onChange={(event) => setFilters({ dissolved: event.target.checked ? 'yes' : '' })}>{t('showDissolved')}</Checkbox>} />
      {adding && <TeamDialog onClose={() => setAdding(false)} onAdded={(teamId) => void navigate(`/volunteers/teams/${teamId}`)} />}
    </PageFrame>
  );
}
