import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';

export interface PageFrameProps {
  readonly title: string;
  /** Beside the title: status, number, period. */
  readonly subtitle?: React.ReactNode;
  /** Where the arrow before the title leads. */
  readonly back?: { readonly to: string; readonly label: string };
  /** Buttons at the right; the main one last, as `type="primary"`. */
  readonly actions?: React.ReactNode;
  /** For pages of text and forms: keeps lines readable on a wide screen. */
  readonly narrow?: boolean;
  readonly children: React.ReactNode;
}

/** Every page stands in one: heading, actions, body. A DataTable in the body takes the height that is left. */
export function PageFrame({ title, subtitle, back, actions, narrow = false, children }: PageFrameProps) {
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${title} · 惠邻`;
  }, [title]);
  return (
    <main className="page">
      <header className="page-head">
        {back !== undefined && (
          <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={() => void navigate(back.to)}>
            {back.label}
          </Button>
        )}
        <h1>{title}</h1>
        {subtitle !== undefined && <div className="subtitle">{subtitle}</div>}
        {actions !== undefined && <div className="actions">{actions}</div>}
      </header>
      <div className={narrow ? 'page-body narrow' : 'page-body'}>{children}</div>
    </main>
  );
}
