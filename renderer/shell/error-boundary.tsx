import { Button } from 'antd';
import { Component, type ErrorInfo } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { shellWords } from './words.ts';

function Fault({ incidentId, onRetry }: { incidentId: string; onRetry: () => void }) {
  const t = useWords(shellWords);
  return (
    <EmptyPage
      title={t('faultTitle')}
      hint={t('faultHint', { incidentId })}
      action={<Button onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}

/** A page that fails to draw leaves the rail and the other pages standing. The number is also in the console, beside the fault. */
export class PageBoundary extends Component<{ children: React.ReactNode }, { incidentId: string | undefined }> {
  override state = { incidentId: undefined as string | undefined };

  static getDerivedStateFromError(): { incidentId: string } {
    return { incidentId: `P-${crypto.randomUUID().slice(0, 8).toUpperCase()}` };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(this.state.incidentId, error, info.componentStack);
  }

  override render(): React.ReactNode {
    if (this.state.incidentId === undefined) return this.props.children;
    return <Fault incidentId={this.state.incidentId} onRetry={() => this.setState({ incidentId: undefined })} />;
  }
}
