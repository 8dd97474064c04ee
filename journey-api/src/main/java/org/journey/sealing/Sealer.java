package org.journey.sealing;

import java.security.GeneralSecurityException;
import java.util.Base64;
import org.journey.interaction.ContentForm;
import org.journey.interaction.Emitted;
import org.journey.interaction.InteractionType;
import org.journey.json.Json;
import org.journey.privacy.PersonalFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Seals what is personal in an accepted interaction, before it is stored anywhere. */
public final class Sealer {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Randomness randomness;

  /** With the randomness of the keys. */
  public Sealer(PersonKeys keys) {
    this.randomness = keys.randomness();
  }

  /**
   * What is stored.
   *
   * @param data the payload, every personal field sealed
   * @param content HMAC of the content in clear
   * @param wrappedKey the interaction's key; null if nothing is personal
   */
  public record SealedContent(ObjectNode data, byte[] content, byte @Nullable [] wrappedKey) {}

  /**
   * Seals.
   *
   * @param targetType of the interaction that a correction corrects; else null
   */
  public SealedContent seal(
      PersonKey.Present person,
      String organisation,
      Emitted emitted,
      @Nullable InteractionType targetType) {
    try {
      OnDemand key = new OnDemand();
      ObjectNode data =
          PersonalFields.transform(
              emitted.type(),
              targetType,
              emitted.json(),
              (pointer, value) -> key.seal(organisation, emitted, pointer, value));
      byte[] content = person.contentHash(ContentForm.canonical(emitted));
      byte[] wrapped =
          key.bytes == null
              ? null
              : person.wrap(randomness, key.bytes, organisation, emitted.identity());
      return new SealedContent(data, content, wrapped);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a field could not be sealed", e);
    }
  }

  /** The interaction's key: most have nothing personal and need none. */
  private final class OnDemand {
    private byte @Nullable [] bytes;
    private @Nullable Gcm cipher;

    ObjectNode seal(String organisation, Emitted emitted, String pointer, JsonNode value) {
      try {
        if (cipher == null) {
          bytes = randomness.bytes(Gcm.KEY_BYTES);
          cipher = new Gcm(bytes);
        }
        byte[] sealed =
            cipher.encrypt(
                randomness,
                Json.MAPPER.writeValueAsBytes(value),
                Places.field(organisation, emitted.identity(), pointer));
        return JsonNodeFactory.instance
            .objectNode()
            .put(SealedFields.SEALED, BASE64.encodeToString(sealed));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a field could not be sealed", e);
      }
    }
  }
}
