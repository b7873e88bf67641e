import { Alert, Button, Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Field, FormPanel } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { officeContract } from '#shared/office/contract.ts';
import { CHANGE_KIND_WORDS, TWO_PERSON_SETTINGS, type ChangeKind } from '#shared/residents/change-requests.ts';
import { officeWords } from './words.ts';

function RecoveryCode() {
  const t = useWords(officeWords);
  const renew = useAct('office.newRecoveryCode');
  const [code, setCode] = useState<string>();
  const make = async (): Promise<void> => {
    const outcome = await renew.run({});
    if (outcome.ok) setCode(outcome.value.recoveryCode);
  };
  return (
    <section className="card">
      <h2>{t('recovery')}</h2>
      {code === undefined ? (
        <>
          <p className="muted">{t('recoveryText')}</p>
          <Button loading={renew.running} onClick={() => void make()}>
            {t('newRecovery')}
          </Button>
        </>
      ) : (
        <>
          <p>{t('recoveryShown')}</p>
          <span className="code-shown" data-testid="recovery-code">
            {code}
          </span>
          <p>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </p>
        </>
      )}
      <RefusalAlert error={renew.error} />
    </section>
  );
}

export function SettingsPage() {
  const t = useWords(officeWords);
  const language = useLanguage();
  const settings = useCall('office.settings', {});
  const save = useAct('office.saveSettings');
  const [saved, setSaved] = useState(false);
  return (
    <PageFrame title={t('settings')} narrow>
      <RefusalAlert error={settings.error} />
      <section className="card">
        {saved && <Alert className="ended-note" type="success" showIcon role="status" title={t('settingsSaved')} />}
        {settings.data !== undefined && (
          <FormPanel
            schema={officeContract.saveSettings.input}
            initial={settings.data}
            onChange={() => setSaved(false)}
            onSave={save.run}
            onSaved={() => setSaved(true)}
          >
            <Field name="idleMinutes" label={t('idleMinutes')} hint={t('idleHint')}>
              <InputNumber precision={0} />
            </Field>
            <Field name="passwordLeast" label={t('passwordLeast')} hint={t('passwordHint')}>
              <InputNumber precision={0} />
            </Field>
            <Field name="backupsKept" label={t('backupsKept')} hint={t('backupsKeptHint')}>
              <InputNumber precision={0} />
            </Field>
            <Field name="bankBatchNeedsRoster" label={t('bankRoster')} valuePropName="checked" hint={t('bankRosterHint')}>
              <Checkbox>{t('bankRosterDo')}</Checkbox>
            </Field>
            <Field name="withholdingTold" label={t('withholdingTold')} valuePropName="checked" hint={t('withholdingToldHint')}>
              <Checkbox>{t('withholdingToldDo')}</Checkbox>
            </Field>
            <Field name="standardNeedsScan" label={t('standardScan')} valuePropName="checked" hint={t('standardScanHint')}>
              <Checkbox>{t('standardScanDo')}</Checkbox>
            </Field>
            <h3>{t('twoPersons')}</h3>
            <p className="muted">{t('twoPersonsHint')}</p>
            {Object.entries(TWO_PERSON_SETTINGS).map(([kind, name]) => (
              <Field key={name} name={name} label="" valuePropName="checked">
                <Checkbox>{t('twoPersonsDo', { what: CHANGE_KIND_WORDS[kind as ChangeKind][language] })}</Checkbox>
              </Field>
            ))}
          </FormPanel>
        )}
      </section>
      <RecoveryCode />
    </PageFrame>
  );
}
