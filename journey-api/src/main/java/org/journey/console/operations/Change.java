package org.journey.console.operations;

import java.util.Arrays;
import java.util.Optional;
import org.journey.security.Call;

/** What can be done to a projection. Each is said in words before it is done. */
enum Change {
  REBUILD(
      Call.REBUILD,
      "rebuild",
      "Build it anew",
      "The projection is built from the whole log beside the one that serves, compared with it, and"
          + " serves from then on. What serves goes on meanwhile, and is kept to go back to. It"
          + " takes as long as reading the whole log takes, and the machine is busier meanwhile.",
      "A rebuild was begun."),
  CANCEL(
      Call.CANCEL_REBUILD,
      "cancel",
      "Cancel the rebuild",
      "The rebuild that runs ends, and what it has built is left. What serves is not touched.",
      "The rebuild was cancelled."),
  ROLL_BACK(
      Call.ROLL_BACK,
      "rollback",
      "Go back to what served before",
      "What served before the last rebuild catches up with the log, is compared, and serves again."
          + " It shows as a rebuild.",
      "The way back has begun.");

  private final Call call;
  private final String path;
  private final String label;
  private final String words;
  private final String done;

  Change(Call call, String path, String label, String words, String done) {
    this.call = call;
    this.path = path;
    this.label = label;
    this.words = words;
    this.done = done;
  }

  static Optional<Change> at(String path) {
    return Arrays.stream(values()).filter(change -> change.path.equals(path)).findFirst();
  }

  Call call() {
    return call;
  }

  /** The last part of its address. */
  public String path() {
    return path;
  }

  /** What its button says. */
  public String label() {
    return label;
  }

  /** What happens then. */
  public String words() {
    return words;
  }

  /** What is said afterwards. */
  public String done() {
    return done;
  }
}
