package org.journey.console.research;

/**
 * What is said before a replay or an extract is cancelled or deleted.
 *
 * @param title what is done, as its button says it
 * @param words what happens then
 * @param job which it is
 * @param what it is called
 */
record Ending(String title, String words, ReplayView job, String what) {

  static Ending replay(ReplayView replay) {
    return of(
        replay,
        "replay",
        "Its result and the outcome of each journey are deleted, for everybody who can see them.");
  }

  static Ending extract(ReplayView extract) {
    return of(
        extract,
        "extract",
        "Its files are deleted. Copies that were taken away stay where they are.");
  }

  private static Ending of(ReplayView job, String what, String deleted) {
    return job.running()
        ? new Ending(
            "Cancel this " + what,
            "It ends where it is, and nothing of it is kept. What was recorded is not touched.",
            job,
            what)
        : new Ending(
            "Delete this " + what,
            deleted + " It cannot be taken back. What was recorded is not touched.",
            job,
            what);
  }
}
