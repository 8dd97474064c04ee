package org.journey.proof.bundle;

import java.io.IOException;

/** Where the files of a bundle are read from, one after the other. */
interface BundleFiles extends AutoCloseable {

  /** Begins the next file, which must be this one. */
  void open(String file) throws IOException;

  /**
   * Reads content of the file.
   *
   * @return how many bytes, 1 or more; -1 if it has ended
   */
  int read(byte[] to, int from, int length) throws IOException;

  /** Whether the file ended because it could not be read on; known once it has ended. */
  boolean isDamaged();

  /** Nothing but the end of the archive follows. */
  void finish() throws IOException;

  @Override
  void close();
}
