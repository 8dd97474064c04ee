package org.journey.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.journey.proof.Checkpoint;
import org.journey.proof.Hash;
import org.journey.proof.NoteSigner;
import org.journey.proof.SignedNote;
import org.journey.proof.bundle.BundleVerdict.Bad;
import org.journey.proof.bundle.BundleVerdict.Good;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundle of all shows the whole log: its tail too, and where it is not what it was. */
class LogBundleTest {

  private static final NoteSigner SIGNER = MadeLog.signer("journey.example", 1);
  private static final BundleKeys KEYS = BundleKeys.of(SIGNER.key());
  private static final MadeLog LOG = MadeLog.of(600);
  private static final byte[] BUNDLE = LOG.logBundle(SIGNER);
  private static final String NO_HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 512, 600, 66_000})
  void a_log_of_any_size_verifies(int size) {
    MadeLog log = MadeLog.of(size);
    Good good = (Good) BundleVerifierTest.verify(log.logBundle(SIGNER), KEYS);
    assertThat(good.checkpoint().size()).isEqualTo(size);
    assertThat(good.interactions()).isEqualTo(size - (size + 2) / 3);
    assertThat(good.versionsFollowed()).isTrue();
  }

  static Stream<Arguments> tamperings() {
    return Stream.of(
        of("a byte of its own", BundleFault.CHANGED, 3, all -> replace(all, 2, "PHONE", "PHONY")),
        of("a form", BundleFault.CHANGED, 3, all -> replace(all, 2, "specversion", "spekversion")),
        of("a sequence", BundleFault.CHANGED, 3, all -> replace(all, 2, "0003\"", "0004\"")),
        of("a hash of its own", BundleFault.CHANGED, 3, all -> hash(all, 2)),
        of("a hash of others in a block", BundleFault.CHANGED, 1, all -> hash(all, 3)),
        of("a hash of others in a later block", BundleFault.CHANGED, 257, all -> hash(all, 301)),
        of("a hash of others at the end", BundleFault.CHANGED, 513, all -> hash(all, 599)),
        of("a byte of its own, hashed anew", BundleFault.CHANGED, 257, LogBundleTest::hashedAnew),
        of("no hash", BundleFault.CHANGED, 4, all -> all.set(3, "x".repeat(44))),
        of("an empty line", BundleFault.CHANGED, 4, all -> all.set(3, "")),
        of("the proof of a block", BundleFault.CHANGED, 1, all -> all.set(256, "= " + NO_HASH)),
        of("no proof of a block", BundleFault.CHANGED, 1, all -> all.remove(256)),
        of(
            "an endless proof",
            BundleFault.CHANGED,
            1,
            all -> all.set(256, "=" + (" " + NO_HASH).repeat(100))),
        of("a proof of no hashes", BundleFault.CHANGED, 1, all -> all.set(256, "= x")),
        of("one of its own taken out", BundleFault.MISSING, 5, all -> all.remove(4)),
        of("one of others taken out", BundleFault.MISSING, 4, all -> all.remove(3)),
        of("one twice", BundleFault.INSERTED, 6, all -> all.add(5, all.get(4))),
        of("one of others put in", BundleFault.REORDERED, 6, all -> all.add(3, NO_HASH)),
        of("two changed about", BundleFault.REORDERED, 5, all -> Collections.swap(all, 4, 5)),
        of(
            "two far apart changed about",
            BundleFault.REORDERED,
            5,
            all -> Collections.swap(all, 4, 300)),
        of(
            "its own made another's",
            BundleFault.MISSING,
            8,
            all -> all.set(2, all.get(2).substring(0, 44))),
        of("the tail cut off", BundleFault.TRUNCATED, 600, List::removeLast),
        of(
            "the tail cut off at a block",
            BundleFault.TRUNCATED,
            513,
            all -> all.subList(514, all.size()).clear()),
        of("all cut off", BundleFault.TRUNCATED, 1, List::clear),
        of("one more", BundleFault.INSERTED, 601, all -> all.add(NO_HASH)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void tampering_is_named_with_the_first_that_is_wrong(
      String name, BundleFault fault, long sequence, Consumer<List<String>> tampering) {
    byte[] tampered = Tampered.opened(BUNDLE).lines(BundleEntry.LOG, tampering).summed().zipped();
    Bad bad = (Bad) BundleVerifierTest.verify(tampered, KEYS);
    assertThat(bad.line()).as(name).hasLineCount(1);
    assertThat(bad.fault()).as(bad.line()).isEqualTo(fault);
    assertThat(bad.sequence()).as(bad.line()).isEqualTo(sequence);
  }

  @Test
  void what_a_superuser_changed_in_the_database_shows_though_the_platform_signs_it() {
    MadeLog changed = MadeLog.of(600);
    changed.change(300, "PHONE", "ONLINE");
    Bad bad = (Bad) BundleVerifierTest.verify(changed.logBundle(SIGNER), KEYS);
    assertThat(bad.fault()).isEqualTo(BundleFault.CHANGED);
    assertThat(bad.sequence()).isEqualTo(300);
  }

  @Test
  void an_interaction_that_was_left_out_before_its_journey_went_on_shows_by_version() {
    MadeLog log = MadeLog.of(3);
    log.add(
        """
        {"sequence":"0000000000000000004","recordedtime":"2026-01-05T10:00:00.000001Z",\
        "journeyversion":2,"specversion":"1.0","id":"x","source":"/x",\
        "type":"journey.contact-attempted.v1","subject":"j-1","time":"2026-01-05T08:00:00Z",\
        "datacontenttype":"application/json","organisation":"soar","recordedby":"w-1",\
        "data":{}}\
        """);
    Bad bad = (Bad) BundleVerifierTest.verify(log.logBundle(SIGNER), KEYS);
    assertThat(bad.fault()).isEqualTo(BundleFault.MISSING);
    assertThat(bad.sequence()).isEqualTo(4);
  }

  @Test
  void a_checkpoint_that_was_kept_shows_a_log_that_was_made_anew() throws IOException {
    MadeLog other = new MadeLog();
    other.add(MadeLog.SOAR, "another");
    for (int i = 1; i < 600; i++) {
      other.add(MadeLog.SOAR, "j-1");
    }
    for (int kept : new int[] {1, 300, 600}) {
      assertThat(verify(BUNDLE, LOG.signed(kept, SIGNER))).isInstanceOf(Good.class);
      Bad bad = (Bad) verify(BUNDLE, other.signed(kept, SIGNER));
      assertThat(bad.fault()).isEqualTo(BundleFault.INCONSISTENT);
    }
  }

  @Test
  void a_checkpoint_that_was_kept_must_be_signed() throws IOException {
    NoteSigner other = MadeLog.signer("journey.example", 2);
    assertThat(((Bad) verify(BUNDLE, LOG.signed(300, other))).fault())
        .isEqualTo(BundleFault.OTHER_KEY);
  }

  @Test
  void what_a_bundle_says_nothing_about_is_told_so_and_what_to_do() throws IOException {
    byte[] journey = LOG.journeyBundle(SIGNER);
    SignedNote newer = MadeLog.of(601).signed(601, SIGNER);
    assertThat(verify(journey, LOG.signed(600, SIGNER))).isInstanceOf(Good.class);
    Bad older = (Bad) verify(journey, LOG.signed(300, SIGNER));
    assertThat(older.fault()).isEqualTo(BundleFault.NOT_COMPARABLE);
    assertThat(older.reason()).startsWith("the bundle is good").contains("a bundle of all");
    for (byte[] bundle : List.of(BUNDLE, journey)) {
      Bad bad = (Bad) verify(bundle, newer);
      assertThat(bad.fault()).isEqualTo(BundleFault.NOT_COMPARABLE);
      assertThat(bad.reason()).startsWith("the bundle is good").contains("proof from 600 to 601");
    }
  }

  @Test
  void what_is_wrong_with_the_bundle_itself_is_told_before_that() throws IOException {
    byte[] changed =
        Tampered.opened(BUNDLE)
            .lines(BundleEntry.LOG, lines -> replace(lines, 2, "PHONE", "PHONY"))
            .summed()
            .zipped();
    assertThat(((Bad) verify(changed, MadeLog.of(601).signed(601, SIGNER))).fault())
        .isEqualTo(BundleFault.CHANGED);
  }

  @Test
  void a_checkpoint_from_before_a_roll_back_is_held_against_what_was_left() throws IOException {
    for (int kept : new int[] {1, 300, 600}) {
      assertThat(verify(BUNDLE, renamed(LOG.checkpoint(kept)))).isInstanceOf(Good.class);
    }
    MadeLog lost = MadeLog.of(300);
    lost.add(MadeLog.SOAR, "j-lost");
    Bad bad = (Bad) verify(BUNDLE, renamed(lost.checkpoint(301)));
    assertThat(bad.fault()).isEqualTo(BundleFault.INCONSISTENT);
    assertThat(bad.reason()).contains("lost in a roll-back");
  }

  private static SignedNote renamed(Checkpoint checkpoint) {
    Checkpoint before =
        new Checkpoint("journey.example/log-0", checkpoint.size(), checkpoint.root());
    return SignedNote.sign(before.text(), List.of(SIGNER));
  }

  @Test
  void an_end_of_the_last_line_that_is_lacking_is_named() {
    byte[] bytes = Tampered.opened(BUNDLE).bytes(BundleEntry.LOG);
    byte[] cut =
        Tampered.opened(BUNDLE)
            .bytes(BundleEntry.LOG, Arrays.copyOf(bytes, bytes.length - 1))
            .zipped();
    Bad bad = (Bad) BundleVerifierTest.verify(cut, KEYS);
    assertThat(bad.fault()).isEqualTo(BundleFault.TRUNCATED);
    assertThat(bad.sequence()).isEqualTo(600);
  }

  @Test
  void more_journeys_than_memory_is_taken_for_are_not_followed_and_said_so() {
    SubjectVersions versions = new SubjectVersions(2000);
    for (int round = 0; round < 3; round++) {
      for (int journey = 0; journey < 2001; journey++) {
        LeafHead leaf = new LeafHead(1, "", 0, "journey.goal-set.v1", "j-" + journey, "soar");
        assertThat(versions.due(leaf)).isEqualTo(journey < 2000 ? round : SubjectVersions.UNKNOWN);
        if (round == 0) {
          assertThat(versions.followedAll()).isEqualTo(journey < 2000);
        }
      }
    }
  }

  private static BundleVerdict verify(byte[] bundle, SignedNote kept) throws IOException {
    return BundleVerifier.verify(new InMemory(bundle), KEYS, kept);
  }

  private static Arguments of(
      String name, BundleFault fault, long sequence, Consumer<List<String>> tampering) {
    return Arguments.of(name, fault, sequence, tampering);
  }

  private static void replace(List<String> lines, int place, String from, String to) {
    String changed = lines.get(place).replace(from, to);
    assertThat(changed).isNotEqualTo(lines.get(place));
    lines.set(place, changed);
  }

  private static void hash(List<String> lines, int place) {
    lines.set(place, NO_HASH + lines.get(place).substring(44));
  }

  private static void hashedAnew(List<String> lines) {
    MadeLog changed = MadeLog.of(600);
    int place = 300;
    String leaf = lines.get(place).substring(45).replace("PHONE", "PHONY");
    changed.add(leaf);
    lines.set(place, Hash.of(changed.read(0, 600, 1)).base64() + " " + leaf);
  }
}
