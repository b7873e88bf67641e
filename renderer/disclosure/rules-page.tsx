/** Which accounts are shown in which of the eight groups: a table the accountant edits. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { useGuardLoss } from '#renderer/ui/confirm-loss.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { BOARD_GROUPS, BOARD_MEASURES, type BoardRule } from '#shared/disclosure/contract.ts';
import { disclosureWords } from './words.ts';

function RuleTable({ rules, onChange }: { rules: readonly BoardRule[]; onChange: (rules: BoardRule[]) => void }) {
  const t = useWords(disclosureWords);
  const set = (at: number, change: Partial<BoardRule>): void => onChange(rules.map((rule, index) => (index === at ? { ...rule, ...change } : rule)));
  return (
    <table className="plain-table">
      <thead><tr><th>{t('code')}</th><th>{t('measure')}</th><th>{t('group')}</th><th>{t('item')}</th><th>{t('removeRule')}</th></tr></thead>
      <tbody>
        {rules.map((rule, at) => (
          <tr key={at}>
            <td><Input aria-label={t('code')} value={rule.code} onChange={(event) => set(at, { code: event.target.value.trim() })} /></td>
            <td><Select aria-label={t('measure')} style={{ width: '9rem' }} value={rule.measure} options={BOARD_MEASURES.map((value) => ({ value, label: t(value) }))} onChange={(measure) => set(at, { measure })} /></td>
            <td><Select aria-label={t('group')} style={{ width: '9rem' }} value={rule.group} options={BOARD_GROUPS.map((value) => ({ value, label: t(value) }))} onChange={(group) => set(at, { group })} /></td>
            <td><Input aria-label={t('item')} value={rule.item} onChange={(event) => set(at, { item: event.target.value })} /></td>
            <td><Button type="link" danger onClick={() => onChange(rules.filter((_, index) => index !== at))}>{t('removeRule')}</Button></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rules({ books }: { books: OpenBooks }) {
  const t = useWords(disclosureWords);
  const { accountSetId } = books.set;
  const stored = useCall('disclosure.rules', { accountSetId });
  const save = useAct('disclosure.saveRules');
  const [edited, setEdited] = useState<BoardRule[]>();
  useGuardLoss(edited !== undefined);
  const rules = edited ?? stored.data?.rules ?? [];
  const store = async (): Promise<void> => {
    if ((await save.run({ accountSetId, rules })).ok) setEdited(undefined);
  };
  return (
    <PageFrame
      title={t('rules')} subtitle={<><AccountSetChoice books={books} /> {stored.data !== undefined && <span className="muted">{t(stored.data.own ? 'rulesOwn' : 'rulesDefault')}</span>}</>} back={{ to: `/ledger/disclosure?set=${accountSetId}`, label: t('boards') }}
      actions={<><Button onClick={() => setEdited([...rules, { code: '', measure: 'spent', group: 'expense', item: '' }])}>{t('addRule')}</Button><Button type="primary" disabled={edited === undefined} loading={save.running} onClick={() => void store()}>{t('save')}</Button></>}
    >
      <RefusalAlert error={stored.error ?? save.error} />
      <RuleTable rules={rules} onChange={setEdited} />
      {rules.length > 20 && <Button type="primary" disabled={edited === undefined} onClick={() => void store()}>{t('save')}</Button>}
    </PageFrame>
  );
}

export function RulesPage() {
  return <WithAccountSet>{(books) => <Rules books={books} />}</WithAccountSet>;
}
