import { QrCode } from '#renderer/ui/qr-code.tsx';

/** The code of a sign-in sheet, with its text below for who has no scanner. */
export function SheetQr({ text }: { text: string }) {
  return (
    <figure style={{ margin: 0, textAlign: 'center' }}>
      <QrCode text={text} side="22mm" />
      <figcaption style={{ fontSize: '8pt' }}>{text}</figcaption>
    </figure>
  );
}
