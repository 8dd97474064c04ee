package org.journey.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.erasure.Erasers;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.interaction.ContentForm;
import org.journey.interaction.Identity;
import org.journey.log.Stored;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An attacker who has all tables as they are after an erasure, all keys that are left, the master
 * key among them, and the code: of who was erased nothing opens, and no guess is confirmed.
 */
class AttackerTest {

  private final TestPostgres.Database database = TestPostgres.database();
  private final TestNode node = new TestNode(database.application());

  @AfterEach
  void stop() {
    node.close();
  }

  /** What the attacker found out of one person's journey. */
  private record Loot(int opened, int confirmed) {}

  @Test
  void nothing_is_read_of_who_was_erased_and_everything_of_the_others(@TempDir Path folder)
      throws Exception {
    List<Submission> told =
        List.of(
            Messages.referral("o", "j-1"),
            Messages.session("o", "j-1", "s-1"),
            Messages.referral("o", "j-2"),
            Messages.session("o", "j-2", "s-2"));
    for (Submission one : told) {
      assertThat(node.recorder().record(one)).isInstanceOf(Outcome.Accepted.class);
    }
    // person, note and note; and both contents: the attack is one that works.
    assertThat(attack("j-1", told)).isEqualTo(new Loot(3, 2));
    assertThat(attack("j-2", told)).isEqualTo(new Loot(3, 2));

    try (Erasers erasers = new Erasers(node, folder.resolve("list"))) {
      erasers.erase("o", "c-j-1");
    }

    assertThat(attack("j-1", told)).isEqualTo(new Loot(0, 0));
    assertThat(attack("j-2", told)).isEqualTo(new Loot(3, 2));
  }

  private Loot attack(String journey, List<Submission> guesses) throws Exception {
    List<PersonKey.Present> persons = persons();
    List<byte[]> wrapped = column("select wrapped from interaction_key");
    int opened = 0;
    int confirmed = 0;
    for (Stored stored : node.log().journey("o", journey, null)) {
      var tree = SealedFields.tree(stored.event());
      Identity identity =
          new Identity(tree.get("source").stringValue(), tree.get("id").stringValue());
      Map<String, String> fields = new LinkedHashMap<>();
      SealedFields.replace(
          tree,
          (pointer, value) -> {
            fields.put(pointer, value);
            return SealedFields.sealed(value);
          });
      List<byte[]> keys = keys(persons, wrapped, identity);
      for (Map.Entry<String, String> field : fields.entrySet()) {
        byte[] sealed = Base64.getUrlDecoder().decode(field.getValue());
        byte[] place = Places.field("o", identity, field.getKey());
        if (keys.stream().anyMatch(key -> opens(key, sealed, place))) {
          opened++;
        }
      }
      byte[] content =
          column("select content from interaction where sequence = " + stored.sequence())
              .getFirst();
      if (guesses.stream().anyMatch(guess -> confirms(persons, content, guess))) {
        confirmed++;
      }
    }
    return new Loot(opened, confirmed);
  }

  /** All keys of interactions that any key of a person unwraps for this one's place. */
  private static List<byte[]> keys(
      List<PersonKey.Present> persons, List<byte[]> wrapped, Identity identity) {
    List<byte[]> keys = new ArrayList<>();
    for (PersonKey.Present person : persons) {
      for (byte[] each : wrapped) {
        try {
          keys.add(person.unwrap(each, "o", identity));
        } catch (GeneralSecurityException notThis) {
          // The next.
        }
      }
    }
    return keys;
  }

  private static boolean opens(byte[] key, byte[] sealed, byte[] place) {
    try {
      return new Gcm(key).decrypt(sealed, place).length > 0;
    } catch (GeneralSecurityException notThis) {
      return false;
    }
  }

  private static boolean confirms(
      List<PersonKey.Present> persons, byte[] content, Submission guess) {
    byte[] canonical = ContentForm.canonical(Objects.requireNonNull(guess.reading().emitted()));
    return persons.stream()
            .anyMatch(key -> MessageDigest.isEqual(key.contentHash(canonical), content))
        || MessageDigest.isEqual(sha256(canonical), content);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<PersonKey.Present> persons() throws Exception {
    MasterKey master = node.bean(MasterKey.class);
    List<PersonKey.Present> keys = new ArrayList<>();
    for (String client : List.of("c-j-1", "c-j-2")) {
      for (byte[] wrapped : column("select wrapped from person_key where wrapped is not null")) {
        try {
          keys.add(
              new PersonKey.Present(
                  master.unwrap(wrapped, Places.personKey(new ClientId("o", client)))));
        } catch (GeneralSecurityException another) {
          // It is the other's.
        }
      }
    }
    return keys;
  }

  private List<byte[]> column(String sql) throws Exception {
    try (Connection connection = database.superuser().getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      List<byte[]> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getBytes(1));
      }
      return column;
    }
  }
}
