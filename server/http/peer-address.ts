/**
 * An IP address in one form: an IPv4 peer of an IPv6 socket is written `::ffff:192.0.2.1`, which is the same address. A peer
 * that has hung up already has none, and gets the empty text.
 */
export function peerAddress(ip: string | undefined): string {
  return (ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
}
