import { nonce } from './csp.ts';
import 'dayjs/locale/zh-cn';
import './ui/ui.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { createHashRouter, RouterProvider } from 'react-router';
import { onDesktop } from './api/host.ts';
import { makeQueryCache } from './api/query-cache.ts';
import { enterWithKey } from './api/web-bridge.ts';
import { currentLanguage, setLanguage, useLanguage } from './i18n/language.ts';
import { routes } from './routes.tsx';
import { returnFocusAfterDialogs } from './ui/focus-back.ts';
import { useFontScale } from './ui/font-scale.ts';
import { themeAt } from './ui/theme.ts';

const cache = makeQueryCache();

function Program({ router }: { router: ReturnType<typeof createHashRouter> }) {
  const language = useLanguage();
  const scale = useFontScale();
  const theme = useMemo(() => themeAt(scale), [scale]);
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      csp={{ nonce }}
      // Without it 新增 is drawn as 新 增, for eyes and for screen readers.
      button={{ autoInsertSpace: false }}
    >
      <App className="app-root">
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}

setLanguage(currentLanguage());
// The key leaves the address before the router reads it.
if (!onDesktop) await enterWithKey().catch(() => undefined);

returnFocusAfterDialogs(document);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={cache}>
      <Program router={createHashRouter(routes)} />
    </QueryClientProvider>
  </StrictMode>,
);
