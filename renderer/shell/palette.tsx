import { Input, Modal, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { moveRow } from '#renderer/ui/row-keys.ts';
import { AREAS, type KnownPage } from './areas.ts';
import { findRecords, type Found } from './finders.ts';
import { shellWords } from './words.ts';

const REST_MS = 180;

function findPages(pages: readonly KnownPage[], text: string, language: 'zh' | 'en'): Found[] {
  const wanted = text.trim().toLowerCase();
  return pages
    .filter((page) => [page.title.zh, page.title.en].some((title) => title.toLowerCase().includes(wanted)))
    .map((page) => ({
      key: page.path,
      to: page.path,
      title: page.title[language],
      detail: AREAS.find((area) => area.key === page.areaKey)?.title[language] ?? '',
    }));
}

/** What matches the text: pages at once, records as soon as the office has answered. */
function useFound(text: string, pages: readonly KnownPage[]): Found[] {
  const language = useLanguage();
  const { signedIn } = useOfficeState();
  const [records, setRecords] = useState<readonly Found[]>([]);
  const permissions = signedIn?.permissions;
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === '') {
      setRecords([]);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      findRecords(wanted, permissions ?? [], language, stop.signal).then(
        (found) => {
          if (!stop.signal.aborted) setRecords(found);
        },
        () => undefined,
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, permissions, language]);
  return [...findPages(pages, text, language), ...records];
}

export interface PaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly pages: readonly KnownPage[];
  /** Whether a page stands at a path; a record without a page of its own is not offered. */
  readonly leadsSomewhere: (path: string) => boolean;
}

/** Ctrl+K: go to a page or a record by typing a part of its name. */
export function Palette({ open, onClose, pages, leadsSomewhere }: PaletteProps) {
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<InputRef>(null);
  const found = useFound(open ? text : '', pages).filter((each) => leadsSomewhere(each.to));
  useEffect(() => setAt(0), [text]);

  const go = (to: string): void => {
    onClose();
    void navigate(to);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const chosen = found[at];
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      go(chosen.to);
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = moveRow(event.key, at, found.length, 1);
    if (next !== undefined) setAt(next);
  };

  return (
    <Modal
      open={open}
      footer={null}
      closable={false}
      onCancel={onClose}
      style={{ top: '12vh' }}
      destroyOnHidden
      afterOpenChange={(isOpen) => {
        if (isOpen) input.current?.focus();
        else setText('');
      }}
      title={null}
      aria-label={t('find')}
    >
      <Input
        ref={input}
        autoFocus
        size="large"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found[at] === undefined ? undefined : `palette-${at}`}
        aria-label={t('find')}
        placeholder={t('findHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" className="palette-list" role="listbox" aria-label={t('find')}>
        {found.map((each, index) => (
          <button
            key={each.key}
            id={`palette-${index}`}
            type="button"
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            onMouseEnter={() => setAt(index)}
            onClick={() => go(each.to)}
          >
            <span>{each.title}</span>
            <span className="muted">{each.detail}</span>
          </button>
        ))}
        {found.length === 0 && <div className="muted palette-none">{t('findNothing')}</div>}
      </div>
    </Modal>
  );
}
