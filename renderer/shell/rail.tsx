import {
  AccountBookOutlined,
  DashboardOutlined,
  GiftOutlined,
  HeartOutlined,
  MessageOutlined,
  SettingOutlined,
  SmileOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Link, useLocation } from 'react-router';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { pageOf, type RailEntry } from './areas.ts';
import { shellWords } from './words.ts';

const ICONS: Readonly<Record<string, React.ReactNode>> = {
  dashboard: <DashboardOutlined aria-hidden />,
  residents: <TeamOutlined aria-hidden />,
  payments: <GiftOutlined aria-hidden />,
  relief: <HeartOutlined aria-hidden />,
  ledger: <AccountBookOutlined aria-hidden />,
  volunteers: <SmileOutlined aria-hidden />,
  service: <MessageOutlined aria-hidden />,
  office: <SettingOutlined aria-hidden />,
};

/** The left rail: areas, and below the open area its pages. */
export function Rail({ entries }: { entries: readonly RailEntry[] }) {
  const t = useWords(shellWords);
  const language = useLanguage();
  const { pathname } = useLocation();
  const here = pageOf(
    entries.flatMap((entry) => entry.pages),
    pathname,
  );
  const hereArea =
    here?.areaKey ??
    entries.find((entry) => entry.area.paths.some((path) => pathname.startsWith(`/${path}/`)))?.area.key;
  return (
    <nav className="rail" aria-label={t('rail')}>
      <ul>
        {entries.map(({ area, pages }) => {
          const open = area.key === hereArea;
          const first = pages[0];
          return (
            <li key={area.key} className={open ? 'open' : ''}>
              <Link
                to={first?.path ?? '/'}
                className="rail-area"
                aria-current={open && pages.length === 1 ? 'page' : undefined}
              >
                {ICONS[area.key]}
                <span>{area.title[language]}</span>
              </Link>
              {open && pages.length > 1 && (
                <ul>
                  {pages.map((page) => (
                    <li key={page.path}>
                      <Link to={page.path} className="rail-page" aria-current={page === here ? 'page' : undefined}>
                        {page.title[language]}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
