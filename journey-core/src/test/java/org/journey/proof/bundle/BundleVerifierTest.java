package org.journey.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.journey.proof.NoteSigner;
import org.journey.proof.bundle.BundleVerdict.Bad;
import org.journey.proof.bundle.BundleVerdict.Good;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A journey's bundle verifies; what anybody does to it without the key is told, and where. */
class BundleVerifierTest {

  private static final NoteSigner SIGNER = MadeLog.signer("journey.example", 1);
  private static final BundleKeys KEYS = BundleKeys.of(SIGNER.key());
  private static final MadeLog LOG = MadeLog.of(60);
  private static final List<Long> SEQUENCES = LOG.sequences();
  private static final byte[] BUNDLE = LOG.journeyBundle(SIGNER);

  static BundleVerdict verify(byte[] bundle) {
    return verify(bundle, KEYS);
  }

  static BundleVerdict verify(byte[] bundle, BundleKeys keys) {
    try {
      return BundleVerifier.verify(new InMemory(bundle), keys, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_journeys_bundle_verifies_and_says_of_what_it_is() {
    Good good = (Good) verify(BUNDLE);
    assertThat(good.interactions()).isEqualTo(SEQUENCES.size()).isEqualTo(8);
    assertThat(good.firstSequence()).isEqualTo(SEQUENCES.getFirst());
    assertThat(good.lastSequence()).isEqualTo(SEQUENCES.getLast());
    assertThat(good.checkpoint()).isEqualTo(LOG.checkpoint(60));
    assertThat(good.signedBy()).hasSize(1).allMatch(key -> SIGNER.key().toString().startsWith(key));
    assertThat(good.head().organisation()).isEqualTo(MadeLog.SOAR);
  }

  @Test
  void the_same_content_gives_the_same_bytes() {
    assertThat(MadeLog.of(60).journeyBundle(SIGNER)).isEqualTo(BUNDLE);
  }

  @Test
  void the_only_interaction_of_a_log_has_a_proof_without_hashes() {
    MadeLog log = new MadeLog();
    log.add(MadeLog.SOAR, MadeLog.JOURNEY);
    assertThat(verify(log.journeyBundle(SIGNER))).isInstanceOf(Good.class);
  }

  static Stream<Arguments> tamperings() {
    long third = SEQUENCES.get(2);
    long fourth = SEQUENCES.get(3);
    long last = SEQUENCES.getLast();
    BundleEntry lines = BundleEntry.INTERACTIONS;
    BundleEntry proofs = BundleEntry.PROOFS;
    return Stream.of(
        of("a byte of data", BundleFault.CHANGED, third, line(lines, 2, "PHONE", "PHONY")),
        of(
            "a byte of an id",
            BundleFault.CHANGED,
            third,
            line(lines, 2, "\"id\":\"", "\"id\":\"x")),
        of("a form", BundleFault.CHANGED, third, line(lines, 2, "specversion", "spekversion")),
        of(
            "a sequence put on",
            BundleFault.CHANGED,
            third,
            line(lines, 2, nr(third), nr(third + 1))),
        of("a sequence put back", BundleFault.CHANGED, third, line(lines, 2, nr(third), nr(1))),
        of(
            "a sequence of another",
            BundleFault.CHANGED,
            third,
            line(lines, 2, nr(third), nr(SEQUENCES.get(1)))),
        of(
            "an absurd sequence",
            BundleFault.CHANGED,
            third,
            line(lines, 2, nr(third), "9999999999999999999")),
        of("a version", BundleFault.CHANGED, third, line(lines, 2, "version\":2", "version\":3")),
        of(
            "an absurd version",
            BundleFault.CHANGED,
            third,
            line(lines, 2, "version\":2", "version\":99999999999999999999")),
        of("a subject", BundleFault.CHANGED, third, line(lines, 2, "\"j-1\"", "\"j-2\"")),
        of("an organisation", BundleFault.CHANGED, third, line(lines, 2, "\"soar\"", "\"sore\"")),
        of("a recorded time", BundleFault.CHANGED, third, line(lines, 2, "2026-01", "2025-01")),
        of("not UTF-8", BundleFault.CHANGED, third, bundle -> notUtf8(bundle, lines, 2)),
        of("one taken out", BundleFault.MISSING, third, lines(lines, all -> all.remove(2))),
        of(
            "one taken out with its proof",
            BundleFault.MISSING,
            fourth,
            both(lines(lines, all -> all.remove(2)), lines(proofs, all -> all.remove(2)))),
        of(
            "the first taken out",
            BundleFault.MISSING,
            SEQUENCES.getFirst(),
            lines(lines, all -> all.remove(0))),
        of("the tail cut off", BundleFault.MISSING, last, lines(lines, List::removeLast)),
        of(
            "the tail cut off with its proof",
            BundleFault.MISSING,
            last,
            both(lines(lines, List::removeLast), lines(proofs, List::removeLast))),
        of("all taken out", BundleFault.MISSING, SEQUENCES.getFirst(), lines(lines, List::clear)),
        of("one twice", BundleFault.INSERTED, third, lines(lines, all -> all.add(2, all.get(2)))),
        of(
            "one put in",
            BundleFault.INSERTED,
            fourth - 1,
            lines(
                lines,
                all ->
                    all.add(
                        3,
                        all.get(2)
                            .replace(nr(third), nr(fourth - 1))
                            .replace("version\":2", "version\":3")))),
        of(
            "one put behind",
            BundleFault.INSERTED,
            last + 1,
            lines(
                lines,
                all ->
                    all.add(
                        all.getLast()
                            .replace(nr(last), nr(last + 1))
                            .replace("version\":7", "version\":8")))),
        of(
            "two changed about",
            BundleFault.REORDERED,
            third,
            lines(lines, all -> Collections.swap(all, 2, 3))),
        of(
            "two changed about with their proofs",
            BundleFault.REORDERED,
            third,
            both(
                lines(lines, all -> Collections.swap(all, 2, 3)),
                lines(proofs, all -> Collections.swap(all, 2, 3)))),
        of(
            "the first of two is told",
            BundleFault.CHANGED,
            third,
            both(line(lines, 2, "PHONE", "PHONY"), lines(lines, all -> all.remove(5)))),
        of(
            "a forged proof",
            BundleFault.FORGED_PROOF,
            third,
            line(
                proofs,
                2,
                "hashes\":[\"",
                "hashes\":[\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\",\"")),
        of(
            "the proof of another leaf",
            BundleFault.FORGED_PROOF,
            third,
            lines(proofs, all -> all.set(2, all.get(3)))),
        of(
            "a proof of another hash",
            BundleFault.CHANGED,
            third,
            lines(
                proofs,
                all ->
                    all.set(
                        2,
                        all.get(2)
                            .replaceAll(
                                "leafHash\":\"[^\"]*",
                                "leafHash\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")))),
        of(
            "a proof of another size",
            BundleFault.WRONG_TREE_SIZE,
            third,
            line(proofs, 2, "treeSize\":60", "treeSize\":61")),
        of(
            "a proof at an absurd place",
            BundleFault.FORGED_PROOF,
            third,
            line(proofs, 2, "leafIndex\":", "leafIndex\":99999999999")),
        of(
            "an absurd number in a proof",
            BundleFault.FORGED_PROOF,
            third,
            line(proofs, 2, "leafIndex\":", "leafIndex\":99999999999999999999")),
        of(
            "a proof without end",
            BundleFault.FORGED_PROOF,
            third,
            line(
                proofs,
                2,
                "hashes\":[",
                "hashes\":[" + "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\",".repeat(100))),
        of("a proof that is none", BundleFault.FORGED_PROOF, third, line(proofs, 2, "{", "[")),
        of(
            "a proof taken out",
            BundleFault.FORGED_PROOF,
            third,
            lines(proofs, all -> all.remove(2))),
        of(
            "all proofs taken out",
            BundleFault.FORGED_PROOF,
            SEQUENCES.getFirst(),
            lines(proofs, List::clear)),
        of(
            "a proof more",
            BundleFault.FORGED_PROOF,
            last,
            lines(proofs, all -> all.add(all.getLast()))),
        of(
            "two proofs changed about",
            BundleFault.FORGED_PROOF,
            third,
            lines(proofs, all -> Collections.swap(all, 2, 3))),
        of(
            "one in the place of another",
            BundleFault.CHANGED,
            fourth,
            lines(lines, all -> all.set(3, all.get(2)))),
        of(
            "a line that is none put in",
            BundleFault.INSERTED,
            third,
            lines(lines, all -> all.add(2, "{}"))),
        of(
            "a line that is none put behind",
            BundleFault.CHANGED,
            last,
            lines(lines, all -> all.add("{}"))),
        of(
            "a line and its proof that cannot be read",
            BundleFault.FORGED_PROOF,
            0,
            both(line(lines, 2, "{", "["), line(proofs, 2, "{", "["))),
        of("the end of the last line", BundleFault.TRUNCATED, last, text -> cut(text, lines)),
        of(
            "a byte, and the end of the last line",
            BundleFault.CHANGED,
            third,
            both(line(lines, 2, "PHONE", "PHONY"), text -> cut(text, lines))),
        of("ends of lines as elsewhere", BundleFault.CHANGED, SEQUENCES.getFirst(), crlf(lines)),
        of("the state's words", BundleFault.CHANGED, 0, text(BundleEntry.STATE, "more", "less")),
        of("the state's journey", BundleFault.FOREIGN, 0, text(BundleEntry.STATE, "j-1", "j-2")),
        of(
            "the state's sequence",
            BundleFault.FOREIGN,
            0,
            text(BundleEntry.STATE, "sequence\":", "sequence\":1")),
        of(
            "the evidence",
            BundleFault.CHANGED,
            0,
            text(BundleEntry.EVIDENCE, "\"OPEN\"", "\"CLOSED\"")),
        of(
            "the evidence's model",
            BundleFault.FOREIGN,
            0,
            text(BundleEntry.EVIDENCE, "benefit@1", "benefit@2")),
        of("the model", BundleFault.CHANGED, 0, text(BundleEntry.MODEL, "[]", "[1]")),
        of("the model's version", BundleFault.FOREIGN, 0, text(BundleEntry.MODEL, "1", "2")),
        of("the page", BundleFault.CHANGED, 0, text(BundleEntry.PAGE, "A journey", "Another")),
        of(
            "the checkpoint's size",
            BundleFault.CHANGED,
            0,
            text(BundleEntry.CHECKPOINT, "\n60\n", "\n61\n")),
        of("no checkpoint", BundleFault.CHANGED, 0, text(BundleEntry.CHECKPOINT, "\n\n", "\n")),
        of(
            "the bundle's size",
            BundleFault.WRONG_TREE_SIZE,
            0,
            text(BundleEntry.BUNDLE, "treeSize\":60", "treeSize\":61")),
        of(
            "the bundle's origin",
            BundleFault.FOREIGN,
            0,
            text(BundleEntry.BUNDLE, "log-1", "log-2")),
        of(
            "the bundle's journey",
            BundleFault.FOREIGN,
            SEQUENCES.getFirst(),
            text(BundleEntry.BUNDLE, "j-1", "j-2")),
        of("the bundle's time", BundleFault.CHANGED, 0, text(BundleEntry.BUNDLE, ":01Z", ":02Z")),
        of(
            "the bundle's kind",
            BundleFault.NO_BUNDLE,
            0,
            text(BundleEntry.BUNDLE, "JOURNEY", "JOURNAL")),
        of(
            "the bundle's format",
            BundleFault.NO_BUNDLE,
            0,
            text(BundleEntry.BUNDLE, "bundle/1", "bundle/2")),
        of(
            "the bundle's form",
            BundleFault.NO_BUNDLE,
            0,
            text(BundleEntry.BUNDLE, "\"j-1\"", "\"\\u006a-1\"")),
        of(
            "half a character",
            BundleFault.NO_BUNDLE,
            0,
            text(BundleEntry.BUNDLE, "\"j-1\"", "\"\\ud800\"")),
        of(
            "fewer than there are",
            BundleFault.INSERTED,
            last,
            text(BundleEntry.BUNDLE, "interactions\":8", "interactions\":7")),
        of(
            "the manifest's text",
            BundleFault.CHANGED,
            0,
            text(BundleEntry.MANIFEST, "  state.json", "  stats.json")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void tampering_is_named_with_the_first_that_is_wrong(
      String name, BundleFault fault, long sequence, UnaryOperator<Tampered> tampering) {
    byte[] tampered = tampering.apply(Tampered.opened(BUNDLE)).summed().zipped();
    Bad bad = (Bad) verify(tampered);
    assertThat(bad.line()).as(name).hasLineCount(1).isNotBlank();
    assertThat(bad.fault()).as(bad.line()).isEqualTo(fault);
    assertThat(bad.sequence()).as(bad.line()).isEqualTo(sequence);
  }

  @Test
  void sums_that_were_not_made_anew_are_no_help() {
    byte[] tampered =
        Tampered.opened(BUNDLE).text(BundleEntry.SUMS, text -> text.replace("a", "b")).zipped();
    assertThat(verify(tampered))
        .isEqualTo(new Bad(BundleFault.CHANGED, 0, "SHA256SUMS is not what was signed"));
  }

  @Test
  void what_a_superuser_changed_in_the_database_shows_though_the_platform_signs_it() {
    MadeLog changed = MadeLog.of(60);
    changed.change(SEQUENCES.get(4), "PHONE", "ONLINE");
    Bad bad = (Bad) verify(changed.journeyBundle(SIGNER));
    assertThat(bad.fault()).isEqualTo(BundleFault.CHANGED);
    assertThat(bad.sequence()).isEqualTo(SEQUENCES.get(4));
  }

  @Test
  void what_a_superuser_deleted_within_a_journey_shows_though_the_platform_signs_it() {
    List<Long> left = SEQUENCES.stream().filter(each -> !each.equals(SEQUENCES.get(4))).toList();
    Bad bad = (Bad) verify(LOG.journeyBundle(left, SIGNER));
    assertThat(bad.fault()).isEqualTo(BundleFault.MISSING);
    assertThat(bad.sequence()).isEqualTo(SEQUENCES.get(5));
    assertThat(bad.reason()).contains("version 5 and 4 is due");
  }

  @Test
  void the_tail_of_a_journey_that_the_platform_itself_lost_does_not_show() {
    assertThat(verify(LOG.journeyBundle(SEQUENCES.subList(0, 5), SIGNER))).isInstanceOf(Good.class);
  }

  @Test
  void another_key_does_not_do_though_it_has_the_name() {
    byte[] forged = LOG.journeyBundle(MadeLog.signer("journey.example", 2));
    assertThat(((Bad) verify(forged)).fault()).isEqualTo(BundleFault.OTHER_KEY);
    assertThat(((Bad) verify(LOG.journeyBundle(MadeLog.signer("other", 1)))).fault())
        .isEqualTo(BundleFault.OTHER_KEY);
  }

  @Test
  void while_a_key_is_changed_for_another_either_will_do() {
    NoteSigner next = MadeLog.signer("journey.example", 2);
    byte[] both = LOG.journeyBundle(SIGNER, next);
    assertThat(((Good) verify(both)).signedBy()).hasSize(1);
    assertThat(((Good) verify(both, BundleKeys.of(next.key(), SIGNER.key()))).signedBy())
        .hasSize(2);
  }

  @Test
  void files_that_another_key_signed_do_not_pass_below_a_good_checkpoint() {
    Tampered other = Tampered.opened(LOG.journeyBundle(MadeLog.signer("journey.example", 2)));
    byte[] mixed =
        Tampered.opened(BUNDLE)
            .bytes(BundleEntry.MANIFEST, other.bytes(BundleEntry.MANIFEST))
            .zipped();
    assertThat(((Bad) verify(mixed)).fault()).isEqualTo(BundleFault.OTHER_KEY);
  }

  private static Arguments of(
      String name, BundleFault fault, long sequence, UnaryOperator<Tampered> tampering) {
    return Arguments.of(name, fault, sequence, tampering);
  }

  private static Tampered cut(Tampered bundle, BundleEntry entry) {
    byte[] bytes = bundle.bytes(entry);
    return bundle.bytes(entry, Arrays.copyOf(bytes, bytes.length - 1));
  }

  private static UnaryOperator<Tampered> crlf(BundleEntry entry) {
    return bundle -> bundle.text(entry, text -> text.replace("\n", "\r\n"));
  }

  private static Tampered notUtf8(Tampered bundle, BundleEntry entry, int place) {
    byte[] bytes = bundle.bytes(entry).clone();
    int at = 0;
    for (int line = 0; line < place; at++) {
      line += bytes[at] == '\n' ? 1 : 0;
    }
    while (bytes[at] >= 0) {
      at++;
    }
    bytes[at] = (byte) 0xff;
    return bundle.bytes(entry, bytes);
  }

  private static UnaryOperator<Tampered> both(
      UnaryOperator<Tampered> one, UnaryOperator<Tampered> other) {
    return bundle -> other.apply(one.apply(bundle));
  }

  private static String nr(long sequence) {
    return "%019d".formatted(sequence);
  }

  private static UnaryOperator<Tampered> line(
      BundleEntry entry, int place, String from, String to) {
    return lines(
        entry,
        all -> {
          String before = all.get(place);
          all.set(place, before.replace(from, to));
          assertThat(all.get(place)).isNotEqualTo(before);
        });
  }

  private static UnaryOperator<Tampered> lines(BundleEntry entry, Consumer<List<String>> edit) {
    return bundle -> bundle.lines(entry, edit);
  }

  private static UnaryOperator<Tampered> text(BundleEntry entry, String from, String to) {
    return bundle ->
        bundle.text(
            entry,
            text -> {
              assertThat(text).contains(from);
              return text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
            });
  }
}
