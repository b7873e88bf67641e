import { Input } from 'antd';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Field } from '#renderer/ui/form-panel.tsx';
import type { Issue } from '#renderer/ui/issue-sentence.ts';
import { passwordSchema } from '#shared/session/contract.ts';
import { sessionWords } from './words.ts';

export const AGAIN = 'not the same';

/** A new password, typed twice. */
export const newPasswordShape = { newPassword: passwordSchema, again: passwordSchema };

/** The check that both are the same; for `.refine(...sameTwice)`. */
export const sameTwice: [
  check: (values: { readonly newPassword: string; readonly again: string }) => boolean,
  fault: { path: PropertyKey[]; error: string },
] = [(values) => values.newPassword === values.again, { path: ['again'], error: AGAIN }];

export function useSayAgain(): (issue: Issue) => string | undefined {
  const t = useWords(sessionWords);
  return (issue) => (issue.message === AGAIN ? t('notTheSame') : undefined);
}

export interface PasswordRule {
  readonly kept: boolean;
  readonly key: 'ruleLength' | 'ruleName' | 'ruleVaried';
}

/** What can be said of a password while it is typed; the office judges it again, with its list of common ones. */
export function passwordRules(password: string, least: number, ownWords: readonly string[]): PasswordRule[] {
  const plain = password.normalize('NFKC').toLowerCase();
  const words = ownWords.map((word) => word.normalize('NFKC').toLowerCase().trim()).filter((word) => word.length >= 2);
  return [
    { key: 'ruleLength', kept: [...plain].length >= least },
    { key: 'ruleVaried', kept: new Set(plain).size >= 4 },
    { key: 'ruleName', kept: plain !== '' && !words.some((word) => plain.includes(word)) },
  ];
}

/** Both fields, and the rules with what is kept already. */
export function PasswordFields({
  password,
  least,
  ownWords,
  label,
}: {
  password: string;
  least: number;
  ownWords: readonly string[];
  label: string;
}) {
  const t = useWords(sessionWords);
  return (
    <>
      <Field name="newPassword" label={label} required hint={t('ruleHint')}>
        <Input.Password autoComplete="new-password" />
      </Field>
      <ul className="rules">
        {passwordRules(password, least, ownWords).map((rule) => (
          <li key={rule.key} className={rule.kept ? 'kept' : 'open'}>
            {rule.kept ? '✓ ' : '○ '}
            {t(rule.key, { least, n: [...password.normalize('NFKC')].length })}
          </li>
        ))}
      </ul>
      <Field name="again" label={t('passwordAgain')} required>
        <Input.Password autoComplete="new-password" />
      </Field>
    </>
  );
}
