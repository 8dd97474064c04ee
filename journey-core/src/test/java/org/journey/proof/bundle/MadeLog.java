package org.journey.proof.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.proof.Checkpoint;
import org.journey.proof.Frontier;
import org.journey.proof.Hash;
import org.journey.proof.NoteKey;
import org.journey.proof.NoteSigner;
import org.journey.proof.SignedNote;
import org.journey.proof.TileSource;
import org.journey.proof.TreeHash;

/** A small log in memory, of two organisations, and the bundles of it. */
final class MadeLog implements TileSource {

  static final String ORIGIN = "journey.example/log-1";
  static final String SOAR = "soar";
  static final String JOURNEY = "j-1";

  private final List<byte[]> leaves = new ArrayList<>();
  private final List<Hash> hashes = new ArrayList<>();
  private final Map<String, Integer> versions = new HashMap<>();

  /** Of so many interactions: the first of each three is another organisation's. */
  static MadeLog of(int size) {
    MadeLog log = new MadeLog();
    for (int i = 0; i < size; i++) {
      log.add(i % 3 == 0 ? "elsewhere" : SOAR, "j-" + i % 5);
    }
    return log;
  }

  void add(String organisation, String journey) {
    int sequence = leaves.size() + 1;
    int version = versions.merge(organisation + journey, 1, Integer::sum) - 1;
    String type = version == 0 ? "journey.referral-received.v1" : "journey.contact-attempted.v1";
    add(
        """
        {"sequence":"%019d","recordedtime":"2026-01-%02dT%02d:%02d:%02d.000001Z",\
        "journeyversion":%d,"specversion":"1.0","id":"e-%d","source":"/apps/ø \\"desk\\"",\
        "type":"%s","subject":"%s","time":"2026-01-05T08:00:00Z",\
        "datacontenttype":"application/json","organisation":"%s","recordedby":"w-1",\
        "data":{"channel":"PHONE","note":{"sealed":"AAAA"}}}\
        """
            .formatted(
                sequence,
                5 + sequence / 36_000,
                9 + sequence / 3_600 % 10,
                sequence / 60 % 60,
                sequence % 60,
                version,
                sequence,
                type,
                journey,
                organisation));
  }

  void add(String leaf) {
    byte[] bytes = leaf.getBytes(StandardCharsets.UTF_8);
    leaves.add(bytes);
    hashes.add(new TreeHash().leaf(bytes));
  }

  /** With a superuser's hand: the bytes of a row are others, and the tree is not. */
  void change(long sequence, String from, String to) {
    String leaf = new String(leaves.get((int) sequence - 1), StandardCharsets.UTF_8);
    leaves.set((int) sequence - 1, leaf.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  int size() {
    return leaves.size();
  }

  /** Sequences of the journey that is bundled. */
  List<Long> sequences() {
    List<Long> sequences = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      String leaf = new String(leaves.get(i), StandardCharsets.UTF_8);
      if (leaf.contains("\"subject\":\"" + JOURNEY + "\"") && isSoars(leaf)) {
        sequences.add(i + 1L);
      }
    }
    return sequences;
  }

  private static boolean isSoars(String leaf) {
    return leaf.contains("\"organisation\":\"" + SOAR + "\"");
  }

  Checkpoint checkpoint(int size) {
    Frontier tree = new Frontier();
    hashes.subList(0, size).forEach(tree::append);
    return new Checkpoint(ORIGIN, size, tree.root());
  }

  SignedNote signed(int size, NoteSigner... signers) {
    return SignedNote.sign(checkpoint(size).text(), List.of(signers));
  }

  byte[] journeyBundle(NoteSigner... signers) {
    return journeyBundle(sequences(), signers);
  }

  /** As a platform would make it that has lost some. */
  byte[] journeyBundle(List<Long> sequences, NoteSigner... signers) {
    BundleHead.OfJourney head =
        new BundleHead.OfJourney(
            SOAR,
            JOURNEY,
            ORIGIN,
            size(),
            sequences.size(),
            sequences.getLast(),
            "2026-06-01T00:00:00Z",
            "2026-06-01T00:00:00Z",
            "steps-to-benefit@1",
            "2026-06-01T00:00:01Z");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BundleWriter bundle = new BundleWriter(out, head, signed(size(), signers))) {
      bundle.journey(
          sequences.stream().map(each -> leaves.get(each.intValue() - 1)).toList(),
          sequences,
          this);
      text(
          bundle,
          BundleEntry.STATE,
          """
          {"journeyId":"j-1","clientId":"c-1","organisation":"soar","status":"OPEN",\
          "openedAt":"2026-01-05T08:00:00Z","closedAt":null,"asAt":"2026-06-01T00:00:00Z",\
          "asKnown":"2026-06-01T00:00:00Z","model":"steps-to-benefit@1","sequence":%d,"more":{}}\
          """
              .formatted(sequences.getLast()));
      text(
          bundle,
          BundleEntry.EVIDENCE,
          """
          {"journeyId":"j-1","asAt":"2026-06-01T00:00:00Z","asKnown":"2026-06-01T00:00:00Z",\
          "model":"steps-to-benefit@1","figures":[{"pointer":"/status","value":"OPEN"}]}\
          """);
      text(bundle, BundleEntry.MODEL, "{\"id\":\"steps-to-benefit\",\"version\":1,\"stages\":[]}");
      text(bundle, BundleEntry.PAGE, "<!DOCTYPE html>\n<title>A journey</title>\n");
      bundle.finish(List.of(signers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  byte[] logBundle(NoteSigner... signers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BundleHead head = new BundleHead.OfLog(SOAR, ORIGIN, size(), "2026-06-01T00:00:01Z");
    try (BundleWriter bundle = new BundleWriter(out, head, signed(size(), signers))) {
      bundle.log(
          line -> {
            for (int i = 0; i < leaves.size(); i++) {
              if (isSoars(new String(leaves.get(i), StandardCharsets.UTF_8))) {
                line.write(i + 1L, leaves.get(i));
              }
            }
          },
          this);
      text(bundle, BundleEntry.PAGE, "<!DOCTYPE html>\n<title>A log</title>\n");
      bundle.finish(List.of(signers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void text(BundleWriter bundle, BundleEntry entry, String text) throws IOException {
    bundle.file(entry, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public byte[] read(int level, long from, int count) {
    int width = 1 << (level * HEIGHT);
    byte[] read = new byte[count * Hash.BYTES];
    for (int i = 0; i < count; i++) {
      Frontier subtree = new Frontier();
      int first = (int) (from + i) * width;
      if (first + width > hashes.size()) {
        throw new MissingHash(level, from + i);
      }
      hashes.subList(first, first + width).forEach(subtree::append);
      System.arraycopy(subtree.root().bytes(), 0, read, i * Hash.BYTES, Hash.BYTES);
    }
    return read;
  }

  /** The same pair of keys for the same number, so that what is signed is the same. */
  static NoteSigner signer(String name, int number) {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
      pairs.initialize(255, new Numbered(number));
      KeyPair pair = pairs.generateKeyPair();
      return new NoteSigner(NoteKey.of(name, pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Numbered extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final int number;

    Numbered(int number) {
      this.number = number;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) number);
    }
  }
}
