// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The content of a zip, gzip or plain file. A zip must hold one entry of the expected name. What
 * unpacks to more than a hundred times its size, and more than 64 MiB, is refused: no table of
 * numbers packs that well.
 */
final class Unpacked {

  private static final long ALWAYS_ALLOWED = 64L << 20;
  private static final long LARGEST_RATIO = 100;
  private static final int BUFFER = 1 << 16;

  private Unpacked() {}

  static InputStream open(Path file, String entryPrefix) throws IOException {
    Packing packing = Packing.of(file);
    String name = String.valueOf(file.getFileName());
    if (!packing.fits(name)) {
      throw new IOException(name + " is " + packing.described());
    }
    long limit = Math.max(ALWAYS_ALLOWED, LARGEST_RATIO * Files.size(file));
    try {
      return switch (packing) {
        case PLAIN -> Files.newInputStream(file);
        case GZIP -> gzip(file, name, limit);
        case ZIP -> zip(file, name, entryPrefix, limit);
      };
    } catch (ZipException | EOFException e) {
      throw damaged(name, e);
    }
  }

  private static InputStream gzip(Path file, String name, long limit) throws IOException {
    InputStream packed = Files.newInputStream(file);
    try {
      return new Checked(new GZIPInputStream(packed, BUFFER), name, limit, -1, -1);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  private static InputStream zip(Path file, String name, String entryPrefix, long limit)
      throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      ZipEntry entry = onlyEntry(zip, name, entryPrefix);
      if (entry.getSize() > limit) {
        throw tooLarge(name, limit);
      }
      return new Checked(
          zip.getInputStream(entry), name, limit, entry.getSize(), entry.getCrc()) {
        @Override
        public void close() throws IOException {
          try (zip) {
            super.close();
          }
        }
      };
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipEntry onlyEntry(ZipFile zip, String name, String prefix) throws IOException {
    if (zip.size() != 1) {
      throw new IOException(name + " must hold one entry, holds " + zip.size());
    }
    List<? extends ZipEntry> entries = zip.stream().limit(1).toList();
    ZipEntry entry = entries.get(0);
    String called = entry.getName();
    boolean plain = called.indexOf('/') < 0 && called.indexOf('\\') < 0;
    if (!plain || !called.startsWith(prefix) || !called.endsWith(".csv")) {
      throw new IOException(
          name + " must hold " + prefix + "….csv, holds "
              + called.substring(0, Math.min(called.length(), 80)));
    }
    return entry;
  }

  private static IOException damaged(String name, IOException e) {
    boolean early = e instanceof EOFException;
    return new IOException(name + (early ? " ends early" : " is damaged: " + e.getMessage()), e);
  }

  private static IOException tooLarge(String name, long limit) {
    return new IOException(name + " unpacks to more than " + limit + " bytes: refused");
  }

  /** Counts what is unpacked and compares it with what the zip says; gzip does that by itself. */
  private static class Checked extends FilterInputStream {

    private final String name;
    private final long limit;
    private final long size;
    private final long crc;
    private final CRC32 sum = new CRC32();
    private long count;

    Checked(InputStream in, String name, long limit, long size, long crc) {
      super(in);
      this.name = name;
      this.limit = limit;
      this.size = size;
      this.crc = crc;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n;
      try {
        n = super.read(bytes, from, length);
      } catch (ZipException | EOFException e) {
        throw damaged(name, e);
      }
      if (n > 0) {
        count += n;
        if (count > limit) {
          throw tooLarge(name, limit);
        }
        if (crc >= 0) {
          sum.update(bytes, from, n);
        }
      } else if (n < 0 && !asPromised()) {
        throw new IOException(name + " is damaged: the content has another checksum");
      }
      return n;
    }

    private boolean asPromised() {
      return (size < 0 || count == size) && (crc < 0 || sum.getValue() == crc);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
  }
}
