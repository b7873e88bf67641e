import { Alert, AutoComplete, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { monthSchema } from '#shared/days.ts';
import type { StaffId } from '#shared/ids.ts';
import { welfareContract } from '#shared/welfare/contract.ts';
import { FESTIVAL_WORDS, FESTIVALS } from '#shared/welfare/festivals.ts';
import { PROGRAMME_ACCRUALS, PROGRAMME_BASES, PROGRAMME_FORMS, PROGRAMME_PERIODS, PROGRAMME_TARGETS } from '#shared/welfare/programme.ts';
import { basketWords } from './basket-words.ts';
import { careWords } from './care-words.ts';
import { festivalWords } from './festival-words.ts';
import { nextFreeCode } from './next-code.ts';
import { useAccountSets } from './use-books.ts';
import { welfareWords } from './words.ts';

type Programme = MethodOutput<'welfare.programme'>;
const care = { owner: z.string().trim().max(30).optional(), lastMonth: monthSchema.nullable().optional(), festival: z.enum(FESTIVALS).nullish() };
const createForm = welfareContract.createProgramme.input.omit({ ownerStaffId: true, ownerName: true }).extend({ template: z.string(), ...care });
const editForm = welfareContract.editProgramme.input.omit({ programmeId: true, version: true, ownerStaffId: true, ownerName: true }).extend({ ...care, basis: z.string().optional() });

/** A name as the form holds it: one of the staff, or else the name itself. */
function useOwner(): { names: readonly string[]; ownerOf: (name: string | undefined) => { ownerStaffId: StaffId | null; ownerName: string } } {
  const { data } = useCall('welfare.owners', {});
  const staff = data?.staff ?? [];
  return {
    names: staff.map((each) => each.name),
    ownerOf: (name = '') => {
      const own = staff.find((each) => each.name === name);
      return own === undefined ? { ownerStaffId: null, ownerName: name } : { ownerStaffId: own.staffId, ownerName: '' };
    },
  };
}

/** What is asked of every programme, new or old. */
function PlainFields() {
  const t = useWords(welfareWords);
  const c = useWords(careWords);
  const f = useWords(festivalWords);
  const language = useLanguage();
  const { names } = useOwner();
  return (
    <>
      <div className="field-row">
        <Field name="name" label={t('name')} required>
          <Input maxLength={40} />
        </Field>
        <Field name="purpose" label={t('purpose')} hint={t('purposeHint')}>
          <Input maxLength={60} />
        </Field>
      </div>
      <div className="field-row">
        <Field name="form" label={t('form')} required>
          <Select options={PROGRAMME_FORMS.map((each) => ({ value: each, label: t(`form_${each}`) }))} />
        </Field>
        <Field name="period" label={t('period')} required>
          <Select options={PROGRAMME_PERIODS.map((each) => ({ value: each, label: t(`period_${each}`) }))} />
        </Field>
      </div>
      <Form.Item noStyle dependencies={['period', 'basis']}>
        {({ getFieldValue }) => getFieldValue('period') === 'once' && getFieldValue('basis') !== 'claims' && (
          <Field name="festival" label={f('festival')} hint={f('festivalHint')}>
            <Select allowClear options={FESTIVALS.map((each) => ({ value: each, label: FESTIVAL_WORDS[each][language] }))} />
          </Field>
        )}
      </Form.Item>
      <div className="field-row">
        <Field name="noticeDays" label={t('noticeDays')} hint={t('noticeDaysHint')} required>
          <InputNumber min={0} max={60} precision={0} style={{ width: '100%' }} />
        </Field>
        <Field name="noticeCounting" label={t('noticeCounting')} required>
          <Select options={(['calendar', 'working'] as const).map((each) => ({ value: each, label: t(`counting_${each}`) }))} />
        </Field>
      </div>
      <div className="field-row">
        <Field name="owner" label={c('owner')} hint={c('ownerHint')}>
          <AutoComplete options={names.map((value) => ({ value }))} showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text) }} maxLength={30} />
        </Field>
        <Field name="lastMonth" label={c('lastMonth')} hint={c('lastMonthHint')}>
          <MonthInput />
        </Field>
      </div>
    </>
  );
}

