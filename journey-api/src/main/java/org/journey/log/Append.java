package org.journey.log;

import java.time.Instant;
import java.util.UUID;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.jspecify.annotations.Nullable;

/**
 * An accepted interaction on its way into the log: all of its row but what only the log can give.
 *
 * @param organisation the tenant
 * @param subject journey id, or client id for types about a client
 * @param version the place it takes in its journey or client, from 0; another interaction there
 *     refuses it
 * @param type its type
 * @param occurred when it happened, microseconds
 * @param identity source and id
 * @param digest of organisation, source and id: see {@link IdentityDigest}
 * @param recorder the member of staff
 * @param client on a referral the client whose journey it opens
 * @param content HMAC of the canonical content, 32 bytes
 * @param tail the leaf behind its recorded time, see docs/decisions/0001
 * @param wrappedKey the key of its personal fields; null if it has none
 */
public record Append(
    String organisation,
    String subject,
    int version,
    InteractionType type,
    Instant occurred,
    Identity identity,
    UUID digest,
    String recorder,
    @Nullable String client,
    byte[] content,
    byte[] tail,
    byte @Nullable [] wrappedKey) {

  /** Whether another takes the next place in the same journey or client. */
  boolean isBefore(Append other) {
    return version + 1 == other.version
        && subject.equals(other.subject)
        && type.aboutClient() == other.type.aboutClient()
        && organisation.equals(other.organisation);
  }
}
