package org.journey.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Texts, sought in bytes in every form in which programs write them. */
public final class Traces {

  private static final int PIECE = 1 << 20;

  private final Map<String, byte[]> forms = new LinkedHashMap<>();

  /** The first two bytes of each form. */
  private final boolean[] starts = new boolean[1 << 16];

  private final int longest;

  public Traces(List<String> texts) {
    texts.forEach(this::add);
    forms.values().forEach(form -> starts[start(form, 0)] = true);
    longest = forms.values().stream().mapToInt(form -> form.length).max().orElseThrow();
  }

  private static int start(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  private void add(String text) {
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE)) {
      forms.put(text + " in " + charset, text.getBytes(charset));
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ascii(text + " in hex", HexFormat.of().formatHex(bytes));
    ascii(text + " in HEX", HexFormat.of().withUpperCase().formatHex(bytes));
    ascii(text + " escaped", escaped(text, "\\u%04x"));
    ascii(text + " ESCAPED", escaped(text, "\\u%04X"));
    for (int before = 0; before < 3; before++) {
      byte[] placed = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, placed, before, bytes.length);
      // Of the letters at its ends some bits are another's.
      int from = (before * 8 + 5) / 6;
      int to = placed.length * 8 / 6;
      ascii(text + " in Base64 at " + before, base64(Base64.getEncoder(), placed, from, to));
      ascii(text + " in Base64url at " + before, base64(Base64.getUrlEncoder(), placed, from, to));
    }
  }

  private static String base64(Base64.Encoder encoder, byte[] bytes, int from, int to) {
    return encoder.encodeToString(bytes).substring(from, to);
  }

  private static String escaped(String text, String form) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      escaped.append(c < 0x80 ? String.valueOf(c) : form.formatted((int) c));
    }
    return escaped.toString();
  }

  private void ascii(String name, String text) {
    forms.put(name, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The forms that are found, by their names. */
  public Set<String> in(byte[] bytes) {
    try {
      return in(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Set<String> in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8));
  }

  public Set<String> in(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in(in);
    }
  }

  private Set<String> in(InputStream in) throws IOException {
    Set<String> found = new TreeSet<>();
    byte[] piece = new byte[PIECE + longest];
    int kept = 0;
    for (int read = in.read(piece, kept, PIECE); read > 0; read = in.read(piece, kept, PIECE)) {
      int length = kept + read;
      seek(piece, length, found);
      int next = Math.min(longest, length);
      System.arraycopy(piece, length - next, piece, 0, next);
      kept = next;
    }
    return found;
  }

  private void seek(byte[] piece, int length, Set<String> found) {
    for (int at = 0; at + 1 < length; at++) {
      if (starts[start(piece, at)]) {
        for (Map.Entry<String, byte[]> form : forms.entrySet()) {
          int end = at + form.getValue().length;
          if (end <= length && Arrays.equals(piece, at, end, form.getValue(), 0, end - at)) {
            found.add(form.getKey());
          }
        }
      }
    }
  }

  /** The files under a directory in which something is found, each with what; read as they are. */
  public List<String> under(Path directory) throws IOException {
    List<Path> files;
    try (var tree = Files.walk(directory)) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      try {
        in(file).forEach(form -> found.add(directory.relativize(file) + ": " + form));
      } catch (java.nio.file.NoSuchFileException gone) {
        // PostgreSQL and Kafka take files away at any time.
      }
    }
    return found;
  }
}
