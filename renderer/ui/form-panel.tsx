import { Button, Form, type FormInstance } from 'antd';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Outcome } from '#renderer/api/act-once.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AppError, type InputFault } from '#shared/errors.ts';
import { useGuardLoss } from './confirm-loss.tsx';
import { enterIsTaken, goToNextField } from './field-walk.ts';
import { fieldOf, ofTheForm, pathOf, readForm, saysTheSame, valueAt, type FieldPath } from './form-values.ts';
import { issueSentence, type Issue } from './issue-sentence.ts';
import { RefusalAlert } from './refusal-alert.tsx';
import { uiWords } from './words.ts';

export interface FormPanelProps<S extends z.ZodType> {
  /** The contract's own input schema: `api.residents.save.input`, or one made from it with .omit(). */
  readonly schema: S;
  /** What the fields hold at first; not followed afterwards (give the panel a `key` to start anew). */
  readonly initial: Partial<z.input<S>>;
  /** Usually `act.run`, with whatever the fields do not hold added. Its refusal is shown above the buttons. */
  readonly onSave: (input: z.input<S>) => Promise<Outcome<unknown>>;
  /** After a save that succeeded. */
  readonly onSaved?: () => void;
  /** Leaving; asked about first when something would be lost. Without it there is no cancel button. */
  readonly onLeave?: () => void;
  readonly saveLabel?: string;
  /** The save button in cinnabar, for what cannot be undone. */
  readonly dangerous?: boolean;
  /** Fields: <Field name=…>. A function gets the form to set one field from another. */
  readonly children: React.ReactNode | ((form: FormInstance<z.input<S>>) => React.ReactNode);
  readonly onChange?: (values: Partial<z.input<S>>, form: FormInstance<z.input<S>>) => void;
  /** Own sentences for the schema's own checks; undefined leaves it to the kit. */
  readonly sayIssue?: (issue: Issue) => string | undefined;
  /** A few fields and one button, as when signing in: Enter on the last field saves, and no keys are explained. */
  readonly short?: boolean;
  /** A way on beside a refusal, such as the record it speaks of. */
  readonly refusalAction?: (error: Error) => React.ReactNode;
  /** Buttons before the cancel button. */
  readonly extraButtons?: React.ReactNode;
}

interface Saving<S extends z.ZodType> {
  readonly form: FormInstance<z.input<S>>;
  readonly save: () => Promise<void>;
  readonly saving: boolean;
  readonly error: Error | undefined;
  readonly changed: (values: unknown) => void;
  readonly dirty: boolean;
}

/** Faults go to the field they lie in, each sentence once; the caller tells the rest above the buttons (true: none is left). */
function placeFaults(form: FormInstance, faults: readonly { path: FieldPath; sentence: string }[]): boolean {
  const names = new Set(form.getFieldsError().map(({ name }) => name.join('.')));
  const standing = new Map<string, { readonly field: FieldPath; readonly sentences: Set<string> }>();
  let placed = 0;
  for (const { path, sentence } of faults) {
    const field = fieldOf(path, names);
    if (field === undefined) continue;
    placed += 1;
    const key = field.join('.');
    standing.set(key, { field, sentences: (standing.get(key)?.sentences ?? new Set<string>()).add(sentence) });
  }
  form.setFields([...standing.values()].map(({ field, sentences }) => ({ name: [...field], errors: [...sentences] })));
  const [first] = standing.values();
  if (first !== undefined) form.scrollToField([...first.field], { focus: true });
  return placed === faults.length;
}

function clearFaults(form: FormInstance): void {
  form.setFields(form.getFieldsError().map(({ name }) => ({ name, errors: [] })));
}

