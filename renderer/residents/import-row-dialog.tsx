import { Button, Checkbox, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { labelOf, SEX } from '#shared/code-tables.ts';
import { RELATION_TO_HEAD } from '#shared/relation-to-head.ts';
import { customWords } from './custom-words.ts';
import type { RowChoice, PreviewRow } from './import-choices.ts';
import { findingLines } from './import-sentences.ts';
import { changeFieldWords, factValueWords } from './import-field-words.ts';
import { importWords } from './import-words.ts';

type Change = PreviewRow['changes'][number];

type CustomField = MethodOutput<'residents.customFields'>['fields'][number];

/** The fields the office added itself, by the name under which a change speaks of one. */
function useCustomFields(): ReadonlyMap<string, CustomField> {
  const { data } = useCall('residents.customFields', {});
  return new Map((data?.fields ?? []).map((field) => [`custom.${field.customFieldId}`, field]));
}

/** A value of a difference in words. */
function useShownValue(): (change: Pick<Change, 'field'>, value: string | null) => string {
  const custom = useCustomFields();
  const sayCustom = useWords(customWords);
  const t = useWords(importWords);
  const say = useWords(factValueWords);
  const language = useLanguage();
  return (change, value) => {
    if (value === null || value === '') return t('nothing');
    if (custom.get(change.field)?.kind === 'yesNo') return value === 'yes' ? sayCustom('yes') : value === 'no' ? sayCustom('no') : value;
    if (change.field === 'sex') return labelOf(SEX, value, language);
    if (change.field === 'relation') return labelOf(RELATION_TO_HEAD, value, language);
    if (change.field === 'household' && value === '*') return t('newHousehold');
    return change.field.startsWith('fact.') ? say(`${change.field.slice(5)}.${value}` as 'veteran.yes') : value;
  };
}

function Changes({ changes, leave, onLeave }: { changes: readonly Change[]; leave: ReadonlySet<string>; onLeave: (field: string, left: boolean) => void }) {
  const t = useWords(importWords);
  const say = useWords(changeFieldWords);
  const shown = useShownValue();
  const custom = useCustomFields();
  const word = ({ field }: Change): string => custom.get(field)?.name ?? say(field as 'name');
  return (
    <table className="plain-table" aria-label={t('changesTitle')}>
      <caption className="muted">{t('changesTitle')}</caption>
      <thead><tr><th>{t('take')}</th><th>{t('field')}</th><th>{t('oldValue')}</th><th>{t('newValue')}</th></tr></thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <td><Checkbox aria-label={`${t('take')} ${word(change)}`} checked={!leave.has(change.field)} onChange={(event) => onLeave(change.field, !event.target.checked)} /></td>
            <td>{word(change)}</td><td>{shown(change, change.oldValue)}</td><td><strong>{shown(change, change.newValue)}</strong></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface ImportRowDialogProps {
  readonly row: PreviewRow;
  readonly choice: RowChoice | undefined;
  /** undefined: no decision, the row stays as the preview proposes. */
  readonly onDone: (choice: RowChoice | undefined) => void;
  readonly onClose: () => void;
}

/** One row: why it is held, what would change, and how it is to be settled. */
export function ImportRowDialog({ row, choice, onDone, onClose }: ImportRowDialogProps) {
  const t = useWords(importWords);
  const language = useLanguage();
  const custom = useCustomFields();
  const shown = useShownValue();
  const customValues = row.custom.map(({ customFieldId, value }) => `${custom.get(`custom.${customFieldId}`)?.name ?? ''} ${shown({ field: `custom.${customFieldId}` }, value)}`);
  const [leave, setLeave] = useState<ReadonlySet<string>>(new Set(choice?.leave ?? []));
  const proposed = row.status === 'conflict' ? 'later' : 'import';
  const [settled, setSettled] = useState(choice === undefined ? proposed : choice.as === 'same' ? `same:${String(choice.residentId)}` : choice.as);
  const options = [
    ...(row.choices.includes('import') ? [{ value: 'import', label: t('choiceImport') }] : []),
    ...(row.choices.includes('same') ? row.candidates.map((one) => ({ value: `same:${one.residentId}`, label: t('choiceSame', { who: [one.name, one.birthDate, one.idNumberMasked, one.householdNo].filter((word) => word !== null && word !== '').join(' ') }) })) : []),
    ...(row.choices.includes('new') ? [{ value: 'new', label: t('choiceNew') }] : []),
    ...(row.status === 'conflict' ? [{ value: 'later', label: t('choiceLater') }] : []),
    ...(row.choices.includes('skip') ? [{ value: 'skip', label: t('choiceSkip') }] : []),
  ];
  const decide = (): void => {
    if (settled === 'later') onDone(undefined);
    else if (settled.startsWith('same:')) onDone({ row: row.row, as: 'same', residentId: Number(settled.slice(5)), leave: [...leave] });
    else if (settled === 'import' && row.status !== 'conflict' && leave.size === 0) onDone(undefined);
    else onDone({ row: row.row, as: settled as RowChoice['as'], leave: [...leave] });
  };
  const onLeave = (field: string, left: boolean): void => {
    const next = new Set(leave);
    if (left) next.add(field);
    else next.delete(field);
    setLeave(next);
  };
  return (
    <Modal
      open width={680} title={t('rowTitle', { row: row.row, name: row.name })} onCancel={onClose}
      footer={row.choices.length === 0 ? <Button onClick={onClose}>{t('close')}</Button> : [<Button key="close" onClick={onClose}>{t('close')}</Button>, <Button key="save" type="primary" onClick={decide}>{t('save')}</Button>]}
    >
      {row.choices.length > 0 && <div>{t('stored', { values: [row.name, row.sex, row.birthDate, row.idNumberMasked, row.phoneMasked, row.bankAccountMasked, ...customValues].filter((value) => value !== null && value !== '').join(' · ') })}</div>}
      <ul>{findingLines(row, language).map((line) => <li key={line}>{line}</li>)}</ul>
      {row.changes.length > 0 && <Changes changes={row.changes} leave={leave} onLeave={onLeave} />}
      {row.choices.length === 0 && (row.status === 'conflict' || row.status === 'error') && <div className="muted">{t('mustMend')}</div>}
      {options.length > 0 && row.choices.length > 0 && (
        <Radio.Group aria-label={t('choice')} value={settled} onChange={(event) => setSettled(String(event.target.value))} options={options} orientation="vertical" />
      )}
    </Modal>
  );
}
