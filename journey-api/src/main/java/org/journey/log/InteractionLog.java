package org.journey.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reading the log. All reads see every interaction that was acknowledged before they began. */
public interface InteractionLog {

  /** The last sequence; 0 if the log is empty. */
  long head();

  /**
   * What follows a sequence, in order.
   *
   * @param organisation only this one's; all if null
   * @param limit at most so many
   */
  List<Stored> after(long sequence, @Nullable String organisation, int limit);

  /**
   * One journey's interactions in sequence order, recorded at {@code asKnown} or before; all if
   * null.
   */
  List<Stored> journey(String organisation, String journeyId, @Nullable Instant asKnown);

  /** The interaction at a sequence. */
  Optional<Stored> at(long sequence);

  /** Streams what follows a sequence up to another (included) in flat memory, in order. */
  void stream(long after, long upTo, @Nullable String organisation, Consumer<Stored> consumer);
}
