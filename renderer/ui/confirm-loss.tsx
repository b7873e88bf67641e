import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { isSessionEnding } from '#renderer/api/session-end.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { uiWords } from './words.ts';

/** Asks whether unsaved work may be given up; true when it may. */
export function useConfirmLoss(): () => Promise<boolean> {
  const { modal } = App.useApp();
  const t = useWords(uiWords);
  return useCallback(
    () =>
      new Promise<boolean>((answer) => {
        modal.confirm({
          title: t('lossTitle'),
          content: t('lossText'),
          okText: t('lossLeave'),
          okButtonProps: { danger: true },
          cancelText: t('lossStay'),
          autoFocusButton: 'cancel',
          onOk: () => answer(true),
          onCancel: () => answer(false),
        });
      }),
    [modal, t],
  );
}

/**
 * While `dirty`, leaving the page by any way (link, palette, closing the window) asks first. The returned function asks the
 * same for a way out of one's own, such as a cancel button; it answers true at once when nothing would be lost.
 */
export function useGuardLoss(dirty: boolean): () => Promise<boolean> {
  const confirmLoss = useConfirmLoss();
  const given = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && !given.current && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void confirmLoss().then((leave) => (leave ? blocker.proceed() : blocker.reset()));
  }, [blocker, confirmLoss]);

  useEffect(() => {
    if (!dirty) return undefined;
    given.current = false;
    const stay = (event: BeforeUnloadEvent): void => {
      if (!isSessionEnding()) event.preventDefault();
    };
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [dirty]);

  return useCallback(async () => {
    if (!dirty) return true;
    given.current = await confirmLoss();
    return given.current;
  }, [confirmLoss, dirty]);
}
