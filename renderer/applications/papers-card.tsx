/** 材料: what was seen of each paper, and whether it is enough. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { ApplicationFile } from '#shared/applications/contract.ts';
import { EVIDENCE_SEEN, type EvidenceSeen } from '#shared/applications/flow.ts';
import { applicationsWords } from './words.ts';

type Paper = ApplicationFile['evidence'][number];

export function PapersCard({ file }: { file: ApplicationFile }) {
  const t = useWords(applicationsWords);
  const check = useAct('applications.checkPapers');
  const screen = useAct('applications.screen');
  const [changed, setChanged] = useState<Record<string, { seen: EvidenceSeen; note: string }>>({});
  const mayCheck = file.may.edit && ['registered', 'incomplete', 'screened', 'visited', 'voted', 'published', 'suspended'].includes(file.status);
  const mayScreen = file.may.edit && (file.status === 'registered' || file.status === 'incomplete');
  const of = (paper: Paper): { seen: EvidenceSeen; note: string } => changed[paper.key] ?? { seen: paper.seen, note: paper.note };
  const set = (paper: Paper, part: Partial<{ seen: EvidenceSeen; note: string }>): void => setChanged((now) => ({ ...now, [paper.key]: { ...of(paper), ...part } }));
  const save = async (): Promise<number | undefined> => {
    if (Object.keys(changed).length === 0) return file.version;
    const outcome = await check.run({ applicationId: file.applicationId, version: file.version, papers: file.evidence.map((paper) => ({ key: paper.key, ...of(paper) })) });
    if (!outcome.ok) return undefined;
    setChanged({});
    return outcome.value.version;
  };
  const screenNow = async (): Promise<void> => {
    const version = await save();
    if (version !== undefined) await screen.run({ applicationId: file.applicationId, version, comment: '' });
  };
  return (
    <section className="card" aria-label={t('papers')}>
      <h2>{t('papers')}</h2>
      <RefusalAlert error={check.error ?? screen.error} />
      <table className="plain-table">
        <tbody>
          {file.evidence.map((paper) => (
            <tr key={paper.key}>
              <td>{paper.name}</td><td style={{ width: '4rem' }} className="muted">{t(paper.required ? 'required' : 'optional')}</td>
              <td style={{ width: '9rem' }}>{mayCheck ? <Select aria-label={paper.name} value={of(paper).seen} onChange={(seen: EvidenceSeen) => set(paper, { seen })} options={EVIDENCE_SEEN.map((value) => ({ value, label: t(value) }))} style={{ width: '100%' }} /> : <StatusTag tone={paper.seen === 'missing' && paper.required ? 'bad' : 'neutral'}>{t(paper.seen)}</StatusTag>}</td>
              <td style={{ width: '14rem' }}>{mayCheck ? <Input aria-label={`${paper.name} ${t('note')}`} value={of(paper).note} maxLength={100} placeholder={t('note')} onChange={(event) => set(paper, { note: event.target.value })} /> : paper.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayCheck && (
        <p style={{ display: 'flex', gap: '0.6rem', alignItems: 'center', flexWrap: 'wrap' }}>
          <Button disabled={Object.keys(changed).length === 0} loading={check.running} onClick={() => void save()}>{t('savePapers')}</Button>
          {mayScreen && <Button type="primary" loading={screen.running} onClick={() => void screenNow()}>{t('screen')}</Button>}
          {mayScreen && <span className="muted">{t('screenHint')}</span>}
        </p>
      )}
    </section>
  );
}
