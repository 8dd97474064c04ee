package org.journey.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Standard output, which by itself keeps to itself that it could not be written to. */
final class Printed extends OutputStream {
  private final PrintStream out;

  Printed(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    if (out.checkError()) {
      tell();
    }
  }

  /** Asks once more where the reason is told. */
  private static void tell() throws IOException {
    try (OutputStream raw = new FileOutputStream(FileDescriptor.out)) {
      raw.write('\n');
    }
    throw new IOException("an earlier part was lost");
  }
}
