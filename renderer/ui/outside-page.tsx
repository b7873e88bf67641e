import { useEffect } from 'react';

export interface OutsidePageProps {
  readonly title: string;
  readonly lead?: React.ReactNode;
  readonly wide?: boolean;
  readonly practice?: boolean;
  /** Language and text size, above the card. */
  readonly switches?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** A page before anybody has signed in: one card, one thing to do. */
export function OutsidePage({ title, lead, wide = false, practice = false, switches, children }: OutsidePageProps) {
  useEffect(() => {
    document.title = `${title} · 惠邻`;
  }, [title]);
  return (
    <div className="outside">
      <div className="outside-bar">{switches}</div>
      <main className="outside-main">
        <div className={['outside-card', wide ? 'wide' : '', practice ? 'practice' : ''].join(' ')}>
          <h1>{title}</h1>
          {lead !== undefined && <div className="lead">{lead}</div>}
          {children}
        </div>
      </main>
    </div>
  );
}
