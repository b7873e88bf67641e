/** 读身份证: a box a card reader in keyboard mode types into. Whoever is registered is opened, whoever is not fills the form (A12). */
import { Alert, Button, Input, Modal, type GetRef } from 'antd';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { idNumberWhy } from '#renderer/errors/residents-why.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Day } from '#shared/days.ts';
import { isValidOn, readIdCard, type IdCard } from '#shared/id-card.ts';
import type { RefusedCitizenId } from '#shared/citizen-id.ts';
import { idCardWords } from './id-card-words.ts';

/** A reader presses its keys far faster, even through a slow machine; a person who leaves the box by Tab has stopped typing for longer. */
const READER_MS = 500;
/** The reader has finished when nothing came for so long: what it typed later would go astray. */
const QUIET_MS = 800;

/** What the number says where it contradicts the rest of the card. */
const expectedOf = (why: RefusedCitizenId): string | null => (why.code === 'sex_mismatch' ? why.idSex : why.code === 'birth_mismatch' ? why.idBirthDate : null);

function CardTable({ card }: { readonly card: IdCard }) {
  const t = useWords(idCardWords);
  const valid = card.validTo === null ? '' : `${card.validFrom ?? ''} — ${card.validTo === 'forever' ? t('forever') : card.validTo}`;
  const rows = [[t('name'), card.name], [t('sex'), card.sex === '1' ? t('male') : t('female')], [t('birthDate'), card.birthDate], [t('address'), card.address], [t('idNumber'), card.idNumber], [t('issuer'), card.issuer], [t('valid'), valid]] as const;
  return <table className="plain-table" aria-label={t('title')}><tbody>{rows.map(([label, value]) => <tr key={label}><th scope="row" style={{ width: '8rem' }}>{label}</th><td>{value === '' ? <span className="muted">{t('nothingRead')}</span> : value}</td></tr>)}</tbody></table>;
}

/** `onUse` gets a card whose owner is not registered. */
export function IdCardDialog({ onUse, onClose, onOpen }: { readonly onUse: (card: IdCard) => void; readonly onClose: () => void; /** Before the file of a known person is opened. */ readonly onOpen?: () => void }) {
  const t = useWords(idCardWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const today = useOfficeState().today as Day;
  const [text, setText] = useState('');
  const [quiet, setQuiet] = useState('');
  const lastKey = useRef(0);
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const whole = useDeferredValue(quiet);
  const read = useMemo(() => (whole.trim() === '' ? null : readIdCard(whole, today)), [whole, today]);
  const card = read?.ok === true ? read.card : null;
  const found = useCall('residents.list', { search: card?.idNumber ?? '', status: null, limit: 1, withTotal: false }, { enabled: card !== null });
  const known = card === null ? undefined : found.data?.rows[0];
  const ready = card !== null && found.data !== undefined;
  const open = (): void => {
    if (known === undefined) return;
    onOpen?.();
    onClose();
    setTimeout(() => void navigate(`/residents/${known.residentId}`));
  };
  return (
    <Modal
      // The dialog takes the caret as it opens, and the reader types wherever the caret is.
      open title={t('title')} onCancel={onClose} destroyOnHidden afterOpenChange={() => box.current?.focus()} footer={(
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          {text !== '' && <Button onClick={() => { setText(''); setQuiet(''); box.current?.focus(); }}>{t('again')}</Button>}
          {ready && (known === undefined ? <Button key="use" autoFocus type="primary" onClick={() => { onUse(card); onClose(); }}>{t('use')}</Button> : <Button key="open" autoFocus type="primary" onClick={open}>{t('open', { name: known.name })}</Button>)}
        </>
      )}
    >
      <p>{t('hint')}</p>
      {card === null && (
        <Input.TextArea
          ref={box} aria-label={t('box')} autoFocus rows={4} value={text} autoComplete="off" spellCheck={false} placeholder={t('waiting')} maxLength={600}
          onChange={(event) => {
            // Chinese characters come without a key of their own.
            lastKey.current = event.timeStamp;
            setText(event.target.value);
          }}
          onKeyDown={(event) => {
            // When the key was pressed, not when a busy page came to hear of it.
            const now = event.timeStamp;
            // A tab between two fields of the card belongs to the card; a person's tab leaves the box.
            if (event.key === 'Tab' && !event.shiftKey && text !== '' && now - lastKey.current < READER_MS) {
              event.preventDefault();
              // Into the box itself: the next key comes before React has drawn this one.
              const { currentTarget: field } = event;
              field.setRangeText('\t', field.selectionStart, field.selectionEnd, 'end');
              setText(field.value);
            }
            lastKey.current = now;
          }}
        />
      )}
      {read?.ok === false && (read.code === 'no_number' ? <Alert type="info" showIcon title={t('no_number')} /> : <Alert type="error" showIcon role="alert" title={t('number_bad', { why: idNumberWhy(read.why.code, expectedOf(read.why), language) })} description={read.name} />)}
      {card !== null && <CardTable card={card} />}
      {card !== null && isValidOn(card, today) === false && <Alert type="warning" showIcon title={t('expired')} />}
      {known !== undefined && <Alert type="info" showIcon title={t('known', { name: `${known.name}${known.householdNo === null ? '' : `${t('(')}${known.householdNo}${t(')')}`}` })} />}
    </Modal>
  );
}
