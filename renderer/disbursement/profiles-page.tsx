import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { uploadFile } from '#renderer/api/files.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { bankProfileSchema, type BankProfile } from '#shared/disbursement/bank-profile.ts';
import { id } from '#shared/ids.ts';
import { Meanings } from './meanings.tsx';
import { FileFields, Labelled, ResultFields } from './profile-fields.tsx';
import { profileWords } from './profile-words.ts';
import { disbursementWords } from './words.ts';

/** The first lines of the file as it would be, of a batch or of invented people. */
function Preview({ profile }: { profile: BankProfile }) {
  const t = useWords(profileWords);
  const [batchId, setBatchId] = useState<number>();
  const batches = useCall('disbursement.list', { limit: 50 });
  const valid = bankProfileSchema.safeParse(profile).success;
  const { data, error } = useCall('paying.previewProfile', { profile, batchId: batchId === undefined ? null : id<'batch'>(batchId) }, { enabled: valid, keepLast: true });
  return (
    <section className="card" aria-label={t('preview')}>
      <h2>{t('preview')}</h2>
      <Labelled label={t('previewOf')}>
        <Select style={{ width: '24em' }} allowClear placeholder={t('invented')} value={batchId} onChange={setBatchId} options={(batches.data?.batches ?? []).filter((batch) => batch.payBy === 'bank').map((batch) => ({ value: batch.batchId as number, label: `${batch.batchNo} ${batch.programmeName}` }))} />
      </Labelled>
      <RefusalAlert error={error} />
      {data !== undefined && valid && (
        <>
          <p>{data.fileName}　{t('previewSum', { n: data.lineCount, files: data.files })} <MoneyText fen={data.totalFen} /> {t('yuan')}{data.leftOut > 0 ? `　${t('previewLeftOut', { n: data.leftOut })}` : ''}</p>
          {data.characters.length > 0 && <Alert type="warning" showIcon title={t('previewCharacters', { characters: data.characters.join(' ') })} />}
          <pre className="file-preview">{[...data.rows, ...(data.last === null ? [] : ['…', data.last])].join('\n')}</pre>
        </>
      )}
    </section>
  );
}

type Answer = MethodOutput<'paying.testAnswer'>;

/** Reads a file of the bank by this profile and shows what each line is taken for; nothing is stored. */
function TestAnswer({ profile }: { profile: BankProfile }) {
  const t = useWords(profileWords);
  const words = useWords(disbursementWords);
  const test = useAct('paying.testAnswer');
  const [answer, setAnswer] = useState<Answer>();
  const [error, setError] = useState<Error>();
  const take = async (file: File): Promise<void> => {
    setAnswer(undefined);
    setError(undefined);
    try {
      const { fileId } = await uploadFile(file);
      const outcome = await test.run({ profile, fileId });
      if (outcome.ok) setAnswer(outcome.value);
      else setError(outcome.error);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  if (profile.result === null) return null;
  return (
    <section className="card" aria-label={t('testAnswer')}>
      <h2>{t('testAnswer')}</h2>
      <FileDrop accept={['.txt', '.csv', '.dat', '.rst', '.xlsx', '.xls']} hint={t('testHint')} onFile={(file) => void take(file)} />
      <RefusalAlert error={error} />
      {answer !== undefined && (
        <>
          <p role="status">{t('testSum', { n: answer.lineCount, paid: answer.paidCount, part: answer.partCount, failed: answer.failedCount })}</p>
          <table className="plain-table">
            <thead><tr><th>{words('seq')}</th><th>{t('result_lineRef')}</th><th>{words('name')}</th><th>{words('account')}</th><th className="number">{words('amount')}</th><th>{words('outcome')}</th><th className="number">{words('paidFen')}</th><th>{words('reason')}</th></tr></thead>
            <tbody>
              {answer.lines.map((line) => (
                <tr key={line.seq}>
                  <td className="figures">{line.seq}</td><td>{line.lineRef}</td><td>{line.name}</td><td className="figures">{line.account}</td>
                  <td className="number">{line.amountFen === null ? '' : <MoneyText fen={line.amountFen} />}</td><td>{words(`r_${line.outcome}`)}</td><td className="number">{line.paidFen === null ? '' : <MoneyText fen={line.paidFen} blankZero />}</td><td>{line.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Meanings />
    </section>
  );
}

/** One format being edited; saved under its own short name, a built-in one as the office's own. */
function Editor({ start }: { start: BankProfile }) {
  const t = useWords(profileWords);
  const save = useAct('disbursement.saveProfile');
  const [profile, setProfile] = useState(start);
  const [saved, setSaved] = useState(false);
  const checked = bankProfileSchema.safeParse(profile);
  const change = (next: Partial<BankProfile>): void => { setSaved(false); setProfile((before) => ({ ...before, ...next })); };
  const faults = checked.success ? [] : checked.error.issues.map((issue) => (issue.code === 'custom' ? t(`fault_${issue.message}` as 'fault_name_missing') : t('fault_field', { field: String(issue.path[0]) })));
  return (
    <>
      <section className="card" aria-label={t('fileTo')}>
        <h2>{t('fileTo')}</h2>
        <FileFields profile={profile} onChange={change} />
      </section>
      <section className="card" aria-label={t('fileBack')}>
        <h2>{t('fileBack')}</h2>
        <ResultFields profile={profile} onChange={change} />
      </section>
      <section className="card">
        {faults.length > 0 && <Alert type="error" showIcon role="alert" title={[...new Set(faults)].join(t(';'))} />}
        {saved && <Alert type="success" showIcon role="status" title={t('saved')} />}
        <RefusalAlert error={save.error} />
        <Button type="primary" disabled={!checked.success} loading={save.running} onClick={() => void save.run({ profile }).then((outcome) => { setSaved(outcome.ok); })}>{t('saveProfile')}</Button>
      </section>
      <Preview profile={profile} />
      <TestAnswer profile={profile} />
    </>
  );
}

/** 银行格式: the formats that come with the program and the office's own; edited, looked at and tried before they are relied on. */
export function ProfilesPage() {
  const t = useWords(profileWords);
  const { data, error } = useCall('disbursement.profiles', {});
  const [code, setCode] = useState<string>();
  const chosen = data?.profiles.find(({ profile }) => profile.code === code) ?? data?.profiles[0];
  return (
    <PageFrame title={t('profiles')} subtitle={t('profilesHint')}>
      <RefusalAlert error={error} />
      <div className="scroll-cards">
        <section className="card labelled-row">
          <Labelled label={t('chooseProfile')} wide>
            <Select value={chosen?.profile.code} onChange={setCode} options={(data?.profiles ?? []).map(({ profile, builtIn }) => ({ value: profile.code, label: `${profile.name}${builtIn ? t('builtIn') : ''}` }))} />
          </Labelled>
        </section>
        {chosen !== undefined && <Editor key={chosen.profile.code} start={chosen.profile} />}
      </div>
    </PageFrame>
  );
}
