package org.journey.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.journey.proof.NoteSigner;
import org.journey.proof.bundle.BundleVerdict.Good;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that were taken home from an earlier release verify for ever. */
class GoldenBundleTest {

  private static final String DIRECTORY = "/golden/bundle/";

  @ParameterizedTest
  @ValueSource(strings = {"v1-journey.zip", "v1-all.zip"})
  void a_bundle_of_an_earlier_release_verifies(String name) throws IOException {
    BundleKeys keys = BundleKeys.parse(new String(read("v1-key.txt"), StandardCharsets.UTF_8));
    assertThat(BundleVerifierTest.verify(read(name), keys)).isInstanceOf(Good.class);
  }

  /**
   * Where this fails the form has changed: it needs another number, and golden files of its own.
   */
  @Test
  void what_is_written_now_has_the_form_of_the_golden_ones() throws IOException {
    NoteSigner signer = MadeLog.signer("journey.example", 1);
    assertThat(texts(MadeLog.of(20).journeyBundle(signer)))
        .isEqualTo(texts(read("v1-journey.zip")));
    assertThat(texts(MadeLog.of(300).logBundle(signer))).isEqualTo(texts(read("v1-all.zip")));
  }

  /** Their content: compressors may differ. */
  private static Map<String, String> texts(byte[] bundle) {
    Map<String, String> texts = new HashMap<>();
    Tampered.files(bundle).forEach((name, bytes) -> texts.put(name, Arrays.toString(bytes)));
    return texts;
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = GoldenBundleTest.class.getResourceAsStream(DIRECTORY + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
