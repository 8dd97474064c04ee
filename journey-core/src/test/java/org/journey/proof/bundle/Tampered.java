package org.journey.proof.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A bundle in pieces, in the hands of somebody who has no key. */
final class Tampered {

  private final Map<String, byte[]> files;

  private Tampered(Map<String, byte[]> files) {
    this.files = files;
  }

  static Tampered opened(byte[] bundle) {
    return new Tampered(files(bundle));
  }

  /** What any other program reads of it, file by file. */
  static Map<String, byte[]> files(byte[] bundle) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  Tampered text(BundleEntry entry, UnaryOperator<String> edit) {
    String text = new String(bytes(entry), StandardCharsets.UTF_8);
    return bytes(entry, edit.apply(text).getBytes(StandardCharsets.UTF_8));
  }

  Tampered lines(BundleEntry entry, Consumer<List<String>> edit) {
    return text(
        entry,
        text -> {
          List<String> lines = new ArrayList<>(text.lines().toList());
          edit.accept(lines);
          return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        });
  }

  Tampered bytes(BundleEntry entry, byte[] bytes) {
    files.put(entry.file(), bytes);
    return this;
  }

  byte[] bytes(BundleEntry entry) {
    return Objects.requireNonNull(files.get(entry.file()));
  }

  /** The sums made anew, which everybody can; the signature below them stays what it was. */
  Tampered summed() {
    Sums sums = new Sums();
    for (BundleEntry entry : BundleEntry.values()) {
      if (files.containsKey(entry.file()) && entry.compareTo(BundleEntry.SUMS) < 0) {
        sums.add(entry, Sha256.digest().digest(files.get(entry.file())));
      }
    }
    return bytes(BundleEntry.SUMS, sums.text().getBytes(StandardCharsets.UTF_8));
  }

  byte[] zipped() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipSink zip = new ZipSink(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.open(file.getKey());
        zip.write(file.getValue(), 0, file.getValue().length);
        zip.closeEntry();
      }
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
