import { Alert, Button, Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { FormPanel, Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { useFontScale } from '#renderer/ui/font-scale.ts';
import { localDayAndTime } from '#shared/days.ts';
import { payingWords } from './paying-words.ts';
import { RadarPanel } from './radar-panel.tsx';
import type { BatchShown } from './steps.ts';
import { UntoldWarning } from './withholding-card.tsx';
import { disbursementWords } from './words.ts';

type Check = MethodOutput<'disbursement.checkExport'>;
type Files = MethodOutput<'disbursement.exportToBank'>['files'];

/** Problems the clerk may pass over by leaving the line out of this file. */
const MAY_WAIT: readonly Check['problems'][number]['kind'][] = ['untold', 'noFile', 'payeeGone', 'accountMissing', 'accountChanged', 'characters', 'notSocialSecurity'];

function Problems({ check }: { check: Check }) {
  const t = useWords(disbursementWords);
  if (check.problems.length === 0 && check.lineCount === 0) return <Alert type="info" showIcon title={t('nobodyToSend')} style={{ marginBottom: '1rem' }} />;
  if (check.problems.length === 0) return <Alert type="success" showIcon title={t('checkClean')} style={{ marginBottom: '1rem' }} />;
  return (
    <div className="problem-list" role="group" aria-label={t('problems')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('lineNo')}</th>
            <th>{t('name')}</th>
            <th>{t('problem')}</th>
            <th>{t('detail')}</th>
          </tr>
        </thead>
        <tbody>
          {check.problems.map((problem) => (
            <tr key={`${problem.kind}-${problem.lineId}`}>
              <td className="figures">{problem.lineNo}</td>
              <td>{problem.name}</td>
              <td>{t(`problem_${problem.kind}`)}</td>
              <td>{problem.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MadeFiles({ files, onClose }: { files: Files; onClose: () => void }) {
  const t = useWords(disbursementWords);
  return (
    <div className="stack">
      <Alert type="success" showIcon title={t('filesMade', { n: files.length })} description={t('filesMadeHint')} />
      {files.map((file, at) => (
        <div key={file.exportId} className="card">
          <strong>{file.name}</strong>　{t('personsN', { n: file.lineCount })}　<MoneyText fen={file.totalFen} /> {t('yuan')}
          <div className="muted figures" style={{ overflowWrap: 'anywhere' }}>SHA-256 {file.sha256}</div>
          <DownloadButton label={t('saveFile')} primary={at === 0} autoFocus={at === 0} make={() => Promise.resolve({ ok: true, value: { fileId: file.fileId } })} />
        </div>
      ))}
      <div className="dialog-buttons">
        <Button onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  );
}

/** Whether the name says the encoding already, however it spells it (UTF-8). */
const namesEncoding = (profile: { name: string; encoding: string }): boolean => profile.name.toUpperCase().replaceAll('-', '').includes(profile.encoding.toUpperCase());

const exportForm = z.object({ profileCode: z.string().min(1), also: z.array(z.string()), leaveOut: z.boolean(), reason: z.string().trim().min(1).max(200).optional() });

/** 报盘: which bank's format; what stands in the way is listed before the file is made. */
export function ExportDialog({ batch, onClose }: { batch: BatchShown; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const scale = useFontScale();
  const profiles = useCall('disbursement.profiles', {});
  const make = useAct('disbursement.exportToBank');
  const p = useWords(payingWords);
  const [chosen, setChosen] = useState<string>();
  const [also, setAlso] = useState<readonly string[]>([]);
  const [files, setFiles] = useState<Files>();
  const profileCode = chosen ?? '';
  const check = useCall('disbursement.checkExport', { batchId: batch.batchId, profileCode, alsoProfileCodes: [...also] }, { enabled: profileCode !== '' });
  const options = (profiles.data?.profiles ?? []).map(({ profile }) => ({ value: profile.code, label: profile.form === 'xlsx' ? `${profile.name}${t('(')}Excel${t(')')}` : namesEncoding(profile) ? profile.name : `${profile.name}${t('(')}${profile.encoding.toUpperCase()}${t(')')}` }));
  const waiting = check.data?.problems.filter((problem) => MAY_WAIT.includes(problem.kind)) ?? [];

  return (
    <Modal open title={t('do_export')} width={Math.round(720 * scale)} footer={null} closable={false} keyboard={false} mask={{ closable: false }} destroyOnHidden>
      {files !== undefined ? (
        <MadeFiles files={files} onClose={onClose} />
      ) : (
        <FormPanel
          schema={exportForm}
          initial={{ leaveOut: false, also: [] }}
          saveLabel={t('makeFile')}
          onLeave={onClose}
          onChange={(values) => { setChosen(values.profileCode); setAlso(values.also ?? []); }}
          onSave={async ({ profileCode: code, also: others, leaveOut, reason }) => {
            const outcome = await make.run({ batchId: batch.batchId, version: batch.version, profileCode: code, alsoProfileCodes: others, reason: reason ?? null, leaveOut: leaveOut ? waiting.map((problem) => problem.lineId) : [] });
            if (outcome.ok) setFiles(outcome.value.files);
            return outcome;
          }}
        >
          <RadarPanel batch={batch} quiet />
          {batch.kind === 'claims' && <UntoldWarning batchId={batch.batchId} />}
          <Field name="profileCode" label={t('bankFormat')} required>
            <Select autoFocus loading={profiles.isPending} options={options} />
          </Field>
          {profileCode !== '' && (
            <Field name="also" label={p('alsoFormats')} hint={p('alsoHint')}>
              <Select mode="multiple" options={options.filter((option) => option.value !== profileCode)} />
            </Field>
          )}
          <RefusalAlert error={profiles.error ?? check.error} />
          {check.data !== undefined && (
            <>
              <p>
                {t('checkSum', { n: check.data.lineCount, files: check.data.files })} <MoneyText fen={check.data.totalFen} /> {t('yuan')}
              </p>
              {check.data.byProfile.length > 1 && (
                <ul className="plain-list">{check.data.byProfile.map((file) => <li key={file.profileCode}>{file.name}{t(':')}{t('personsN', { n: file.lineCount })} <MoneyText fen={file.totalFen} /> {t('yuan')}</li>)}</ul>
              )}
              <Problems check={check.data} />
              {waiting.length > 0 && (
                <Field name="leaveOut" label={t('leaveOutLabel')} valuePropName="checked" hint={t('leaveOutHint')}>
                  <Checkbox>{t('leaveOut', { n: new Set(waiting.map((problem) => problem.lineId)).size })}</Checkbox>
                </Field>
              )}
              {check.data.lastRun !== null && check.data.lineCount > 0 && (
                <>
                  <Alert type="warning" showIcon style={{ marginBottom: '1rem' }} title={t('exportedBefore', { run: check.data.lastRun.runNo, at: localDayAndTime(check.data.lastRun.at), name: check.data.lastRun.userName })} {...(check.data.again ? { description: t('sendAgain') } : {})} />
                  <Field name="reason" label={t('exportReason')} required>
                    <Input maxLength={200} />
                  </Field>
                </>
              )}
            </>
          )}
        </FormPanel>
      )}
    </Modal>
  );
}
