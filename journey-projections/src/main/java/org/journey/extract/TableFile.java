package org.journey.extract;

import java.io.IOException;

/** A file that takes the rows of one table. Only once finished is it whole. */
interface TableFile extends RowSink, AutoCloseable {

  /** All rows were given. */
  void finish() throws IOException;

  @Override
  void close() throws IOException;
}
