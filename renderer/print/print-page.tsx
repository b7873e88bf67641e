import './print.css';
import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { printWords } from './words.ts';

export interface PrintPageProps {
  /** The document's name, printed as its heading. */
  readonly title: string;
  /** Below the heading: period, number, unit. */
  readonly subtitle?: React.ReactNode;
  readonly landscape?: boolean;
  /** For readers who need larger print. */
  readonly bigPrint?: boolean;
  /** All data of the document is there; the printer waits for it. */
  readonly ready: boolean;
  readonly error?: Error | null;
  /** The document brings its own heading (a form with a fixed layout). */
  readonly bare?: boolean;
  readonly children: React.ReactNode;
}

/** Tells whoever prints (a person, the desktop, a test) that the sheet is complete: data there and fonts loaded. */
function usePrintReady(ready: boolean): boolean {
  const [complete, setComplete] = useState(false);
  useEffect(() => {
    if (!ready) return undefined;
    let gone = false;
    const tell = async (): Promise<void> => {
      await document.fonts.ready;
      // Two frames: the first lays the document out, the second has painted it.
      await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
      if (gone) return;
      document.body.dataset['printReady'] = 'true';
      setComplete(true);
    };
    void tell();
    return () => {
      gone = true;
      delete document.body.dataset['printReady'];
      setComplete(false);
    };
  }, [ready]);
  return complete;
}

/** One printed document: A4, repeated table heads, page x of y, the office's name, 练习 across sheets of the practice community. */
export function PrintPage({
  title,
  subtitle,
  landscape = false,
  bigPrint = false,
  ready,
  error,
  bare = false,
  children,
}: PrintPageProps) {
  const t = useWords(printWords);
  const navigate = useNavigate();
  const { officeName, practice } = useOfficeState();
  const complete = usePrintReady(ready);
  useEffect(() => {
    document.title = title;
    document.documentElement.dataset['printing'] = landscape ? 'landscape' : 'portrait';
    return () => {
      delete document.documentElement.dataset['printing'];
    };
  }, [title, landscape]);

  return (
    <div className={`print-root ${landscape ? 'landscape' : 'portrait'} ${bigPrint ? 'big-print' : ''}`}>
      <div className="print-bar">
        <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={() => void navigate(-1)}>
          {t('back')}
        </Button>
        <span className="muted">{complete ? t('hint') : t('preparing')}</span>
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden />}
          disabled={!complete}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
      </div>
      <RefusalAlert error={error} />
      <article className="sheet">
        {practice && (
          <div className="practice-mark" aria-hidden>
            练习
          </div>
        )}
        {!bare && (
          <header className="sheet-head">
            <div className="sheet-office">{officeName}</div>
            <h1>{title}</h1>
            {subtitle !== undefined && <div className="sheet-subtitle">{subtitle}</div>}
          </header>
        )}
        {children}
      </article>
    </div>
  );
}
