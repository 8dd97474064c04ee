package org.journey.proof.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a bundle by the list at the end of its archive, in whatever order they lie:
 * for an archive that another program packed, or that is damaged. Damage ends a file and not the
 * reading. What is wrong with the archive is kept ({@link #fault}): if nothing is, every program
 * that unpacks it finds the files that are read here, and no others.
 */
final class ZipList implements BundleFiles {

  private static final int BUFFER = 64 * 1024;

  /** Folders in which the files may lie, none of which leads out of where it is unpacked. */
  private static final Pattern FOLDERS =
      Pattern.compile("(?:(?!\\.{1,2}/)[^\\x00-\\x1f/\\\\:]+/)*");

  private final SeekableByteChannel archive;
  private final Map<String, ZipPlace> places = new HashMap<>();
  private final Set<String> opened = new HashSet<>();
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private @Nullable BadBundle fault;
  private @Nullable ZipPlace open;
  private boolean damaged;

  /** Where the compressed content is read on from, and how much there is. */
  private long at;

  private long left;
  private long size;

  private ZipList(SeekableByteChannel archive) {
    this.archive = archive;
  }

  /**
   * Looks at an archive.
   *
   * @param archive is read in any order and not closed
   * @return null if it has no list of files
   * @throws BadBundle if they are packed in a way that is not known here
   */
  static @Nullable ZipList of(SeekableByteChannel archive) throws IOException {
    ZipIndex index = ZipIndex.read(archive);
    if (index == null) {
      return null;
    }
    if (!index.isReadable()) {
      throw new BadBundle(
          BundleFault.NO_BUNDLE,
          "another program packed the archive, encrypted or compressed otherwise than by deflate");
    }
    ZipList list = new ZipList(archive);
    list.place(index);
    return list;
  }

  /** What is wrong with the archive, so far; null: nothing. */
  @Nullable BadBundle fault() {
    return fault;
  }

  private void fault(BundleFault kind, String reason) {
    if (fault == null) {
      fault = new BadBundle(kind, reason);
    }
  }

  private void place(ZipIndex index) throws IOException {
    List<ZipIndex.Entry> entries =
        index.entries().stream().sorted(Comparator.comparingLong(ZipIndex.Entry::offset)).toList();
    String folders = folders(index.entries());
    if (!FOLDERS.matcher(folders).matches()) {
      fault(BundleFault.CHANGED, "the files lie in a folder whose name is none");
    }
    for (int i = 0; i < entries.size(); i++) {
      ZipIndex.Entry entry = entries.get(i);
      boolean last = i + 1 == entries.size();
      long next = last ? index.from() : entries.get(i + 1).offset();
      ZipPlace place = ZipPlace.of(archive, entry, next);
      if (!place.plain()) {
        fault(BundleFault.CHANGED, "what stands about a file is not what the list at the end says");
      }
      String name = entry.name();
      boolean inside = name.startsWith(folders);
      if (inside && isOfBundle(name.substring(folders.length()))) {
        if (places.putIfAbsent(name.substring(folders.length()), place) != null) {
          fault(BundleFault.INSERTED, "a file is in the archive more than once");
        }
      } else if (!name.endsWith("/") || !folders.startsWith(name) || entry.size() != 0) {
        fault(BundleFault.INSERTED, "a file is in the archive that is none of a bundle");
      }
    }
    if (!index.plain() || entries.isEmpty() || entries.getFirst().offset() != 0) {
      fault(
          BundleFault.CHANGED,
          "the list of files at the end of the archive is not that of its files, or not all that"
              + " is in it");
    }
  }

  private static String folders(List<ZipIndex.Entry> entries) {
    String bundle = BundleEntry.BUNDLE.file();
    return entries.stream()
        .map(ZipIndex.Entry::name)
        .filter(name -> name.equals(bundle) || name.endsWith("/" + bundle))
        .map(name -> name.substring(0, name.length() - bundle.length()))
        .findFirst()
        .orElse("");
  }

  private static boolean isOfBundle(String name) {
    for (BundleEntry entry : BundleEntry.values()) {
      if (entry.file().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** One that is not there has no content. */
  @Override
  public void open(String file) {
    open = places.get(file);
    damaged = false;
    inflater.reset();
    crc.reset();
    buffer.clear().limit(0);
    size = 0;
    opened.add(file);
    if (open == null) {
      fault(BundleFault.MISSING, "there is no " + file + " in the archive");
      return;
    }
    at = open.from();
    left = Math.max(0, open.entry().compressed());
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    ZipPlace place = open;
    while (place != null && !damaged) {
      int count = place.entry().isStored() ? stored(to, from, length) : inflate(to, from, length);
      if (count > 0) {
        crc.update(to, from, count);
        size += count;
        return count;
      }
      boolean needsInput = place.entry().isStored() || inflater.needsInput();
      if (inflater.finished() || !needsInput || !fill()) {
        ended(place.entry());
        return -1;
      }
    }
    return -1;
  }

  /** What could be inflated before it could not be read on counts. */
  private int inflate(byte[] to, int from, int length) {
    long before = inflater.getBytesWritten();
    try {
      return inflater.inflate(to, from, length);
    } catch (DataFormatException e) {
      damaged();
      return (int) (inflater.getBytesWritten() - before);
    }
  }

  private int stored(byte[] to, int from, int length) {
    int count = Math.min(length, buffer.remaining());
    buffer.get(to, from, count);
    return count;
  }

  /** Reads on; false if there is no more. */
  private boolean fill() throws IOException {
    buffer.clear().limit((int) Math.min(BUFFER, left));
    archive.position(at);
    int count = left == 0 ? 0 : archive.read(buffer);
    buffer.flip();
    at += buffer.limit();
    left -= buffer.limit();
    if (open != null && !open.entry().isStored()) {
      inflater.setInput(buffer.array(), 0, buffer.limit());
    }
    return count > 0;
  }

  /** Whether all of it was there, and was what the archive says. */
  private void ended(ZipIndex.Entry entry) {
    boolean whole = entry.isStored() || inflater.finished() && inflater.getRemaining() == 0;
    if (!whole || left != 0 || crc.getValue() != entry.crc() || size != entry.size()) {
      damaged();
    }
    open = null;
  }

  private void damaged() {
    damaged = true;
    String name = open == null ? "" : name(open.entry());
    fault(
        BundleFault.CHANGED,
        name + " is damaged: it is not what its checksum and size in the archive say");
  }

  private static String name(ZipIndex.Entry entry) {
    return entry.name().substring(entry.name().lastIndexOf('/') + 1);
  }

  @Override
  public boolean isDamaged() {
    return damaged;
  }

  /** All files of the archive were read. */
  @Override
  public void finish() {
    if (!opened.containsAll(places.keySet())) {
      fault(BundleFault.INSERTED, "a file is in the archive that is none of such a bundle");
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
