/** The rows of an activity's form: posts, shifts, people served. Each is one control of the form. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import type { activityInputSchema } from '#shared/activities/contract.ts';
import { SHIFT_KINDS } from '#shared/activities/words.ts';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import type { z } from 'zod';
import { ClockInput } from './clock-input.tsx';
import { HouseholdPicker } from './household-picker.tsx';
import { activitiesWords } from './words.ts';

type Form = z.input<typeof activityInputSchema>;
interface Rows<T> { readonly value?: readonly T[]; readonly onChange?: (rows: T[]) => void }
type Post = Form['posts'][number];
type Shift = Form['shifts'][number];
type Recipient = NonNullable<Form['recipients']>[number] & { readonly shown?: string };

function useRows<T>({ value = [], onChange }: Rows<T>) {
  return {
    rows: value,
    change: (at: number, part: Partial<T>) => onChange?.(value.map((row, index) => (index === at ? { ...row, ...part } : row))),
    drop: (at: number) => onChange?.(value.filter((_, index) => index !== at)),
    add: (row: T) => onChange?.([...value, row]),
  };
}

function DropButton({ label, onClick }: { label: string; onClick: () => void }) {
  return <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={label} title={label} onClick={onClick} />;
}

const wholeNumber = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

export function PostRows(props: Rows<Post>) {
  const t = useWords(activitiesWords);
  const { rows, change, drop, add } = useRows(props);
  const skills = useCall('activities.choices', {}).data?.skills ?? [];
  return (
    <table className="rows-input">
      <thead><tr><th style={{ width: '14rem' }}>{t('post')}</th><th style={{ width: '6rem' }}>{t('headCount')}</th><th>{t('skills')}</th><th>&nbsp;</th></tr></thead>
      <tbody>
        {rows.map((row, n) => (
          <tr key={n}>
            <td><Input aria-label={`${t('post')} ${n + 1}`} value={row.name} maxLength={40} onChange={(event) => change(n, { name: event.target.value })} /></td>
            <td><Input aria-label={`${t('headCount')} ${n + 1}`} value={row.headCount ?? ''} maxLength={3} inputMode="numeric" onChange={(event) => change(n, { headCount: wholeNumber(event.target.value)! })} /></td>
            <td><Select aria-label={`${t('skills')} ${n + 1}`} mode="multiple" style={{ width: '100%' }} value={(row.skillIds ?? [])} optionFilterProp="label" options={skills.map((skill) => ({ value: skill.skillId as number, label: skill.name }))} onChange={(skillIds: number[]) => change(n, { skillIds: skillIds })} /></td>
            <td>{rows.length > 1 && <DropButton label={`${t('remove')} ${row.name}`} onClick={() => drop(n)} />}</td>
          </tr>
        ))}
        <tr><td colSpan={4}><Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ name: '', headCount: 1, skillIds: [] })}>{t('addPost')}</Button></td></tr>
      </tbody>
    </table>
  );
}

export function ShiftRows({ posts, day, ...props }: Rows<Shift> & { posts: readonly Post[]; day: string | undefined }) {
  const t = useWords(activitiesWords);
  const { rows, change, drop, add } = useRows(props);
  const last = rows.at(-1);
  const names = posts.map((post) => post.name).filter((name) => name !== '');
  return (
    <table className="rows-input">
      <thead><tr><th>{t('post')}</th><th style={{ width: '11rem' }}>{t('day')}</th><th style={{ width: '6rem' }}>{t('start')}</th><th style={{ width: '6rem' }}>{t('end')}</th><th style={{ width: '6.5rem' }}>{t('shiftKind')}</th><th style={{ width: '8rem' }}>{t('capacity')}</th><th>&nbsp;</th></tr></thead>
      <tbody>
        {rows.map((row, n) => (
          <tr key={n}>
            <td><Select aria-label={`${t('post')} ${n + 1}`} style={{ width: '100%' }} value={row.postName === '' ? null : row.postName} options={names.map((name) => ({ value: name, label: name }))} onChange={(postName: string) => change(n, { postName })} /></td>
            <td><DayInput aria-label={`${t('day')} ${n + 1}`} value={row.day} onChange={(on) => change(n, { day: on ?? '' })} /></td>
            <td><ClockInput aria-label={`${t('start')} ${n + 1}`} placeholder={t('timeHint')} value={row.startMinute} onChange={(startMinute) => change(n, { startMinute: startMinute! })} /></td>
            <td><ClockInput aria-label={`${t('end')} ${n + 1}`} value={row.endMinute} onChange={(endMinute) => change(n, { endMinute: endMinute! })} /></td>
            <td><Select aria-label={`${t('shiftKind')} ${n + 1}`} value={row.kind ?? 'fixed'} title={t('flexibleHint')} options={SHIFT_KINDS.map((value) => ({ value, label: t(value) }))} onChange={(kind) => change(n, { kind })} /></td>
            <td><Input aria-label={`${t('capacity')} ${n + 1}`} placeholder={t('capacityHint')} value={row.capacity ?? ''} maxLength={3} inputMode="numeric" onChange={(event) => change(n, { capacity: wholeNumber(event.target.value) })} /></td>
            <td>{rows.length > 1 && <DropButton label={`${t('remove')} ${n + 1}`} onClick={() => drop(n)} />}</td>
          </tr>
        ))}
        <tr><td colSpan={7}><Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ postName: last?.postName ?? names[0] ?? '', day: last?.day ?? day ?? '', startMinute: last?.endMinute ?? 510, endMinute: Math.min(1440, (last?.endMinute ?? 510) + 120), kind: last?.kind ?? 'fixed' })}>{t('addShift')}</Button></td></tr>
      </tbody>
    </table>
  );
}

export function RecipientRows(props: Rows<Recipient>) {
  const t = useWords(activitiesWords);
  const { rows, change, drop, add } = useRows(props);
  return (
    <table className="rows-input">
      <tbody>
        {rows.map((row, n) => (
          <tr key={n}>
            <td style={{ width: '20rem' }}>
              {row.householdId === undefined
                ? <ResidentPicker aria-label={`${t('addPerson')} ${n + 1}`} value={(row.residentId ?? null) as ResidentId | null} onChange={(residentId) => change(n, { residentId: residentId ?? null })} />
                : <HouseholdPicker aria-label={`${t('addHousehold')} ${n + 1}`} value={row.householdId as HouseholdId | null} shown={row.shown} onChange={(householdId, shown) => change(n, { householdId, shown })} />}
            </td>
            <td><Input aria-label={`${t('note')} ${n + 1}`} placeholder={t('note')} value={row.note} maxLength={200} onChange={(event) => change(n, { note: event.target.value })} /></td>
            <td style={{ width: '2rem' }}><DropButton label={`${t('remove')} ${n + 1}`} onClick={() => drop(n)} /></td>
          </tr>
        ))}
        <tr><td colSpan={3}>
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ residentId: null, note: '' })}>{t('addPerson')}</Button>{' '}
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ householdId: null, note: '' })}>{t('addHousehold')}</Button>
        </td></tr>
      </tbody>
    </table>
  );
}
