/** 决议登记, with the quorum calculator while the numbers are typed. */
import { Button, Input, InputNumber, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { membersContract, resolutionInputSchema, type ResolutionRow } from '#shared/members/contract.ts';
import { judgeVote, neededVotes, ORGANS, TOPICS, type QuorumFault } from '#shared/members/quorum.ts';
import { membersWords } from './words.ts';

/** 通过, or each reason why not. */
function Verdict({ faults }: { faults: readonly { code: QuorumFault['code']; had?: number | undefined; needed?: number | undefined }[] }) {
  const t = useWords(membersWords);
  if (faults.length === 0) return <StatusTag tone="good">{t('passed')}</StatusTag>;
  return <span><StatusTag tone="bad">{t('notPassed')}</StatusTag> {faults.map((fault) => t(fault.code, { had: fault.had ?? 0, needed: fault.needed ?? 0 })).join('；')}</span>;
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(membersWords);
  const { today } = useOfficeState();
  const add = useAct('members.addResolution');
  const initial = { topic: 'general', organ: 'members', heldOn: today, note: '' } as const;
  const [typed, setTyped] = useState<object>(initial);
  const read = resolutionInputSchema.safeParse({ resolutionNo: '?', title: '?', eligible: 0, attended: 0, inFavour: 0, against: 0, ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== null && value !== '')) });
  const number = <InputNumber min={0} precision={0} style={{ width: '100%' }} />;
  return (
    <FormDialog open width={760} title={t('addResolution')} schema={membersContract.addResolution.input} initial={initial} onClose={onClose} onSave={add.run} onChange={setTyped} saveLabel={t('addResolution')}>
      {() => (
        <>
          <div className="field-row"><Field name="resolutionNo" label={t('resolutionNo')} required><Input maxLength={60} autoFocus /></Field><Field name="title" label={t('resolutionTitle')} required><Input maxLength={100} /></Field></div>
          <div className="field-row">
            <Field name="organ" label={t('organ')} required><Select options={ORGANS.map((value) => ({ value, label: t(`o.${value}`) }))} /></Field>
            <Field name="topic" label={t('topic')} required><Select options={TOPICS.map((value) => ({ value, label: t(value) }))} /></Field>
          </div>
          <div className="field-row"><Field name="noticeOn" label={t('noticeOn')}><DayInput /></Field><Field name="heldOn" label={t('heldOn')} required><DayInput /></Field><Field name="partyDiscussedOn" label={t('partyDiscussedOn')}><DayInput /></Field></div>
          <div className="field-row"><Field name="eligible" label={t('eligible')} required>{number}</Field><Field name="attended" label={t('attended')} required>{number}</Field><Field name="inFavour" label={t('inFavour')} required>{number}</Field><Field name="against" label={t('against')} required>{number}</Field></div>
          {read.success && (
            <p>{t('calculator', { eligible: read.data.eligible, ...neededVotes(read.data.organ, read.data.topic, read.data.eligible) })}<br />
              <Verdict faults={judgeVote({ ...read.data, noticeOn: read.data.noticeOn ?? null, partyDiscussedOn: read.data.partyDiscussedOn ?? null })} /></p>
          )}
          <Field name="note" label={t('note')}><Input.TextArea maxLength={500} rows={2} /></Field>
        </>
      )}
    </FormDialog>
  );
}

/** One resolution with the papers that prove it. */
function PapersDialog({ row, onClose }: { row: ResolutionRow; onClose: () => void }) {
  const t = useWords(membersWords);
  return (
    <Modal open width={860} title={`${row.resolutionNo}　${row.title}`} onCancel={onClose} footer={<Button onClick={onClose}>{t('close')}</Button>}>
      <p><span className="figures">{row.heldOn}</span>　{t(`o.${row.organ}`)}　{t(row.topic)}　<Verdict faults={row.faults} /></p>
      {row.note !== '' && <p>{row.note}</p>}
      <ScansPanel ownerKind="resolution" ownerId={row.resolutionId} title={t('papers')} wanted={['signedResolution']} />
    </Modal>
  );
}

export function ResolutionsPage() {
  const t = useWords(membersWords);
  const mayEdit = useMay('residents.edit');
  const rows = useCall('members.resolutions', {});
  const [adding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<number>();
  const opened = rows.data?.find((row) => row.resolutionId === openId);
  const columns = useMemo<Column<ResolutionRow>[]>(() => [
    { key: 'no', title: t('resolutionNo'), width: 190, kind: 'id', value: (row) => row.resolutionNo }, { key: 'title', title: t('resolutionTitle'), width: 200, value: (row) => row.title },
    { key: 'verdict', title: t('verdict'), width: 380, kind: 'id', render: (row) => <Verdict faults={row.faults} /> },
    { key: 'scans', title: t('papers'), width: 90, kind: 'number', value: (row) => (row.scanCount === 0 ? null : row.scanCount) },
    { key: 'organ', title: t('organ'), width: 120, value: (row) => t(`o.${row.organ}`) }, { key: 'topic', title: t('topic'), width: 130, value: (row) => t(row.topic) }, { key: 'heldOn', title: t('heldOn'), width: 130, kind: 'day', value: (row) => row.heldOn },
    { key: 'eligible', title: t('eligible'), width: 90, kind: 'number', value: (row) => row.eligible }, { key: 'attended', title: t('attended'), width: 90, kind: 'number', value: (row) => row.attended },
    { key: 'inFavour', title: t('inFavour'), width: 90, kind: 'number', value: (row) => row.inFavour }, { key: 'against', title: t('against'), width: 90, kind: 'number', value: (row) => row.against },
  ], [t]);
  return (
    <PageFrame title={t('resolutions')} actions={mayEdit && <Button type="primary" onClick={() => setAdding(true)}>{t('addResolution')}</Button>}>
      <DataTable label={t('resolutions')} columns={columns} rows={rows.data} rowKey={(row) => row.resolutionId} error={rows.error} onOpen={(row) => setOpenId(row.resolutionId)} empty={{ title: t('noResolutions') }} />
      {opened !== undefined && <PapersDialog row={opened} onClose={() => setOpenId(undefined)} />}
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}
