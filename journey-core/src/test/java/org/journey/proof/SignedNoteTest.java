package org.journey.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed notes, and checkpoints in them. */
class SignedNoteTest {

  /** The example of Go's package for signed notes. */
  private static final String NEUMANN =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  private static final Checkpoint CHECKPOINT =
      new Checkpoint("journey/log", 12, new TreeHash().leaf(new byte[] {7}));

  @Test
  void a_note_of_another_program_verifies() {
    NoteKey key = NoteKey.parse(NEUMANN);
    SignedNote note = SignedNote.parse(NOTE);
    assertThat(note.isSignedBy(List.of(key))).isTrue();
    assertThat(note).hasToString(NOTE);
    assertThat(key).hasToString(NEUMANN);
    assertThat(SignedNote.parse(NOTE.replace("problem,", "problem;")).isSignedBy(List.of(key)))
        .isFalse();
  }

  @Test
  void a_checkpoint_is_signed_read_and_verified() {
    NoteSigner signer = signer("journey");
    SignedNote note = SignedNote.sign(CHECKPOINT.text(), List.of(signer));
    SignedNote read = SignedNote.parse(note.toString());
    assertThat(read.isSignedBy(List.of(NoteKey.parse(signer.key().toString())))).isTrue();
    assertThat(Checkpoint.parse(read)).isEqualTo(CHECKPOINT);
  }

  @Test
  void any_of_two_keys_is_enough_and_a_strange_one_is_not() {
    NoteSigner old = signer("journey");
    NoteSigner young = signer("journey");
    SignedNote note = SignedNote.sign(CHECKPOINT.text(), List.of(young, old));
    assertThat(note.isSignedBy(List.of(old.key()))).isTrue();
    assertThat(note.isSignedBy(List.of(young.key()))).isTrue();
    assertThat(note.isSignedBy(List.of(signer("journey").key()))).isFalse();
    assertThat(note.isSignedBy(List.of())).isFalse();
  }

  @Test
  void a_forgery_beside_a_good_signature_is_not_passed_over() {
    NoteSigner one = signer("journey");
    NoteSigner other = signer("journey");
    SignedNote good = SignedNote.sign(CHECKPOINT.text(), List.of(one));
    SignedNote.Line forged =
        new SignedNote.Line("journey", other.key().id(), good.signatures().getFirst().bytes());
    SignedNote note = new SignedNote(good.text(), List.of(good.signatures().getFirst(), forged));
    assertThat(note.isSignedBy(List.of(one.key()))).isTrue();
    assertThat(note.isSignedBy(List.of(one.key(), other.key()))).isFalse();
  }

  @Test
  void keys_that_do_not_belong_together_do_not_sign() throws GeneralSecurityException {
    KeyPair one = pair();
    KeyPair other = pair();
    assertThatThrownBy(
            () -> new NoteSigner(NoteKey.of("journey", one.getPublic()), other.getPrivate()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "journey",
        "journey+c74f20a3",
        "journey+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpcAQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+!!!!",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      })
  void what_is_no_key_is_refused(String text) {
    assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 name\n",
        "text\n\n\u2014 name AAAA\n",
        "text\n\n\u2014 na+me AAAAAAAA\n",
        "text\n\n\u2014 name !!!!!!!!\n",
        "text\n\n- name AAAAAAAA\n",
        "text\n\n\u2014 name AAAAAAAA",
        "te\u0000xt\n\n\u2014 name AAAAAAAA\n"
      })
  void what_is_no_note_is_refused(String text) {
    assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  /** The specification limits no name, and forbids no control but those below the blank. */
  @Test
  void signatures_of_strange_keys_are_passed_over_whatever_their_names() {
    NoteSigner signer = signer("journey");
    String note = SignedNote.sign(CHECKPOINT.text(), List.of(signer)).toString();
    for (String name : List.of("x".repeat(300), "a\u007fb", "a\u0080b")) {
      SignedNote read = SignedNote.parse(note + "\u2014 " + name + " AAAAAAAA\n");
      assertThat(read.isSignedBy(List.of(signer.key()))).isTrue();
      assertThat(read.signatures()).hasSize(2);
    }
    for (String name : List.of("a\u0085b", "a\u00a0b", "a\u2003b", "a+b")) {
      assertThatThrownBy(() -> SignedNote.parse(note + "\u2014 " + name + " AAAAAAAA\n"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void keys_of_ours_have_names_that_can_be_told() {
    assertThat(NoteKey.isName("journey.example")).isTrue();
    assertThat(List.of("", "a b", "a+b", "a\u007fb", "x".repeat(256))).noneMatch(NoteKey::isName);
  }

  @Test
  void lines_behind_a_checkpoint_are_passed_over() {
    String more = CHECKPOINT.text() + "an extension\n";
    assertThat(Checkpoint.parse(new SignedNote(more, List.of()))).isEqualTo(CHECKPOINT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "origin\n",
        "origin\n1\n",
        "origin\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n",
        "origin\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nmore\n",
        "origin\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n9999999999999999999\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n1\nAAAA\n",
        "origin\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
        "origin\n1\nnot base64\n"
      })
  void what_is_no_checkpoint_is_refused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(new SignedNote(text, List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static NoteSigner signer(String name) {
    try {
      KeyPair pair = pair();
      return new NoteSigner(NoteKey.of(name, pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }
}
