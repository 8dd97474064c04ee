package org.journey.sealing;

import java.security.GeneralSecurityException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.journey.interaction.Identity;
import org.journey.log.LogReads;
import org.journey.log.Stored;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens stored interactions for readers who may see what is personal: every sealed field becomes
 * its value, or {@code {"erased":true}} if its key or the person's was destroyed. So does what no
 * key opens because somebody changed or moved it: that is told in the log of the node, and keeps
 * nobody from reading the rest.
 */
public final class FieldOpener {

  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  private final DataSource source;
  private final PersonKeys keys;

  /** Over the tables of keys. */
  public FieldOpener(DataSource source, PersonKeys keys) {
    this.source = source;
    this.keys = keys;
  }

  /** What takes the place of a field whose key is destroyed. */
  public static ObjectNode erased() {
    return JsonNodeFactory.instance.objectNode().put("erased", true);
  }

  /** One event, opened. */
  public ObjectNode open(Stored stored) {
    return open(List.of(stored)).getFirst();
  }

  /** Several events, opened, in their order, with one look at the keys of all. */
  public List<ObjectNode> open(List<Stored> events) {
    List<ObjectNode> trees = new ArrayList<>(events.size());
    List<Long> sealed = new ArrayList<>();
    for (Stored stored : events) {
      ObjectNode tree = SealedFields.tree(stored.event());
      trees.add(tree);
      if (hasSealed(tree)) {
        sealed.add(stored.sequence());
      }
    }
    Map<Long, Wrapped> wrapped = sealed.isEmpty() ? Map.of() : wrapped(sealed);
    Set<ClientId> clients = new HashSet<>();
    wrapped.values().forEach(key -> clients.add(key.client()));
    Map<ClientId, PersonKey> persons = keys.find(clients);
    for (int i = 0; i < trees.size(); i++) {
      open(trees.get(i), events.get(i), wrapped.get(events.get(i).sequence()), persons);
    }
    return trees;
  }

  private static boolean hasSealed(ObjectNode tree) {
    boolean[] found = {false};
    SealedFields.replace(
        tree,
        (pointer, value) -> {
          found[0] = true;
          return JsonNodeFactory.instance.objectNode().put(SealedFields.SEALED, value);
        });
    return found[0];
  }

  private record Wrapped(byte[] key, ClientId client) {}

  private Map<Long, Wrapped> wrapped(List<Long> sequences) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select k.sequence, k.wrapped, i.organisation,"
                      + " case when i.about_client then i.subject else r.client end"
                      + " from interaction_key k join interaction i on i.sequence = k.sequence"
                      + " left join interaction r on r.organisation = i.organisation"
                      + " and not r.about_client and r.subject = i.subject and r.version = 0"
                      + " where k.sequence = any(?)")) {
            query.setArray(1, connection.createArrayOf("int8", sequences.toArray()));
            try (ResultSet rows = query.executeQuery()) {
              Map<Long, Wrapped> wrapped = new HashMap<>();
              while (rows.next()) {
                wrapped.put(
                    rows.getLong(1),
                    new Wrapped(
                        rows.getBytes(2), new ClientId(rows.getString(3), rows.getString(4))));
              }
              return wrapped;
            }
          }
        });
  }

  private static void open(
      ObjectNode tree, Stored stored, @Nullable Wrapped wrapped, Map<ClientId, PersonKey> persons) {
    Identity identity =
        new Identity(tree.get("source").stringValue(), tree.get("id").stringValue());
    Gcm cipher = cipher(stored, identity, wrapped, persons);
    SealedFields.replace(
        tree,
        (pointer, value) ->
            cipher == null
                ? erased()
                : value(
                    cipher,
                    value,
                    Places.field(stored.organisation(), identity, pointer),
                    stored.sequence()));
  }

  private static @Nullable Gcm cipher(
      Stored stored,
      Identity identity,
      @Nullable Wrapped wrapped,
      Map<ClientId, PersonKey> persons) {
    if (wrapped == null || !(persons.get(wrapped.client()) instanceof PersonKey.Present person)) {
      return null;
    }
    try {
      return new Gcm(person.unwrap(wrapped.key(), stored.organisation(), identity));
    } catch (GeneralSecurityException e) {
      Damage.interactionKey(stored.sequence());
      return null;
    }
  }

  private static JsonNode value(Gcm cipher, String sealed, byte[] place, long sequence) {
    try {
      return SealedFields.value(cipher.decrypt(BASE64.decode(sealed), place));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      Damage.field(sequence);
      return erased();
    }
  }
}
