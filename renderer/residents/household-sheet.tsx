import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useAct } from '#renderer/api/use-act.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { id } from '#shared/ids.ts';
import { eventWords } from './event-words.ts';
import { factsText, relationWord, sexWord } from './choices.ts';
import { residentsWords } from './words.ts';

/** Longer names, of people with several, are broken where the column needs it. */
const SHORT_NAME = 4;

/** 一户一档 on paper: the household, its members, what happened to it. Asked for once: each printing stands in the log. */
export function HouseholdSheet() {
  const t = useWords(residentsWords);
  const say = useWords(eventWords);
  const language = useLanguage();
  const householdId = id<'household'>(Number(useParams()['householdId']) || Number.MAX_SAFE_INTEGER);
  const { run, error } = useAct('residents.householdSheet');
  const [sheet, setSheet] = useState<MethodOutput<'residents.householdSheet'>>();
  useEffect(() => {
    let gone = false;
    void run({ householdId }).then((outcome) => {
      if (!gone && outcome.ok) setSheet(outcome.value);
    });
    return () => {
      gone = true;
    };
  }, [run, householdId]);
  const household = sheet?.household;
  return (
    <PrintPage title={t('sheetTitle')} ready={sheet !== undefined} error={error ?? null} subtitle={household !== undefined && `${household.householdNo} · ${household.gridName ?? ''} ${household.address}`}>
      {sheet !== undefined && household !== undefined && (
        <>
          <table className="print-table">
            <tbody>
              <tr><th>{t('householdNo')}</th><td>{household.householdNo}</td><th>{t('head')}</th><td>{household.headName}</td><th>{t('kind')}</th><td>{t(household.kind)}</td></tr>
              <tr><th>{t('grid')}</th><td>{household.gridName}</td><th>{t('memberCount')}</th><td>{household.memberCount}</td><th>{t('openedOn')}</th><td>{household.openedOn}</td></tr>
              <tr><th>{t('address')}</th><td colSpan={5}>{household.address}</td></tr>
            </tbody>
          </table>
          <table className="print-table" style={{ marginTop: '4mm' }}>
            <thead><tr><th>{t('name')}</th><th>{t('relation')}</th><th className="whole">{t('sex')}</th><th>{t('birthDate')}</th><th className="whole">{t('age')}</th><th>{t('idNumber')}</th><th>{t('phone')}</th><th>{t('facts')}</th></tr></thead>
            <tbody>
              {sheet.members.map((member) => (
                <tr key={member.residentId}>
                  <td className={member.name.length <= SHORT_NAME ? 'whole' : undefined}>{member.name}</td><td>{relationWord(member.relationCode, language)}</td><td className="whole">{sexWord(member.sex, language)}</td><td className="whole">{member.birthDate}</td><td className="number">{member.age}</td><td className="whole">{member.idNumberMasked}</td><td className="whole">{member.phoneMasked}</td><td>{factsText(member.facts, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {sheet.events.length > 0 && (
            <table className="print-table" style={{ marginTop: '4mm' }}>
              <thead><tr><th>{say('day')}</th><th>{t('events')}</th><th>{t('name')}</th><th>{t('note')}</th></tr></thead>
              <tbody>{sheet.events.filter((event) => !event.revoked && event.kind !== 'revoked').map((event) => <tr key={event.lifeEventId}><td>{event.occurredOn}</td><td>{say(event.kind as 'birth')}</td><td>{event.residentName}</td><td>{event.note}</td></tr>)}</tbody>
            </table>
          )}
          <p style={{ display: 'flex', justifyContent: 'space-between', marginTop: '10mm' }}><span>{t('signHead')}{t(':')}____________</span><span>{t('signClerk')}{t(':')}____________</span><span>{t('printedBy')}{t(':')}{sheet.printedBy}　{t('printedOn')}{t(':')}{sheet.printedOn}</span></p>
        </>
      )}
    </PrintPage>
  );
}
