import './shell.css';
import { Alert } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { railFor, type KnownPage } from './areas.ts';
import { PageBoundary } from './error-boundary.tsx';
import { leave } from './leave.ts';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { shellWords } from './words.ts';

/** The coloured frame of the practice community, on every page of it. */
export function PracticeBand() {
  const t = useWords(shellWords);
  return (
    <div className="practice-band" role="note">
      {t('practice')}
    </div>
  );
}

/** Rail, top bar, and between them the page. */
export function Frame({
  pages,
  leadsSomewhere,
}: {
  pages: readonly KnownPage[];
  leadsSomewhere: (path: string) => boolean;
}) {
  const t = useWords(shellWords);
  const { signedIn, practice, readOnly } = useOfficeState();
  const { pathname } = useLocation();
  const [finding, setFinding] = useState(false);
  const permissions = signedIn?.permissions;
  const userName = signedIn?.userName;
  const allowed = useMemo(
    () => pages.filter((page) => page.needs === undefined || permissions?.includes(page.needs) === true),
    [pages, permissions],
  );
  const entries = useMemo(() => railFor(pages, permissions ?? []), [pages, permissions]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 'k') {
        event.preventDefault();
        setFinding(true);
      } else if (key === 'l') {
        event.preventDefault();
        leave(userName);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [userName]);

  return (
    <div className={practice ? 'frame practice' : 'frame'}>
      {practice && <PracticeBand />}
      <div className="frame-inner">
        <Rail entries={entries} />
        <div className="frame-main">
          <TopBar onFind={() => setFinding(true)} />
          {readOnly && <Alert banner type="warning" title={t('readOnly')} />}
          <div className="frame-page">
            <PageBoundary key={pathname}>
              <Outlet />
            </PageBoundary>
          </div>
        </div>
      </div>
      <Palette open={finding} onClose={() => setFinding(false)} pages={allowed} leadsSomewhere={leadsSomewhere} />
    </div>
  );
}
