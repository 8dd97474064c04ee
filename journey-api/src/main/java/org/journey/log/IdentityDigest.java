package org.journey.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;
import org.journey.interaction.Identity;

/** The key of the unique index on (organisation, source, id), as docs/decisions/0001 has it. */
public final class IdentityDigest {

  private IdentityDigest() {}

  /** The first 16 bytes of SHA-256 over the three, joined by U+0000. */
  public static UUID of(String organisation, Identity identity) {
    MessageDigest sha256 = Leaf.sha256();
    sha256.update(organisation.getBytes(UTF_8));
    sha256.update((byte) 0);
    sha256.update(identity.source().getBytes(UTF_8));
    sha256.update((byte) 0);
    sha256.update(identity.id().getBytes(UTF_8));
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
    return new UUID(digest.getLong(), digest.getLong());
  }
}
