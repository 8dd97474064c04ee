package org.journey.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.journey.proof.NoteKey;
import org.journey.proof.NoteSigner;
import org.journey.proof.bundle.BundleVerdict.Bad;
import org.journey.proof.bundle.BundleVerdict.Good;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file with the key that an auditor has from elsewhere. */
class BundleKeysTest {

  private static final NoteSigner SIGNER = MadeLog.signer("journey.example", 1);
  private static final byte[] BUNDLE = MadeLog.of(10).journeyBundle(SIGNER);

  @Test
  void a_key_in_a_line_of_its_own_verifies() {
    assertThat(verify("# the log's\r\n\r\n  " + SIGNER.key() + "\r\n")).isInstanceOf(Good.class);
  }

  @Test
  void one_of_several_will_do() {
    NoteKey other = MadeLog.signer("journey.example", 2).key();
    assertThat(verify(other + "\n" + SIGNER.key() + "\n")).isInstanceOf(Good.class);
    assertThat(((Bad) verify(other + "\n")).fault()).isEqualTo(BundleFault.OTHER_KEY);
  }

  @Test
  void a_key_in_pem_is_taken_for_the_names_that_sign() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    NoteSigner signer = new NoteSigner(NoteKey.of("any.name", pair.getPublic()), pair.getPrivate());
    byte[] bundle = MadeLog.of(10).journeyBundle(signer);
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(32, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    assertThat(BundleVerifierTest.verify(bundle, BundleKeys.parse(pem))).isInstanceOf(Good.class);
    assertThat(((Bad) verify(pem)).fault()).isEqualTo(BundleFault.OTHER_KEY);
  }

  @Test
  void a_key_in_pem_does_not_stumble_over_a_strange_name() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    byte[] strange =
        Tampered.opened(BUNDLE)
            .text(
                BundleEntry.CHECKPOINT, text -> text + "\u2014 " + "x".repeat(300) + " AAAAAAAA\n")
            .summed()
            .zipped();
    assertThat(((Bad) BundleVerifierTest.verify(strange, BundleKeys.parse(pem))).fault())
        .isEqualTo(BundleFault.OTHER_KEY);
  }

  @Test
  void a_key_of_another_kind_is_refused() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed448").generateKeyPair();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    assertThatThrownBy(() -> BundleKeys.parse(pem))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 1: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "no key",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "journey.example+00000000+AAAA"
      })
  void what_is_no_key_is_refused(String text) {
    assertThatThrownBy(() -> BundleKeys.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static BundleVerdict verify(String keys) {
    return BundleVerifierTest.verify(BUNDLE, BundleKeys.parse(keys));
  }
}
