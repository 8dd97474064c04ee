package org.journey.proof.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Ways in which other programs pack files. */
enum Packed {
  /** As Java does when it is not told more. */
  DEFLATED {
    @Override
    void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
      put(zip, new ZipEntry(name), bytes);
    }
  },
  /** With sizes in front, and no descriptor behind. */
  STORED {
    @Override
    void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
      ZipEntry entry = new ZipEntry(name);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      entry.setMethod(ZipEntry.STORED);
      entry.setCrc(crc.getValue());
      entry.setSize(bytes.length);
      put(zip, entry, bytes);
    }
  },
  /** With fields that other programs pass over. */
  EXTRA {
    @Override
    void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
      ZipEntry entry = new ZipEntry(name);
      entry.setExtra(new byte[] {0x55, 0x44, 2, 0, 1, 2});
      entry.setLastModifiedTime(FileTime.fromMillis(1_800_000_000_123L));
      put(zip, entry, bytes);
    }
  },
  /** In a folder, which has an entry of its own. */
  FOLDER {
    @Override
    void begin(ZipOutputStream zip) throws IOException {
      put(zip, new ZipEntry("bundle of j-1/"), new byte[0]);
    }

    @Override
    void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
      put(zip, new ZipEntry("bundle of j-1/" + name), bytes);
    }
  },
  /** In another order. */
  REVERSED {
    @Override
    void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
      put(zip, new ZipEntry(name), bytes);
    }
  };

  void begin(ZipOutputStream zip) throws IOException {}

  abstract void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException;

  private static void put(ZipOutputStream zip, ZipEntry entry, byte[] bytes) throws IOException {
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Packs these files. */
  byte[] of(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      begin(zip);
      var ordered = files.entrySet().stream().toList();
      for (var file : this == REVERSED ? ordered.reversed() : ordered) {
        add(zip, file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
