import { BlockList, isIP } from "node:net";

/** Addresses that are nobody's on the open net: this machine, private nets, links, tests, multicast. */
const PRIVATE: readonly (readonly [address: string, prefix: number])[] = [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
  ] as const),
  ...([
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
  ] as const),
  ...([
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ] as const),
  ...([
    ["::", 96],
    ["64:ff9b::", 96],
    ["64:ff9b:1::", 48],
    ["100::", 64],
    ["2001:db8::", 32],
    ["2002::", 16],
  ] as const),
  ...([
    ["2001::", 32],
    ["fc00::", 7],
    ["fe80::", 10],
    ["fec0::", 10],
    ["ff00::", 8],
  ] as const),
];

const list = new BlockList();
for (const [address, prefix] of PRIVATE) list.addSubnet(address, prefix, address.includes(":") ? "ipv6" : "ipv4");

/** Whether the IP address is one of the open net; an IPv4 address in the clothes of IPv6 is looked at as itself. */
export function isPublic(address: string): boolean {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const version = isIP(inner);
  if (version === 0) return false;
  // Other spellings of a mapped address are hexadecimal, and nobody's either.
  if (/^::ffff:/i.test(inner)) return false;
  return !list.check(inner, version === 6 ? "ipv6" : "ipv4");
}
