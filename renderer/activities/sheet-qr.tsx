/** The code of a sign-in sheet, with its text below for who has no scanner. */
export function SheetQr({ text }: { text: string }) {
  return <div style={{ border: '0.3mm solid #000', padding: '1mm 2mm', fontSize: '9pt', textAlign: 'center' }}>{text}</div>;
}
