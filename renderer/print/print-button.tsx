import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '#renderer/i18n/use-words.ts';
import { printWords } from './words.ts';

/** Opens a print document; all it needs is in the address. */
export function PrintButton({ to, label, disabled = false }: { to: string; label?: string; disabled?: boolean }) {
  const t = useWords(printWords);
  const navigate = useNavigate();
  return (
    <Button icon={<PrinterOutlined aria-hidden />} disabled={disabled} onClick={() => void navigate(to)}>
      {label ?? t('print')}
    </Button>
  );
}
