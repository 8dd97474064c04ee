package org.journey.engine;

import java.util.List;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/** What is derived of each journey by itself, and kept as one row. */
public interface Projection {

  /** Its name, as in {@code GET /projections}. */
  String name();

  /**
   * The version of its fold, from 1: another one, another row of the same journey. A change is
   * noticed at the start, and the table is rebuilt beside the one that serves.
   */
  int version();

  /**
   * The name of its tables without the slot's number, which is {@code _0} or {@code _1}. Each has
   * organisation, journey, sequence, the {@link #columns} and digest.
   */
  String table();

  /** The columns of its own. */
  List<Column> columns();

  /**
   * Folds everything recorded of a journey into the values of its columns: a function of its
   * arguments alone, for {@code asAt} far ahead, so that nothing depends on when it is called.
   *
   * @param inSequenceOrder everything recorded of the journey
   */
  List<@Nullable Object> fold(List<Recorded> inSequenceOrder);
}
