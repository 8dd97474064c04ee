package org.journey.axon;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids of Axon's messages. They name a message within a process and are never stored or trusted, so
 * they need no secure randomness, for which all threads would queue.
 */
public final class MessageIds extends IdentifierFactory {

  /** For Axon, which finds it as a service. */
  public MessageIds() {}

  @Override
  public String generateIdentifier() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
