/** An IP address in one form: an IPv4 peer of an IPv6 socket is written `::ffff:192.0.2.1`, which is the same address. */
export function peerAddress(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
}
