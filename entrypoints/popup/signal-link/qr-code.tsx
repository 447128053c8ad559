import encodeQR from 'qr';
import { useMemo } from 'react';
import type { SignalLink } from '#lib/appsprint/contract';
import { t } from '#lib/words';

/** Modules of white around the code (ISO/IEC 18004: four). */
const margin = 4;

/** The link for a phone's camera. Its macros are left out: only TikTok can fill them, and a short code is read more surely. */
export default function QrCode({ link }: { readonly link: SignalLink }) {
  const { path, size } = useMemo(() => drawn(withoutMacros(link.url)), [link.url]);
  return (
    <figure className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('popup.link.qrImage', { name: link.name })}>
        <rect width={size} height={size} fill="#ffffff" />
        <path d={path} fill="#000000" />
      </svg>
      <figcaption className="quiet">{t('popup.link.qrWhy')}</figcaption>
    </figure>
  );
}

function withoutMacros(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function drawn(text: string): { readonly path: string; readonly size: number } {
  const rows = encodeQR(text, 'raw', { border: margin });
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { path, size: rows.length };
}
