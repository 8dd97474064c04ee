package org.journey.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.journey.interaction.ContentForm;
import org.journey.interaction.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was once sealed is opened for ever. The file was made from docs/decisions/0001 alone by
 * another program with another library, and is never changed: another form is a file beside it. Its
 * master key guards nothing else.
 */
class SealedFormTest {

  private static final JsonNode GOLDEN = golden();

  private static JsonNode golden() {
    try (InputStream in =
        Objects.requireNonNull(
            SealedFormTest.class.getResourceAsStream("/golden/sealing/v1.json"))) {
      return SealedFields.value(in.readAllBytes());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).asString();
  }

  private static byte[] bytes(JsonNode node, String name) {
    return Base64.getDecoder().decode(text(node, name));
  }

  private static PersonKey.Present person(Path directory)
      throws IOException, GeneralSecurityException {
    Path file = directory.resolve("master.key");
    Files.writeString(file, GOLDEN.required("masterKey").toString());
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    ClientId client = new ClientId(text(GOLDEN, "organisation"), text(GOLDEN, "client"));
    return new PersonKey.Present(
        FileMasterKey.open(file).unwrap(bytes(GOLDEN, "personKey"), Places.personKey(client)));
  }

  @Test
  void what_was_sealed_is_opened_for_ever(@TempDir Path directory) throws Exception {
    PersonKey.Present person = person(directory);
    String organisation = text(GOLDEN, "organisation");
    for (JsonNode each : GOLDEN.required("interactions")) {
      ObjectNode event = SealedFields.tree(text(each, "stored").getBytes(UTF_8));
      Identity identity = new Identity(text(event, "source"), text(event, "id"));
      Gcm cipher = new Gcm(person.unwrap(bytes(each, "interactionKey"), organisation, identity));
      SealedFields.replace(
          event,
          (pointer, ciphertext) -> {
            try {
              return SealedFields.value(
                  cipher.decrypt(
                      Base64.getUrlDecoder().decode(ciphertext),
                      Places.field(organisation, identity, pointer)));
            } catch (GeneralSecurityException e) {
              throw new AssertionError(identity + " " + pointer, e);
            }
          });
      assertThat(event.toString()).isEqualTo(text(each, "opened")).doesNotContain("sealed");
    }
  }

  @Test
  void the_same_content_has_the_same_hash_for_ever(@TempDir Path directory) throws Exception {
    PersonKey.Present person = person(directory);
    for (JsonNode each : GOLDEN.required("interactions")) {
      ObjectNode opened = SealedFields.tree(text(each, "opened").getBytes(UTF_8));
      byte[] canonical = ContentForm.canonical(opened);
      assertThat(new String(canonical, UTF_8)).isEqualTo(text(each, "content"));
      assertThat(HexFormat.of().formatHex(person.contentHash(canonical)))
          .isEqualTo(text(each, "contentHash"));
    }
  }
}