function useSaving<S extends z.ZodType>({ schema, onSave, onSaved, sayIssue, initial }: FormPanelProps<S>): Saving<S> {
  const t = useWords(uiWords);
  const [form] = Form.useForm<z.input<S>>();
  const [saving, setSaving] = useState(false);
  const [dirty, setDirty] = useState(false);
  const [error, setError] = useState<Error>();
  const busy = useRef(false);
  const kept = useRef<unknown>(initial);

  const save = async (): Promise<void> => {
    if (busy.current) return;
    setError(undefined);
    const values: unknown = form.getFieldsValue(true);
    clearFaults(form);
    const read = readForm(schema, values);
    if (!read.ok) {
      const faults = read.faults.map(({ path, issue }) => ({
        path,
        sentence: sayIssue?.(issue) ?? issueSentence(issue, t, valueAt(values, path)),
      }));
      // A fault no field can show would otherwise leave a button that does nothing.
      if (!placeFaults(form, faults))
        setError(
          new AppError('invalid_input', {
            faults: read.faults.map(({ path, issue }) => ({
              path: path.join('.'),
              reason: issue.code,
              message: issue.message,
            })),
          }),
        );
      return;
    }
    busy.current = true;
    setSaving(true);
    const outcome = await onSave(read.input);
    busy.current = false;
    setSaving(false);
    if (outcome.ok) {
      kept.current = values;
      setDirty(false);
      onSaved?.();
      return;
    }
    const faults =
      outcome.error instanceof AppError && outcome.error.code === 'invalid_input'
        ? (outcome.error.data as { faults: readonly InputFault[] }).faults
        : [];
    placeFaults(
      form,
      faults.map((fault) => ({ path: pathOf(fault.path), sentence: t('v_wrong') })),
    );
    setError(outcome.error);
  };
  const changed = useCallback((values: unknown) => setDirty(!saysTheSame(values, kept.current)), []);
  return { form, save, saving, error, changed, dirty };
}

/** Shows what is wrong with a field as soon as it is left, not before. */
function useFieldCheck<S extends z.ZodType>(
  { schema, sayIssue }: FormPanelProps<S>,
  form: FormInstance<z.input<S>>,
): (name: FieldPath) => void {
  const t = useWords(uiWords);
  return (name) => {
    const values: unknown = form.getFieldsValue(true);
    const value = valueAt(values, name);
    if (value === undefined || value === '' || value === null) return;
    const read = readForm(schema, values);
    const fault = read.ok ? undefined : read.faults.find((each) => each.path.join('.') === name.join('.'));
    form.setFields([
      {
        name: [...name],
        errors: fault === undefined ? [] : [sayIssue?.(fault.issue) ?? issueSentence(fault.issue, t, value)],
      },
    ] as never);
  };
}

