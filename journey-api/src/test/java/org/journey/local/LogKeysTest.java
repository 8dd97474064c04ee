package org.journey.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory remembers by which keys its log was signed, and believes whom it is told to. */
class LogKeysTest {

  private @TempDir Path folder;

  private LogKeys keys() {
    try (DataDirectory data = DataDirectory.take(folder)) {
      return LogKeys.in(data);
    }
  }

  @Test
  void a_key_that_is_lost_leaves_its_public_half_and_is_believed_once_that_is_named()
      throws IOException {
    Path secret = keys().secret();
    keys();
    List<String> one = Files.readAllLines(folder.resolve("log-signing.pub"));
    assertThat(one).hasSize(1);
    Files.delete(secret);
    assertThat(keys().former()).isEmpty();
    assertThat(Files.readAllLines(folder.resolve("log-signing.pub")))
        .hasSize(2)
        .startsWith(one.getFirst());

    Path former = folder.resolve("log-former.keys");
    Files.writeString(former, "# lost\n\n " + one.getFirst() + "\n");
    assertThat(keys().former()).isEqualTo(one);
    assertThat(keys().settings())
        .containsEntry("journey.log.signing-key-files", secret.toString())
        .containsEntry("journey.log.former-keys", one.getFirst());
  }

  @Test
  void what_is_no_public_key_is_told_by_its_line() throws IOException {
    Path former = Files.writeString(folder.resolve("log-former.keys"), "# lost\nsomething\n");
    assertThatThrownBy(this::keys)
        .isInstanceOf(LocalTrouble.class)
        .hasMessageStartingWith(former + ": line 2: a key is written");
  }
}
