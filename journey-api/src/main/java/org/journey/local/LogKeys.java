package org.journey.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.checkpoint.SigningKeys;
import org.journey.proof.NoteKey;

/**
 * The key by which the checkpoints of a data directory are signed, and those that are believed
 * beside it. If it is lost another is made: what the old one signed is not believed, and the start
 * says so, until somebody names its public half.
 *
 * @param secret the file of the pair
 * @param former public halves of others, {@code name+1f2e3d4c+base64}
 */
record LogKeys(Path secret, List<String> former) {

  private static final String SECRET = "log-signing.key";

  /** The public halves of all by which was ever signed here, for whoever loses one. */
  private static final String PUBLIC = "log-signing.pub";

  /** Made by hand, of lines as {@link #PUBLIC} has them. */
  private static final String FORMER = "log-former.keys";

  /** Whose keys they are, as {@code journey.log.name} has it. */
  private static final String NAME = "journey";

  /** Copies. */
  LogKeys {
    former = List.copyOf(former);
  }

  /**
   * Those of a directory; a pair that is missing is made.
   *
   * @throws LocalTrouble if a file cannot be read or written, or holds something else
   */
  static LogKeys in(DataDirectory data) {
    Path secret = data.resolve(SECRET);
    try {
      if (!Files.exists(secret)) {
        SigningKeys.create(secret);
      }
      publish(SigningKeys.open(NAME, List.of(secret)).keys(), data.resolve(PUBLIC));
    } catch (IOException e) {
      throw new LocalTrouble(
          e instanceof FileSystemException
              ? secret + ": " + PrivateFiles.reason(e)
              : String.valueOf(e.getMessage()),
          e);
    }
    return new LogKeys(secret, former(data.resolve(FORMER)));
  }

  private static void publish(List<NoteKey> keys, Path file) {
    Set<String> all = new LinkedHashSet<>();
    if (Files.exists(file)) {
      PrivateFiles.read(file).lines().forEach(all::add);
    }
    if (all.addAll(keys.stream().map(NoteKey::toString).toList())) {
      PrivateFiles.write(file, String.join("\n", all) + "\n");
    }
  }

  private static List<String> former(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> former = new ArrayList<>();
    int number = 0;
    for (String line : PrivateFiles.read(file).lines().map(String::strip).toList()) {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        former.add(NoteKey.parse(line).toString());
      } catch (IllegalArgumentException e) {
        throw new LocalTrouble(file + ": line " + number + ": " + e.getMessage(), e);
      }
    }
    return former;
  }

  /** As the application is given them. */
  Map<String, Object> settings() {
    return Map.of(
        "journey.log.signing-key-files",
        secret.toString(),
        "journey.log.former-keys",
        String.join(",", former));
  }
}
