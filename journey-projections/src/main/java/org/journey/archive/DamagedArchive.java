package org.journey.archive;

/** A file of the archive is not what was written. It is made again from the log. */
public final class DamagedArchive extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;

  DamagedArchive(String file, String what) {
    super("the archive's file " + file + " is damaged: " + what);
    this.file = file;
  }

  /** The name of the file. */
  public String file() {
    return file;
  }
}
