import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { client } from '#renderer/api/client.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ALIVE_EVERY_MS, idleStep } from './idle.ts';
import { leave } from './leave.ts';
import { shellWords } from './words.ts';

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'wheel', 'pointermove'] as const;

/** Locks the seat when nobody sits at it. */
export function IdleLock() {
  const t = useWords(shellWords);
  const { idleMinutes, signedIn } = useOfficeState();
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const lastTouch = useRef(Number.NaN);
  const lastTold = useRef(Number.NaN);
  const noticed = secondsLeft !== undefined;

  useEffect(() => {
    lastTouch.current = performance.now();
    lastTold.current = performance.now();
  }, []);
  useEffect(() => {
    const touched = (): void => {
      // Once the notice is up, only its button counts: a sleeve on the mouse does not keep a seat.
      if (!noticed) lastTouch.current = performance.now();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touched, { passive: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touched);
    };
  }, [noticed]);

  useEffect(() => {
    const look = (): void => {
      const now = performance.now();
      const step = idleStep(now - lastTouch.current, idleMinutes);
      if (step.step === 'lock') {
        leave(signedIn?.userName, 'idle');
        return;
      }
      setSecondsLeft(step.step === 'notice' ? step.secondsLeft : undefined);
      if (lastTouch.current > lastTold.current && now - lastTold.current > ALIVE_EVERY_MS) {
        lastTold.current = now;
        client.office.settings({}).catch(() => undefined);
      }
    };
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [idleMinutes, signedIn?.userName]);

  const stay = (): void => {
    lastTouch.current = performance.now();
    lastTold.current = performance.now();
    setSecondsLeft(undefined);
    client.office.settings({}).catch(() => undefined);
  };

  return (
    <Modal
      open={noticed}
      title={t('idleTitle')}
      closable={false}
      zIndex={3000}
      footer={
        <Button type="primary" autoFocus onClick={stay}>
          {t('idleStay')}
        </Button>
      }
    >
      {t('idleText', { seconds: secondsLeft ?? 0 })}
    </Modal>
  );
}
