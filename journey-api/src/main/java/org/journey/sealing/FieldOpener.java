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

  /** A key that is replaced again and again is not waited for without end. */
  private static final int MOST_ATTEMPTS = 5;

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
    Map<Long, Place> sealed = new HashMap<>();
    for (Stored stored : events) {
      ObjectNode tree = SealedFields.tree(stored.event());
      trees.add(tree);
      if (hasSealed(tree)) {
        sealed.put(stored.sequence(), new Place(stored.organisation(), identity(tree)));
      }
    }
    Map<Long, Gcm> ciphers = sealed.isEmpty() ? Map.of() : ciphers(sealed);
    for (int i = 0; i < trees.size(); i++) {
      open(trees.get(i), events.get(i), ciphers.get(events.get(i).sequence()));
    }
    return trees;
  }

  /**
   * What opens them; those whose key is destroyed have none. A person's key may be replaced between
   * the look at theirs and at the interactions': then they do not fit, and both are read again.
   */
  private Map<Long, Gcm> ciphers(Map<Long, Place> sealed) {
    Map<Long, Gcm> ciphers = new HashMap<>();
    List<Long> left = List.copyOf(sealed.keySet());
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      long asOf = keys.changes();
      left = unwrap(left, sealed, ciphers);
      if (!left.isEmpty()) {
        keys.catchUp();
        if (keys.changes() == asOf || attempt == MOST_ATTEMPTS) {
          left.forEach(Damage::interactionKey);
          return ciphers;
        }
      }
    }
    return ciphers;
  }

  /** Unwraps what can be; those whose key is not their person's are left. */
  private List<Long> unwrap(List<Long> sequences, Map<Long, Place> sealed, Map<Long, Gcm> ciphers) {
    List<Long> left = new ArrayList<>();
    Map<Long, Wrapped> wrapped = wrapped(sequences);
    Set<ClientId> clients = new HashSet<>();
    wrapped.values().forEach(key -> clients.add(key.client()));
    Map<ClientId, PersonKey> persons = keys.find(clients);
    wrapped.forEach(
        (sequence, key) -> {
          Place place = sealed.get(sequence);
          if (place != null && persons.get(key.client()) instanceof PersonKey.Present person) {
            try {
              ciphers.put(
                  sequence,
                  new Gcm(person.unwrap(key.key(), place.organisation(), place.identity())));
            } catch (GeneralSecurityException notOfThatKey) {
              left.add(sequence);
            }
          }
        });
    return left;
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

  /** Whose interaction it is, by what is stored of it. */
  private record Place(String organisation, Identity identity) {}

  private static Identity identity(ObjectNode tree) {
    return new Identity(tree.get("source").stringValue(), tree.get("id").stringValue());
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

  private static void open(ObjectNode tree, Stored stored, @Nullable Gcm cipher) {
    Identity identity = identity(tree);
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

  private static JsonNode value(Gcm cipher, String sealed, byte[] place, long sequence) {
    try {
      return SealedFields.value(cipher.decrypt(BASE64.decode(sealed), place));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      Damage.field(sequence);
      return erased();
    }
  }
}
