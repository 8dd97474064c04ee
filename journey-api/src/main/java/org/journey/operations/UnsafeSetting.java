package org.journey.operations;

/** A setting that is missing or unsafe; its message names it. It never holds a secret. */
public final class UnsafeSetting extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String setting;

  /**
   * Stops the start.
   *
   * @param setting its name as in configuration
   * @param reason what is wrong with it, and what would be right
   */
  public UnsafeSetting(String setting, String reason) {
    super(setting + ": " + reason);
    this.setting = setting;
  }

  /** Its name. */
  public String setting() {
    return setting;
  }
}