/** A form by keyboard alone: Enter goes on, Ctrl+S saves, Esc leaves and asks if anything would be lost. */
export function FormPanel<S extends z.ZodType>(given: FormPanelProps<S>) {
  const [initial] = useState(() => ofTheForm(given.schema, given.initial));
  const props = { ...given, initial };
  const { onLeave, children, short = false } = props;
  const t = useWords(uiWords);
  const { form, save, saving, error, changed, dirty } = useSaving(props);
  const checkField = useFieldCheck(props, form);
  const box = useRef<HTMLDivElement>(null);
  const mayLeave = useGuardLoss(dirty && !saving);
  // A refused sign-in is nearly always a mistyped last field.
  useEffect(() => {
    if (error === undefined || !short) return;
    const fields = box.current?.querySelectorAll<HTMLInputElement>('input:not([type=hidden])');
    const last = fields?.[fields.length - 1];
    last?.focus();
    last?.select();
  }, [error, short]);
  const leave = async (): Promise<void> => {
    if (onLeave !== undefined && (await mayLeave())) onLeave();
  };

  // A list box counts though it cannot be typed in: its input is read-only.
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('input:not([disabled]):not([readonly]):not([type=hidden]), input[role=combobox]:not([disabled]), textarea');
    const ticked = first?.closest('[role=radiogroup]')?.querySelector<HTMLElement>('input:checked');
    (ticked ?? first)?.focus();
  }, []);

  // Heard in the whole window: the caret may stand beside the form, and the browser would save the page instead.
  const saveOnKey = useEffectEvent((event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    const dialogs = [...document.querySelectorAll('.ant-modal-wrap')].filter((dialog) => dialog.getClientRects().length > 0);
    const top = dialogs.at(-1);
    if (!saving && (top === undefined || top.contains(box.current))) void save();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => saveOnKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  // A dialog opened from within the form stands elsewhere in the page, but its keys come by here: they are its own.
  const isInside = (event: React.SyntheticEvent): boolean => box.current?.contains(event.target as Node) === true;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!isInside(event)) return;
    if (event.key === 'Escape' && !event.defaultPrevented && onLeave !== undefined) {
      event.stopPropagation();
      void leave();
    } else if (event.key === 'Enter') {
      goOn(event);
    }
  };
  const goOn = (event: React.KeyboardEvent): void => {
    if (enterIsTaken(event) || box.current === null) return;
    event.preventDefault();
    const next = goToNextField(box.current, event.target as HTMLElement);
    if (short && next instanceof HTMLButtonElement) void save();
  };
  // On the way down: a closed list of choices would open itself on Enter, and stay open behind the caret.
  const onKeyDownCapture = (event: React.KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (target.getAttribute('role') !== 'combobox' || !isInside(event)) return;
    // A list for several choices would take the Tab that leaves it for a second click on the choice just made.
    if (event.key === 'Tab' && target.closest('.ant-select-multiple') !== null) event.stopPropagation();
    if (event.key !== 'Enter') return;
    goOn(event);
    if (event.defaultPrevented) event.stopPropagation();
  };
  const onBlur = (event: React.FocusEvent): void => {
    const id = (event.target as HTMLElement).id;
    const field = form.getFieldsError().find(({ name }) => name.join('_') === id);
    if (field !== undefined) checkField(field.name);
  };

  return (
    // oxlint-disable-next-line -- keys of the whole form, whichever field they are pressed in
    <div ref={box} onKeyDownCapture={onKeyDownCapture} onKeyDown={onKeyDown} onBlur={onBlur}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={(part: object, values) => {
          changed(form.getFieldsValue(true));
          for (const name of Object.keys(part)) form.setFields([{ name: name as never, errors: [] }]);
          props.onChange?.(values, form);
        }}
      >
        {typeof children === 'function' ? children(form) : children}
        <div className="form-foot">
          <RefusalAlert error={error} action={error === undefined ? undefined : props.refusalAction?.(error)} />
          <div className="buttons">
            {!short && <span className="keys">{t(onLeave === undefined ? 'formKeysStay' : 'formKeys')}</span>}
            {props.extraButtons}
            {onLeave !== undefined && <Button onClick={() => void leave()}>{t('cancel')}</Button>}
            <Button
              type="primary"
              data-form-save
              danger={props.dangerous ?? false}
              loading={saving}
              onClick={() => void save()}
            >
              {props.saveLabel ?? t('save')}
            </Button>
          </div>
        </div>
      </Form>
    </div>
  );
}

export interface FieldProps {
  /** The contract's property; a path for nested ones. */
  readonly name: string | (string | number)[];
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: React.ReactNode;
  /** 'checked' for Checkbox and Switch. */
  readonly valuePropName?: string;
  readonly children: React.ReactNode;
}

/** One field of a FormPanel or FormDialog: label, control, what is wrong with it. */
export function Field({ name, label, required = false, hint, valuePropName, children }: FieldProps) {
  return (
    <Form.Item
      name={name}
      label={
        <>
          {label}
          {required && (
            <span aria-hidden className="required-mark">
              {' '}
              *
            </span>
          )}
        </>
      }
      extra={hint}
      {...(valuePropName === undefined ? {} : { valuePropName })}
    >
      {children}
    </Form.Item>
  );
}
