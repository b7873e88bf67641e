/** A list without rows, or a page without a subject: says so, and says the next step. */
export function EmptyPage({ title, hint, action }: { title: string; hint?: string; action?: React.ReactNode }) {
  return (
    <div className="empty-page">
      <div className="title">{title}</div>
      {hint !== undefined && <div className="hint">{hint}</div>}
      {action}
    </div>
  );
}
