package org.journey.coding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coder has not read yet.
 *
 * @param question what was asked
 * @param firstAppeared the sequence of the reflection or coding in which the code first appeared;
 *     null if it never did, or none was asked for
 * @param reflections how many reflections there are to read, read ones too
 * @param unread those not read, in order of sequence; none while the code never appeared
 */
public record UnreadAnswer(
    UnreadQuestion question,
    @Nullable Long firstAppeared,
    int reflections,
    List<UnreadReflection> unread) {

  /** Copies the list. */
  public UnreadAnswer {
    unread = List.copyOf(unread);
  }
}
