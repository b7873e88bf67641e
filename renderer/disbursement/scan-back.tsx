import { Alert, Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { uploadFile } from '#renderer/api/files.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import type { Batch } from '#shared/disbursement/contract.ts';
import { payingWords } from './paying-words.ts';
import type { ScannedPage } from './read-scans.ts';
import { disbursementWords } from './words.ts';

type Issues = MethodOutput<'paying.signedPages'>['issues'];
type Filed = MethodOutput<'paying.filePage'>;

/** What became of one scanned page. */
interface Seen {
  readonly key: number;
  readonly page: ScannedPage;
  readonly filed?: Filed;
  /** Why the office did not take it. */
  readonly refusal?: string;
}

const ENDINGS = ['.pdf', '.jpg', '.jpeg', '.png'] as const;

/** Pages that are still missing, of the printings made for signing, as choices. */
function missingPages(issues: Issues): { value: string; issueNo: number; pageNo: number; firstLineNo: number; lastLineNo: number }[] {
  return issues.filter((issue) => issue.kind === 'sign').flatMap((issue) => issue.pages.filter((page) => page.filed === null).map((page) => ({
    value: `${issue.issueId}/${page.pageNo}`, issueNo: issue.issueNo, pageNo: page.pageNo, firstLineNo: page.firstLineNo, lastLineNo: page.lastLineNo,
  })));
}

/** Names the page no code could be read on, by the number printed at its foot. */
function ByHand({ seen, issues, onAssign }: { seen: Seen; issues: Issues; onAssign: (issueId: number, pageNo: number) => void }) {
  const p = useWords(payingWords);
  const [chosen, setChosen] = useState<string>();
  const choices = missingPages(issues);
  return (
    <div className="scan-by-hand">
      <img src={seen.page.preview} alt={seen.page.name} />
      <div className="stack">
        <span>{p('byHandHint')}</span>
        <Select aria-label={p('whichPage')} placeholder={p('whichPage')} style={{ width: '20em' }} value={chosen} onChange={setChosen} showSearch options={choices.map(({ value, issueNo, pageNo, firstLineNo, lastLineNo }) => ({ value, label: p('pageChoice', { issue: issueNo, page: pageNo, lines: `${firstLineNo}${p('~')}${lastLineNo}` }) }))} />
        <Button type="primary" disabled={chosen === undefined} style={{ alignSelf: 'flex-start' }} onClick={() => {
          const [issueId, pageNo] = (chosen ?? '').split('/').map(Number);
          if (issueId !== undefined && pageNo !== undefined) onAssign(issueId, pageNo);
        }}>
          {p('fileHere')}
        </Button>
      </div>
    </div>
  );
}

/** A page that could not be opened at all still stands in the list with its reason. */
const unreadable = (file: File): ScannedPage => ({ name: file.name, file, code: null, preview: '' });

/** 扫描归档: drop the scans of the signed pages; each finds its place by its code, what has none is named by hand. */
export function ScanBack({ batch, issues }: { batch: Batch; issues: Issues }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const act = useAct('paying.filePage');
  const [seen, setSeen] = useState<readonly Seen[]>([]);
  const [working, setWorking] = useState('');
  const next = useRef(1);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const file = async (page: ScannedPage, place: { issueId: number; pageNo: number } | null): Promise<Pick<Seen, 'filed' | 'refusal'>> => {
    try {
      const held = await uploadFile(page.file);
      const outcome = await act.run({ batchId: batch.batchId, fileId: held.fileId, code: place === null ? page.code : null, page: place });
      return outcome.ok ? { filed: outcome.value } : { refusal: errorSentence(outcome.error) };
    } catch (error) {
      return { refusal: errorSentence(error) };
    }
  };
  const add = (page: ScannedPage, result: Pick<Seen, 'filed' | 'refusal'>): void => {
    const key = next.current;
    next.current += 1;
    setSeen((before) => [...before, { key, page, ...result }]);
  };
  const take = async (dropped: File): Promise<void> => {
    setWorking(dropped.name);
    try {
      // Reading scans takes a megabyte of program that no other page needs.
      const { readScans } = await import('./read-scans.ts');
      for await (const page of readScans(dropped)) {
        setWorking(page.name);
        add(page, page.code === null ? {} : await file(page, null));
      }
    } catch {
      add(unreadable(dropped), { refusal: p('scanUnreadable', { name: dropped.name }) });
    } finally {
      setWorking('');
    }
  };
  const assign = async (each: Seen, issueId: number, pageNo: number): Promise<void> => {
    const result = await file(each.page, { issueId, pageNo });
    setSeen((before) => before.map((other) => (other.key === each.key ? { ...other, ...(result.filed === undefined ? result : { filed: result.filed, refusal: undefined } as Pick<Seen, 'filed'>) } : other)));
  };
  const filed = seen.filter((each) => each.filed !== undefined);
  return (
    <section className="card" aria-label={p('scanBack')}>
      <h2>{p('scanBack')}</h2>
      <FileDrop accept={ENDINGS} multiple hint={p('scanHint')} onFile={(dropped) => { queue.current = queue.current.then(() => take(dropped)); }} />
      {working !== '' && <p role="status">{p('scanReading', { name: working })}</p>}
      {filed.length > 0 && <Alert type="success" showIcon role="status" title={p('scanFiled', { n: filed.length, pages: filed.map((each) => `${each.filed?.issueNo}-${each.filed?.pageNo}`).join(t('&')) })} />}
      {seen.filter((each) => each.filed === undefined).map((each) => (
        <div key={each.key} className="scan-open" role="group" aria-label={each.page.name}>
          <strong>{each.page.name}</strong>
          {each.refusal === undefined ? <Alert type="warning" showIcon title={p('noCode')} /> : <Alert type="error" showIcon role="alert" title={each.refusal} />}
          {each.page.code === null && each.page.preview !== '' && <ByHand seen={each} issues={issues} onAssign={(issueId, pageNo) => void assign(each, issueId, pageNo)} />}
          <Button size="small" onClick={() => setSeen((before) => before.filter((other) => other.key !== each.key))}>{t('close')}</Button>
        </div>
      ))}
    </section>
  );
}
