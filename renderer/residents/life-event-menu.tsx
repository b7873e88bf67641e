import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ArrivalDialog } from './arrival-dialog.tsx';
import { DepartureDialog } from './departure-dialog.tsx';
import { eventWords } from './event-words.ts';
import { BirthDialog, ChangeHeadDialog, MergeDialog, MoveMemberDialog, SplitDialog, WithHousehold, type HouseholdFile } from './household-event-dialogs.tsx';
import type { ResidentFile } from './resident-page.tsx';
import { residentsWords } from './words.ts';

type Kind = 'birth' | 'death' | 'movedOut' | 'marriageOut' | 'moveMember' | 'changeHead' | 'split' | 'merge' | 'movedIn' | 'marriageIn';

function EventMenu({ kinds, onChoose }: { readonly kinds: readonly Kind[]; readonly onChoose: (kind: Kind) => void }) {
  const say = useWords(eventWords);
  const t = useWords(residentsWords);
  return (
    <Dropdown trigger={['click']} autoFocus menu={{ items: kinds.map((kind) => ({ key: kind, label: say(kind), danger: kind === 'death' })), onClick: ({ key }) => onChoose(key as Kind) }}>
      <Button>{t('act')} <DownOutlined aria-hidden /></Button>
    </Dropdown>
  );
}

/** What can be recorded of one resident: for the living what ends or moves them, for those who moved out their return. */
export function LifeEventMenu({ file }: { readonly file: ResidentFile }) {
  const [kind, setKind] = useState<Kind>();
  const close = (): void => setKind(undefined);
  const { resident } = file;
  // While a dialog is open it stays: recording a death makes the resident dead before its last step is read.
  if (resident.status === 'dead' && kind === undefined) return null;
  const kinds: readonly Kind[] = resident.status === 'movedOut' ? ['movedIn', 'death'] : [...(resident.householdId === null ? [] : ['birth', 'changeHead', 'split'] as const), 'moveMember', 'marriageOut', 'movedOut', 'death'];
  return (
    <>
      <EventMenu kinds={kinds} onChoose={setKind} />
      {(kind === 'death' || kind === 'movedOut' || kind === 'marriageOut') && <DepartureDialog kind={kind} file={file} onClose={close} />}
      {kind === 'moveMember' && <MoveMemberDialog file={file} onClose={close} />}
      {kind === 'movedIn' && <ArrivalDialog kind="movedIn" householdId={null} onClose={close} />}
      {resident.householdId !== null && (kind === 'birth' || kind === 'changeHead' || kind === 'split') && (
        <WithHousehold householdId={resident.householdId}>{(household) => <HouseholdDialogs kind={kind} file={household} onClose={close} />}</WithHousehold>
      )}
    </>
  );
}

function HouseholdDialogs({ kind, file, onClose }: { readonly kind: Kind; readonly file: HouseholdFile; readonly onClose: () => void }) {
  switch (kind) {
    case 'birth': return <BirthDialog file={file} onClose={onClose} />;
    case 'changeHead': return <ChangeHeadDialog file={file} onClose={onClose} />;
    case 'split': return <SplitDialog file={file} onClose={onClose} />;
    case 'merge': return <MergeDialog file={file} onClose={onClose} />;
    case 'movedIn': case 'marriageIn': return <ArrivalDialog kind={kind} householdId={file.household.householdId} onClose={onClose} />;
    default: return null;
  }
}

/** What can be recorded of a household. */
export function HouseholdEventMenu({ file }: { readonly file: HouseholdFile }) {
  const [kind, setKind] = useState<Kind>();
  if (file.household.status === 'closed') return null;
  return (
    <>
      <EventMenu kinds={file.members.length === 0 ? ['movedIn'] : ['birth', 'movedIn', 'marriageIn', 'changeHead', 'split', 'merge']} onChoose={setKind} />
      {kind !== undefined && <HouseholdDialogs kind={kind} file={file} onClose={() => setKind(undefined)} />}
    </>
  );
}
