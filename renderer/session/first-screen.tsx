import { Button } from 'antd';
import { useState } from 'react';
import type { OfficeState } from '#renderer/api/office-state.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { LookSwitches } from '#renderer/ui/look-switches.tsx';
import { OutsidePage } from '#renderer/ui/outside-page.tsx';
import { OpenPracticeButton } from './open-practice-button.tsx';
import { SetUpPage } from './set-up-page.tsx';
import { sessionWords } from './words.ts';

/** An empty folder: set up this office, or look at the practice community first. */
export function FirstScreen({ state, onSetUp }: { state: OfficeState; onSetUp: (recoveryCode: string) => void }) {
  const t = useWords(sessionWords);
  const [settingUp, setSettingUp] = useState(false);
  if (settingUp) return <SetUpPage state={state} onSetUp={onSetUp} onBack={() => setSettingUp(false)} />;
  return (
    <OutsidePage wide title={t('firstTitle')} lead={t('firstLead')} switches={<LookSwitches />}>
      <div className="choices">
        <section className="choice">
          <h2>{t('setUpChoice')}</h2>
          <p>{t('setUpText')}</p>
          <Button type="primary" size="large" onClick={() => setSettingUp(true)}>
            {t('setUpDo')}
          </Button>
        </section>
        <section className="choice">
          <h2>{t('practiceChoice')}</h2>
          <p>{t('practiceText')}</p>
          <OpenPracticeButton label={t('practiceDo')} />
        </section>
      </div>
    </OutsidePage>
  );
}
