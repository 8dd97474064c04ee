package org.journey.log;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What shows that an identity is stored: its row, and by what its content is told.
 *
 * @param digest see {@link IdentityDigest}
 * @param stored the row
 * @param content HMAC of its content under the person's content key
 * @param client the person; null only where the journey's first row is missing
 * @param keyed whether there is a key that opens its personal fields: not if it has none, and not
 *     once it is redacted
 */
public record Receipt(
    UUID digest, Stored stored, byte[] content, @Nullable String client, boolean keyed) {}
