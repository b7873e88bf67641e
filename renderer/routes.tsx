/** Every page of the program. Print documents stand outside the frame; everything stands behind the gate. */
import { matchRoutes, Navigate, type RouteObject } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { activitiesRoutes } from './activities/routes.tsx';
import { closingRoutes } from './closing/routes.tsx';
import { applicationsRoutes } from './applications/routes.tsx';
import { assetsRoutes } from './assets/routes.tsx';
import { careRoutes } from './care/routes.tsx';
import { schoolingRoutes } from './schooling/routes.tsx';
import { complaintsRoutes } from './complaints/routes.tsx';
import { duplicatesRoutes } from './duplicates/routes.tsx';
import { dashboardRoutes, forecastRoutes } from './dashboard/routes.tsx';
import { disbursementRoutes } from './disbursement/routes.tsx';
import { disclosureRoutes } from './disclosure/routes.tsx';
import { ledgerRoutes } from './ledger/routes.tsx';
import { meetingsRoutes } from './meetings/routes.tsx';
import { membersRoutes } from './members/routes.tsx';
import { noticesRoutes } from './notices/routes.tsx';
import { officeRoutes } from './office/routes.tsx';
import { reliefRoutes } from './relief/routes.tsx';
import { importRoutes } from './residents/import-routes.tsx';
import { residentsRoutes } from './residents/routes.tsx';
import { sessionRoutes } from './session/routes.tsx';
import { knownPages, railFor } from './shell/areas.ts';
import { Frame } from './shell/frame.tsx';
import { Gate } from './shell/gate.tsx';
import { shellWords } from './shell/words.ts';
import { statementsRoutes } from './statements/routes.tsx';
import { budgetRoutes } from './budget/routes.tsx';
import { openingRoutes } from './opening/routes.tsx';
import { stockRoutes } from './stock/routes.tsx';
import { treasuryRoutes } from './treasury/routes.tsx';
import { recognitionRoutes } from './recognition/routes.tsx';
import { volunteersRoutes } from './volunteers/routes.tsx';
import { welfareRoutes } from './welfare/routes.tsx';

/** One line per feature. */
const featureRoutes: readonly RouteObject[] = [
  ...sessionRoutes,
  ...dashboardRoutes,
  ...officeRoutes,
  ...residentsRoutes,
  ...duplicatesRoutes,
  ...importRoutes,
  ...disbursementRoutes,
  ...noticesRoutes,
  ...complaintsRoutes,
  ...welfareRoutes,
  ...forecastRoutes,
  ...stockRoutes,
  ...applicationsRoutes,
  ...careRoutes,
  ...schoolingRoutes,
  ...reliefRoutes,
  ...ledgerRoutes,
  ...openingRoutes,
  ...budgetRoutes,
  ...treasuryRoutes,
  ...assetsRoutes,
  ...closingRoutes,
  ...meetingsRoutes,
  ...membersRoutes,
  ...statementsRoutes,
  ...disclosureRoutes,
  ...volunteersRoutes,
  ...recognitionRoutes,
  ...activitiesRoutes,
];

const isPrint = (route: RouteObject): boolean => route.path?.replace(/^\//, '').startsWith('print/') === true;
const pages = knownPages(featureRoutes);
const leadsSomewhere = (path: string): boolean => matchRoutes([...featureRoutes], path) !== null;

/** The first page of the day: the first one in the rail that this person may see. */
function Home() {
  const { signedIn } = useOfficeState();
  const first = railFor(pages, signedIn?.permissions ?? [])[0]?.pages[0];
  return <Navigate replace to={first?.path ?? '/account/password'} />;
}

function NoSuchPage() {
  const t = useWords(shellWords);
  return (
    <main className="page">
      <EmptyPage title={t('notFoundTitle')} hint={t('notFoundHint')} action={<a href="#/">{t('goHome')}</a>} />
    </main>
  );
}

export const routes: RouteObject[] = [
  {
    element: <Gate />,
    children: [
      ...featureRoutes.filter(isPrint),
      {
        element: <Frame pages={pages} leadsSomewhere={leadsSomewhere} />,
        children: [
          { path: '/', element: <Home /> },
          ...featureRoutes.filter((route) => !isPrint(route)),
          { path: '*', element: <NoSuchPage /> },
        ],
      },
    ],
  },
];
