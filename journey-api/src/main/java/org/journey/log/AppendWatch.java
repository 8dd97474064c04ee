package org.journey.log;

import java.util.List;

/** Is told what the appender of this node does, by the threads that do it: it must be quick. */
public interface AppendWatch {

  /** Looks away. */
  AppendWatch NONE =
      new AppendWatch() {
        @Override
        public void stored(List<Append> appends, long nanos) {}

        @Override
        public void answered(long nanos) {}
      };

  /**
   * Some interactions were stored in one transaction.
   *
   * @param nanos how long that took; 0 if it is not known, for they were found stored afterwards
   */
  void stored(List<Append> appends, long nanos);

  /**
   * A caller was answered.
   *
   * @param nanos how long they waited
   */
  void answered(long nanos);
}
