import type { PixelId } from '#lib/appsprint/contract';

/** The Pixel ID that a text is, or null. TikTok's own pixel number has digits only and is no Pixel ID. */
export function pixelIdOf(text: string | null | undefined): PixelId | null {
  return text && /^[0-9A-Za-z]{8,64}$/.test(text) && !/^\d+$/.test(text) ? (text as PixelId) : null;
}
