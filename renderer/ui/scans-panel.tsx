import { PaperClipOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Select, Upload } from 'antd';
import { useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { localDayAndTime } from '#shared/days.ts';
import { scansContract, type Scan } from '#shared/scans/contract.ts';
import { MOST_SCAN_BYTES, SCAN_ENDINGS } from '#shared/scans/file-kinds.ts';
import { ownerRule, type OwnerKind } from '#shared/scans/owner-kinds.ts';
import { FormDialog } from './form-dialog.tsx';
import { Field } from './form-panel.tsx';
import { RefusalAlert } from './refusal-alert.tsx';
import { scanWords } from './scan-words.ts';
import { useScanOpening } from './scan-viewer.tsx';
import { useScanAdding } from './use-scan-adding.ts';
import './scans.css';

export interface ScansPanelProps {
  readonly ownerKind: OwnerKind;
  readonly ownerId: number;
  /** Only papers of this kind are listed and added. */
  readonly label?: string;
  /** false: the list alone, whatever the role may do. */
  readonly canEdit?: boolean;
  /** Instead of 扫描件. */
  readonly title?: string;
  /** Papers that ought to be here; those that are not are named. */
  readonly wanted?: readonly string[];
  /** false: without a frame of its own, inside another card. */
  readonly framed?: boolean;
}

const sizeText = (bytes: number): string => (bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);
const timeText = (at: Scan['at']): string => localDayAndTime(at).slice(0, 16);

/** The papers of one thing: added by dropping or choosing, opened, removed with a reason. What the role may do comes from the office. */
export function ScansPanel({ ownerKind, ownerId, label, canEdit = true, title, wanted = [], framed = true }: ScansPanelProps) {
  const t = useWords(scanWords);
  const language = useLanguage();
  const call = useCall('scans.list', { ownerKind, ownerId });
  const { open, opening, viewer } = useScanOpening();
  const [removing, setRemoving] = useState<Scan>();
  const scans = call.data?.scans.filter((scan) => label === undefined || scan.label === label) ?? [];
  const standing = scans.filter((scan) => scan.removedAt === null).length;
  const missing = wanted.filter((each) => !scans.some((scan) => scan.removedAt === null && scan.label === each));
  const mayAdd = canEdit && call.data?.may.add === true;
  return (
    <section className={framed ? 'card scans-panel' : 'scans-panel'} aria-label={title ?? t('scans')}>
      {framed && <h2>{title ?? t('scans')}{standing > 0 && <span className="muted figures">　{standing}</span>}</h2>}
      <RefusalAlert error={call.error} />
      {call.data !== undefined && missing.length > 0 && <Alert type="warning" showIcon className="scan-wanted" title={t('wanted', { papers: missing.map((each) => ownerRule(ownerKind).labels[each]?.[language] ?? each).join(t('&')) })} />}
      {scans.length > 0 && (
        <ScanTable scans={scans} opening={opening} onOpen={call.data?.may.open === true ? (scan) => void open(scan) : undefined} onRemove={canEdit && call.data?.may.remove === true ? setRemoving : undefined} ownerKind={ownerKind} />
      )}
      {call.data !== undefined && scans.length === 0 && <p className="muted">{mayAdd ? `${t('none')}${t('.')}${t('noneHint')}` : t('noneRead')}</p>}
      {call.data !== undefined && scans.length > 0 && !call.data.may.open && <p className="muted">{t('mayNotOpen')}</p>}
      {mayAdd && call.data?.frozen === true && <p className="muted">{t('frozen')}</p>}
      {mayAdd && <AddScans ownerKind={ownerKind} ownerId={ownerId} label={label} first={missing[0]} />}
      {viewer}
      {removing !== undefined && <RemoveDialog scan={removing} onClose={() => setRemoving(undefined)} />}
    </section>
  );
}

interface ScanTableProps {
  readonly scans: readonly Scan[];
  readonly ownerKind: OwnerKind;
  readonly opening: boolean;
  readonly onOpen: ((scan: Scan) => void) | undefined;
  readonly onRemove: ((scan: Scan) => void) | undefined;
}

function ScanTable({ scans, ownerKind, opening, onOpen, onRemove }: ScanTableProps) {
  const t = useWords(scanWords);
  const language = useLanguage();
  return (
    <table className="plain-table">
      <thead><tr><th>{t('label')}</th><th>{t('fileName')}</th><th className="number">{t('size')}</th><th>{t('addedBy')}</th><th>{t('at')}</th><th aria-label={t('open')} /></tr></thead>
      <tbody>
        {scans.map((scan) => (
          <tr key={scan.scanId} className={scan.removedAt === null ? undefined : 'scan-removed'}>
            <td>{ownerRule(ownerKind).labels[scan.label]?.[language] ?? scan.label}</td>
            <td>
              <span className={scan.removedAt === null ? undefined : 'struck'}>{scan.fileName}</span>
              {scan.note !== '' && <div className="muted">{scan.note}</div>}
              {scan.removedAt !== null && <div>{t('removed', { by: scan.removedBy ?? '', at: timeText(scan.removedAt), reason: scan.removedReason ?? '' })}</div>}
            </td>
            <td className="number">{sizeText(scan.sizeBytes)}</td>
            <td>{scan.by}</td>
            <td className="figures">{timeText(scan.at)}</td>
            <td className="scan-acts">
              {onOpen !== undefined && <Button size="small" disabled={opening} aria-label={`${t('open')} ${scan.fileName}`} onClick={() => onOpen(scan)}>{t('open')}</Button>}
              {onRemove !== undefined && scan.removedAt === null && <Button size="small" type="text" danger aria-label={`${t('remove')} ${scan.fileName}`} onClick={() => onRemove(scan)}>{t('remove')}</Button>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `first`: the kind to begin with, the paper that is still missing. */
function AddScans({ ownerKind, ownerId, label, first }: Pick<ScansPanelProps, 'ownerKind' | 'ownerId'> & { label: string | undefined; first: string | undefined }) {
  const t = useWords(scanWords);
  const language = useLanguage();
  const labels = Object.entries(ownerRule(ownerKind).labels);
  const [kind, setKind] = useState(label ?? first ?? labels[0]?.[0] ?? 'other');
  const [note, setNote] = useState('');
  const { add, progress, added, errors } = useScanAdding(ownerKind, ownerId);
  const take = async (files: readonly File[]): Promise<void> => {
    await add(files, kind, note);
    setNote('');
  };
  const busy = progress !== undefined;
  return (
    <div className="scan-adding">
      {errors.map((error, index) => <RefusalAlert key={index} error={error} />)}
      {added > 0 && !busy && <Alert type="success" showIcon role="status" title={t('added', { n: added })} />}
      <div className="scan-fields">
        {label === undefined && <Select aria-label={t('addAs')} value={kind} onChange={setKind} disabled={busy} options={labels.map(([value, words]) => ({ value, label: words[language] }))} />}
        <Input aria-label={t('note')} placeholder={t('noteHint')} maxLength={200} value={note} disabled={busy} onChange={(event) => setNote(event.target.value)} />
      </div>
      <Upload.Dragger
        // The chooser offers scans first; a file of another kind that is dropped is refused with a sentence, not left out in silence.
        accept={{ format: SCAN_ENDINGS.join(','), filter: 'native' }} multiple showUploadList={false} disabled={busy}
        beforeUpload={(file, all) => {
          // Called once for each file of one drop; the first call takes them all.
          if (file === all[0]) void take(all);
          return false;
        }}>
        <Button tabIndex={-1} icon={<PaperClipOutlined aria-hidden />} loading={busy}>{busy ? t('adding', progress) : t('choose')}</Button>
        <div className="muted">{t('dropHint', { mb: MOST_SCAN_BYTES / 1_048_576 })}</div>
      </Upload.Dragger>
    </div>
  );
}

function RemoveDialog({ scan, onClose }: { scan: Scan; onClose: () => void }) {
  const t = useWords(scanWords);
  const remove = useAct('scans.remove');
  return (
    <FormDialog open dangerous title={`${t('removeTitle')} · ${scan.fileName}`} schema={scansContract.remove.input.pick({ reason: true })} initial={{ reason: '' }} saveLabel={t('remove')} onClose={onClose} onSave={(input) => remove.run({ ...input, scanId: scan.scanId })}>
      {() => (
        <>
          <p>{t('removeText')}</p>
          <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus placeholder={t('reasonHint')} /></Field>
        </>
      )}
    </FormDialog>
  );
}
