import { App, Button, Dropdown, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { noticesContract, type Notice } from '#shared/notices/contract.ts';
import { OBJECTION_WAYS } from '#shared/notices/words.ts';
import { noticesWords } from './words.ts';

type Opened = 'post' | 'takeDown' | 'withdraw' | 'objection';

function PostDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const t = useWords(noticesWords);
  const { today } = useOfficeState();
  const settings = useCall('notices.settings', {});
  const post = useAct('notices.post');
  if (settings.data === undefined) return null;
  return (
    <FormDialog open title={t('post')} schema={noticesContract.post.input.omit({ noticeId: true, version: true })} initial={{ postedOn: today, places: settings.data.places, note: '' }} saveLabel={t('post')} onClose={onClose} onSave={(input) => post.run({ ...input, noticeId: notice.noticeId, version: notice.version })}>
      <p className="muted">{t('postText')} {t('photoHint')}</p>
      <Field name="postedOn" label={t('postedOn')} required><DayInput autoFocus /></Field>
      <Field name="places" label={t('places')} hint={t('placesHint')} required><Input maxLength={200} /></Field>
      <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

function TakeDownDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const t = useWords(noticesWords);
  const { today } = useOfficeState();
  const takeDown = useAct('notices.takeDown');
  return (
    <FormDialog open title={t('takeDown')} schema={noticesContract.takeDown.input.omit({ noticeId: true, version: true })} initial={{ takenDownOn: today, note: '' }} saveLabel={t('takeDown')} onClose={onClose} onSave={(input) => takeDown.run({ ...input, noticeId: notice.noticeId, version: notice.version })}>
      <p className="muted">{t('takeDownText', { until: notice.dueOn ?? '' })} {t('photoHint')}</p>
      <Field name="takenDownOn" label={t('takenDownOn')} required><DayInput autoFocus /></Field>
      <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

function WithdrawDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const t = useWords(noticesWords);
  const withdraw = useAct('notices.withdraw');
  return (
    <FormDialog open dangerous title={t('withdraw')} schema={noticesContract.withdraw.input.pick({ reason: true })} initial={{}} saveLabel={t('withdraw')} onClose={onClose} onSave={({ reason }) => withdraw.run({ reason, noticeId: notice.noticeId, version: notice.version })}>
      <p className="muted">{t('withdrawText')}</p>
      <Field name="reason" label={t('reason')} required><Input autoFocus maxLength={200} /></Field>
    </FormDialog>
  );
}

/** An objection as somebody brings it: against one line, or against the whole list. */
function ObjectionDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const t = useWords(noticesWords);
  const { today } = useOfficeState();
  const add = useAct('notices.addObjection');
  return (
    <FormDialog open width={680} title={t('addObjection')} schema={noticesContract.addObjection.input.omit({ noticeId: true, anonymous: true })} initial={{ raisedOn: today, way: 'inPerson', raisedBy: '', contact: '' }} saveLabel={t('addObjection')} onClose={onClose}
      onSave={(input) => add.run({ ...input, noticeId: notice.noticeId })}>
      <div className="field-row">
        <Field name="lineNo" label={t('line')} hint={t('lineHint')}><InputNumber autoFocus min={1} max={notice.content.rows.length} precision={0} style={{ width: '100%' }} /></Field>
        <Field name="raisedOn" label={t('raisedOn')} required><DayInput /></Field>
        <Field name="way" label={t('way')} required><Select options={OBJECTION_WAYS.map((value) => ({ value, label: t(`w.${value}`) }))} /></Field>
      </div>
      <div className="field-row">
        <Field name="raisedBy" label={t('raisedBy')} hint={t('raisedByHint')}><Input maxLength={40} /></Field>
        <Field name="contact" label={t('contact')} hint={t('contactHint')}><Input maxLength={100} /></Field>
      </div>
      <Field name="content" label={t('content')} required><Input.TextArea rows={3} maxLength={500} /></Field>
    </FormDialog>
  );
}

/** The buttons of a notice: what this person may do now, the next step last. */
export function NoticeActions({ notice }: { notice: Notice }) {
  const t = useWords(noticesWords);
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const [mayEdit, mayPrint] = [useMay('notices.edit'), useMay('notices.print')];
  const repost = useAct('notices.repost');
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  const hung = notice.status === 'posted' || notice.status === 'takenDown';
  const again = async (): Promise<void> => {
    const outcome = await repost.run({ noticeId: notice.noticeId, version: notice.version });
    if (outcome.ok) void navigate(`/notices/${outcome.value.noticeId}`);
    else modal.error({ title: t('repost'), content: errorSentence(outcome.error) });
  };
  return (
    <>
      {mayPrint && hung && <PrintButton to={`/print/notice-result/${notice.noticeId}`} label={t('printResult')} />}
      {mayPrint && notice.status !== 'withdrawn' && <PrintButton to={`/print/notice/${notice.noticeId}`} label={t('printSheet')} />}
      {mayEdit && (notice.status === 'draft' || notice.status === 'posted') && <Dropdown trigger={['click']} autoFocus menu={{ items: [{ key: 'withdraw', danger: true, label: t('withdraw'), onClick: () => setOpened('withdraw') }] }}><Button>{t('more')} ▾</Button></Dropdown>}
      {mayEdit && hung && <Button onClick={() => setOpened('objection')}>{t('addObjection')}</Button>}
      {mayEdit && notice.status === 'draft' && <Button type="primary" onClick={() => setOpened('post')}>{t('post')}</Button>}
      {mayEdit && notice.status === 'posted' && <Button type={notice.state === 'running' ? 'default' : 'primary'} onClick={() => setOpened('takeDown')}>{t('takeDown')}</Button>}
      {mayEdit && notice.state === 'short' && <Button type="primary" loading={repost.running} onClick={() => void again()}>{t('repost')}</Button>}
      {opened === 'post' && <PostDialog notice={notice} onClose={close} />}
      {opened === 'takeDown' && <TakeDownDialog notice={notice} onClose={close} />}
      {opened === 'withdraw' && <WithdrawDialog notice={notice} onClose={close} />}
      {opened === 'objection' && <ObjectionDialog notice={notice} onClose={close} />}
    </>
  );
}
