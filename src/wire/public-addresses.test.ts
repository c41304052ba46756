import { describe, expect, it } from "vitest";
import { judge, readAllowed } from "./public-addresses.ts";

function allowed(text: string) {
  const read = readAllowed(text);
  if (!read.ok) throw new Error(read.entry);
  return read.allowed;
}

const special =
  `0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.254 169.254.0.1
  169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255
  198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
  :: ::1 ::127.0.0.1 ::ffff:8.8.8.8 ::ffff:127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::8.8.8.8 64:ff9b:1::1
  100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:db8::1 2002:7f00:1:: 2002:808:808::1 3fff::1
  4000::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::5efe:7f00:1 fec0::1 ff02::1 ff0e::1`.split(/\s+/);

describe("addresses that may be asked", () => {
  it("are public ones", () => {
    for (const address of ["8.8.8.8", "1.1.1.1", "193.0.6.139", "2a00:1450:4001:80e::200e", "2606:4700::1111"])
      expect(judge(address, []), address).toEqual({ ok: true });
  });

  it.each(special)("are not %s", (address) => {
    expect(judge(address, [])).toMatchObject({ ok: false });
  });

  it("are nothing that is spelled in another way than four numbers or IPv6", () => {
    for (const address of ["0x7f.1", "2130706433", "127.1", "0177.0.0.1", "localhost", "", "8.8.8.8 ", "fe80::1%eth0"])
      expect(judge(address, allowed("0.0.0.0/0 ::/0")), address).toMatchObject({ ok: false, range: "unreadable" });
  });

  it("are those that the operator allows, and no others of the kind", () => {
    const networks = allowed("10.1.2.0/24, fd00:1::/32  127.0.0.1");
    for (const address of ["10.1.2.3", "fd00:1::5", "127.0.0.1", "::ffff:10.1.2.3"])
      expect(judge(address, networks), address).toEqual({ ok: true });
    for (const address of ["10.1.3.3", "fd00:2::5", "127.0.0.2", "::ffff:10.1.3.3", "64:ff9b::10.1.2.3"])
      expect(judge(address, networks), address).toMatchObject({ ok: false });
  });

  it("are told by a list whose entries are all networks or addresses", () => {
    expect(readAllowed("")).toEqual({ ok: true, allowed: [] });
    for (const entry of ["10.1.2.0/33", "localhost", "10.1", "0x7f.0.0.1/8", "fd00::/129", "10.0.0.0/-1"])
      expect(readAllowed(`127.0.0.1, ${entry}`), entry).toEqual({ ok: false, kind: "invalid", entry });
  });
});
