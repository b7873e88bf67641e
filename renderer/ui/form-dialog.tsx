import { Modal } from 'antd';
import type { z } from 'zod';
import { useFontScale } from './font-scale.ts';
import { FormPanel, type FormPanelProps } from './form-panel.tsx';

export interface FormDialogProps<S extends z.ZodType> extends Omit<FormPanelProps<S>, 'onLeave' | 'onSaved'> {
  readonly open: boolean;
  readonly title: string;
  /** In px at 100 %. */
  readonly width?: number;
  /** Called when the dialog is to go: after saving, or after leaving. */
  readonly onClose: () => void;
  readonly onSaved?: () => void;
}

/** A form in a dialog. It starts anew each time it opens. */
export function FormDialog<S extends z.ZodType>({
  open,
  title,
  width = 560,
  onClose,
  onSaved,
  ...panel
}: FormDialogProps<S>) {
  const scale = useFontScale();
  return (
    <Modal
      open={open}
      title={title}
      width={Math.round(width * scale)}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <FormPanel<S>
        {...panel}
        onLeave={onClose}
        onSaved={() => {
          onClose();
          onSaved?.();
        }}
      />
    </Modal>
  );
}
