package org.journey.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.journey.proof.bundle.BundleVerdict.Bad;
import org.journey.proof.bundle.BundleVerdict.Good;
import org.journey.testing.Corpus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever file is given for a bundle, there is a verdict, soon, and little memory is taken for it.
 * An ordinary run reads what lies in {@code BundleVerifierFuzzTestInputs}: good ones, damaged ones
 * and such as other programs packed, as their names say; {@code -Pfuzz} looks for more.
 */
class BundleVerifierFuzzTest {

  private static final BundleKeys KEYS = BundleKeys.of(MadeLog.signer("journey.example", 1).key());

  /** Of a processor, with all classes to be loaded and under Jazzer's instruments. */
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Of all that is taken in turn, of which little is held at a time. */
  private static final long MEMORY = 256L << 20;

  static Stream<Arguments> inputs() {
    return Corpus.of(BundleVerifierFuzzTest.class)
        .map(input -> Arguments.of(input.getName(), input.getPayload()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void what_was_found_once_is_read(String name, byte[] bundle) throws IOException {
    reads(bundle);
    BundleVerdict verdict = BundleVerifierTest.verify(bundle, KEYS);
    switch (name.split("-", -1)[0]) {
      case "good" -> assertThat(verdict).isInstanceOf(Good.class);
      case "repacked" -> assertThat(((Good) verdict).repacked()).isTrue();
      case "tampered" -> assertThat(((Bad) verdict).sequence()).isPositive();
      default -> assertThat(verdict).isInstanceOf(Bad.class);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void reads(byte[] bundle) throws IOException {
    long began = Corpus.processorNanos();
    long taken = allocated();
    BundleVerdict stream = BundleVerifier.verify(new ByteArrayInputStream(bundle), KEYS);
    BundleVerdict file = BundleVerifier.verify(new InMemory(bundle), KEYS, null);
    assertThat(allocated() - taken).isLessThan(MEMORY + 4L * bundle.length);
    assertThat(Duration.ofNanos(Corpus.processorNanos() - began)).isLessThan(SOON);
    check(stream);
    check(file);
    // What is good as it comes is good by its list; the other way round it may be packed again.
    if (stream instanceof Good) {
      assertThat(file).isEqualTo(stream);
    } else if (file instanceof Good good) {
      assertThat(good.repacked()).isTrue();
    }
  }

  private static void check(BundleVerdict verdict) {
    if (verdict instanceof Bad bad) {
      assertThat(bad.line()).isNotBlank();
      assertThat(bad.sequence()).isNotNegative();
      assertThat(bad.reason().lines()).hasSize(1);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
