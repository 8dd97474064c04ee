package org.journey.log;

import java.util.List;

/** What the contract asks of a log, so that others than ours can be put to it. */
interface LogUnderTest {

  /** Adds interactions of one journey, together or not at all. */
  AppendResult append(List<Append> appends);

  /** What follows a sequence, in order. */
  List<Stored> after(long sequence, int limit);

  /** One journey, in order. */
  List<Stored> journey(String organisation, String journey);
}