/** A new programme: from a ready-made one, or from nothing. Its first version is drafted right after. */
export function ProgrammeDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(welfareWords);
  const b = useWords(basketWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const create = useAct('welfare.createProgramme');
  const { ownerOf } = useOwner();
  const templates = useCall('welfare.templates', {});
  const programmes = useCall('welfare.programmes', {});
  const sets = useAccountSets();
  const taken = new Set((programmes.data?.programmes ?? []).map((programme) => programme.code));
  const offered = templates.data?.templates ?? [];
  const [firstSet] = sets;
  if (templates.data === undefined || programmes.data === undefined || firstSet === undefined) return null;
  return (
    <FormDialog
      open
      title={t('create')}
      width={680}
      schema={createForm}
      initial={{ template: 'none', code: nextFreeCode(taken), target: 'person', form: 'cash', period: 'monthly', basis: 'rule', accrual: 'batch', noticeDays: 7, noticeCounting: 'calendar', accountSetId: firstSet.accountSetId }}
      saveLabel={t('createDo')}
      onClose={onClose}
      onSave={async ({ template, owner, festival, ...input }) => {
        const outcome = await create.run({ ...input, ...ownerOf(owner), festival: input.period === 'once' && input.basis !== 'claims' ? (festival ?? null) : null, purpose: input.purpose ?? '', templateCode: template === '' || template === 'none' ? null : template });
        if (outcome.ok) void navigate(`/welfare/${outcome.value.programmeId}/draft${template === '' || template === 'none' ? '' : `?template=${template}`}`);
        return outcome;
      }}
    >
      {(form) => (
        <>
          <Field name="template" label={t('template')} hint={t('templateHint')}>
            <Select
              autoFocus
              options={[{ value: 'none', label: t('noTemplate') }, ...offered.map((each) => ({ value: each.code, label: `${each.code} ${each.name}${each.basis === 'claims' ? '' : `${t(':')}${each.sentence[language]}`}` }))]}
              onChange={(code: string) => {
                const chosen = offered.find((each) => each.code === code);
                if (chosen !== undefined) form.setFieldsValue({ code: taken.has(chosen.code) ? nextFreeCode(taken) : chosen.code, name: chosen.name, purpose: chosen.purpose, form: chosen.form, period: chosen.period, target: chosen.target, basis: chosen.basis, noticeDays: chosen.noticeDays, noticeCounting: chosen.noticeCounting, festival: chosen.festival });
              }}
            />
          </Field>
          <Form.Item noStyle dependencies={['template', 'form']}>
            {({ getFieldValue }) => {
              const goods = getFieldValue('form') === 'inKind' ? (offered.find((each) => each.code === getFieldValue('template'))?.suggestedGoods ?? []) : [];
              return goods.length > 0 && <Alert type="info" showIcon title={b('suggests', { goods: goods.map((each) => each.text).join(t(';')) })} style={{ marginBottom: '1rem' }} />;
            }}
          </Form.Item>
          <div className="field-row">
            <Field name="code" label={t('code')} required hint={t('codeHint')}>
              <Input maxLength={12} />
            </Field>
            <Field name="accountSetId" label={t('accountSet')} required>
              <Select options={sets.map((set) => ({ value: set.accountSetId, label: set.name }))} />
            </Field>
          </div>
          <Field name="target" label={t('target')} required hint={t('targetHint')}>
            <Radio.Group options={PROGRAMME_TARGETS.map((each) => ({ value: each, label: t(`target_${each}`) }))} />
          </Field>
          <Field name="basis" label={t('basis')} required hint={t('basisHint')}>
            <Radio.Group className="radios-down" options={PROGRAMME_BASES.map((each) => ({ value: each, label: t(`basis_${each}`) }))} />
          </Field>
          <Form.Item noStyle dependencies={['basis']}>
            {({ getFieldValue }) => getFieldValue('basis') === 'claims' && (
              <Field name="accrual" label={t('accrualLabel')} required>
                <Radio.Group className="radios-down" options={PROGRAMME_ACCRUALS.map((each) => ({ value: each, label: t(`accrual_${each}`) }))} />
              </Field>
            )}
          </Form.Item>
          <PlainFields />
        </>
      )}
    </FormDialog>
  );
}

/** Name, purpose, form and period; what a version decides is changed by a new version only. */
export function EditProgrammeDialog({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const t = useWords(welfareWords);
  const edit = useAct('welfare.editProgramme');
  const { ownerOf } = useOwner();
  return (
    <FormDialog open title={t('edit')} schema={editForm} initial={{ name: programme.name, purpose: programme.purpose, form: programme.form, period: programme.period, noticeDays: programme.noticeDays, noticeCounting: programme.noticeCounting, owner: programme.owner, lastMonth: programme.lastMonth, festival: programme.festival, basis: programme.basis }} onClose={onClose}
      onSave={({ owner, lastMonth, festival, basis: _basis, ...input }) => edit.run({ ...input, ...ownerOf(owner), lastMonth: lastMonth ?? null, festival: input.period === 'once' && programme.basis === 'rule' ? (festival ?? null) : null, programmeId: programme.programmeId, version: programme.version })}>
      <PlainFields />
    </FormDialog>
  );
}

const statusForm = z.object({ reason: z.string().trim().min(1).max(200) });

/** 停办 or 恢复办理, with the reason. */
export function StatusDialog({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const t = useWords(welfareWords);
  const set = useAct('welfare.setProgrammeStatus');
  const ending = programme.status === 'active';
  return (
    <FormDialog open title={t(ending ? 'end' : 'takeUp')} schema={statusForm} initial={{}} saveLabel={t(ending ? 'end' : 'takeUp')} dangerous={ending} onClose={onClose}
      onSave={({ reason }) => set.run({ programmeId: programme.programmeId, version: programme.version, status: ending ? 'ended' : 'active', reason })}>
      <p className="muted">{t(ending ? 'endText' : 'takeUpText')}</p>
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={200} />
      </Field>
    </FormDialog>
  );
}
