// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** A block of IP addresses: those that share the first bits. */
final class AddressRange {

  /** The blocks that a user's URL must not lead to. */
  static final List<AddressRange> NOT_PUBLIC =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "::/128",
          "::1/128",
          "::ffff:0:0/96",
          "64:ff9b::/96",
          "2001::/32",
          "2002::/16",
          "fc00::/7",
          "fe80::/10",
          "fec0::/10",
          "ff00::/8");

  static final List<AddressRange> LOOPBACK = ranges("127.0.0.0/8", "::1/128");

  static final List<AddressRange> PRIVATE =
      ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

  /** Where clouds hand out credentials: never allowed to anyone. */
  static final List<AddressRange> METADATA = ranges("169.254.169.254/32", "fd00:ec2::254/128");

  private final byte[] base;
  private final int bits;

  private AddressRange(byte[] base, int bits) {
    this.base = base;
    this.bits = bits;
  }

  static boolean anyHolds(List<AddressRange> ranges, byte[] address) {
    return ranges.stream().anyMatch(r -> r.holds(address));
  }

  boolean holds(byte[] address) {
    if (address.length != base.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(address, 0, whole, base, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    return rest == 0 || ((address[whole] ^ base[whole]) & 0xff) >>> (8 - rest) == 0;
  }

  private static List<AddressRange> ranges(String... blocks) {
    return Arrays.stream(blocks).map(AddressRange::of).toList();
  }

  private static AddressRange of(String block) {
    int slash = block.indexOf('/');
    int bits = Integer.parseInt(block.substring(slash + 1));
    try {
      byte[] base = InetAddress.getByName(block.substring(0, slash)).getAddress();
      if (block.contains(":") && base.length == 4) {
        // The JDK turns ::ffff:a.b.c.d into a.b.c.d.
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        System.arraycopy(base, 0, mapped, 12, 4);
        base = mapped;
      }
      return new AddressRange(base, bits);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(block + " is no block of addresses", e);
    }
  }
}
