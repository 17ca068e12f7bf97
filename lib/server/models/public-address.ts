import { BlockList, isIP } from 'node:net';

/** What IANA keeps for other purposes than the public internet. */
const closed = new BlockList();
for (const range of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]) {
  const [network = '', bits] = range.split('/');
  closed.addSubnet(network, Number(bits), 'ipv4');
}
for (const [network, bits] of [
  ...([
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ] as const),
]) {
  closed.addSubnet(network, bits, 'ipv6');
}

/** The one range that public IPv6 addresses are given from: what wraps an IPv4 address lies outside. */
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');

/** An address on the public internet: no loopback, private, link-local or metadata address, none that wraps one. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  const kind = isIP(plain);
  if (kind === 4) return !closed.check(plain, 'ipv4');
  return kind === 6 && open.check(plain, 'ipv6') && !closed.check(plain, 'ipv6');
}
