import { Button, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { instant, localDayAndTime } from '#shared/days.ts';
import { reasonSchema } from '#shared/residents/fields.ts';
import { useRequestInstead } from './change-request-dialog.tsx';
import { eventWords } from './event-words.ts';
import type { ResidentFile } from './resident-page.tsx';
import { residentsWords } from './words.ts';

type Event = ResidentFile['events'][number];

/** 大事记. A wrong entry is taken back by another; none is ever erased. */
export function EventsTab({ events, mayEdit }: { readonly events: readonly Event[]; readonly mayEdit: boolean }) {
  const t = useWords(residentsWords);
  const say = useWords(eventWords);
  const revoke = useAct('residents.revokeEvent');
  const [revoking, setRevoking] = useState<Event>();
  const request = useRequestInstead(() => setRevoking(undefined));
  const kindWord = (kind: string): string => say(kind as 'birth');
  if (events.length === 0) return <p className="muted">{t('noEvents')}</p>;
  return (
    <>
      <table className="plain-table">
        <thead><tr><th>{say('day')}</th><th>{t('events')}</th><th>{t('name')}</th><th>{t('householdNo')}</th><th>{t('note')}</th><th>{t('recordedBy')}</th><th>{t('recordedAt')}</th><th>{t('act')}</th></tr></thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.lifeEventId} className={event.revoked ? 'muted' : ''}>
              <td className="figures">{event.occurredOn}</td><td>{kindWord(event.kind)}</td><td>{event.residentName}</td><td>{event.householdNo}</td><td>{event.note}</td><td>{event.recordedBy}</td>
              <td className="figures">{localDayAndTime(instant(event.recordedAt))}</td>
              <td>{event.revoked ? <StatusTag tone="neutral">{t('revoked')}</StatusTag> : mayEdit && event.kind !== 'revoked' && <Button size="small" onClick={() => setRevoking(event)}>{t('revoke')}</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking !== undefined && (
        <FormDialog
          open dangerous title={`${t('revokeTitle')} · ${kindWord(revoking.kind)} ${revoking.occurredOn}`} schema={z.object({ reason: reasonSchema })} initial={{}} saveLabel={t('revoke')} onClose={() => setRevoking(undefined)} refusalAction={request.action}
          onSave={({ reason }) => {
            const input = { lifeEventId: revoking.lifeEventId, reason };
            request.remember({ what: 'revokeEvent', input });
            return revoke.run(input);
          }}
        >
          <p>{t('revokeHint')}</p>
          <Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field>
        </FormDialog>
      )}
    </>
  );
}
