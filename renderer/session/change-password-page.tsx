import { Alert } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { sessionWords } from './words.ts';

export function ChangePasswordPage() {
  const t = useWords(sessionWords);
  const navigate = useNavigate();
  const state = useOfficeState();
  const [changed, setChanged] = useState(false);
  return (
    <PageFrame title={t('changeTitle')} narrow>
      <section className="card">
        {changed ? (
          <Alert type="success" showIcon title={t('changed')} />
        ) : (
          <ChangePasswordForm
            state={state}
            known={undefined}
            knownLabel={t('currentPassword')}
            onChanged={() => setChanged(true)}
            onLeave={() => void navigate(-1)}
          />
        )}
      </section>
    </PageFrame>
  );
}
