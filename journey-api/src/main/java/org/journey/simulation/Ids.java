package org.journey.simulation;

/**
 * The ids of a simulation. They hold its seed, so that what two seeds made can lie in one
 * organisation, and the same seed gives the same ids.
 *
 * @param seed as given
 */
record Ids(long seed) {

  String source() {
    return "/simulated/" + seed;
  }

  String interaction(Person person, int index) {
    return person.number() + "-" + index;
  }

  String journey(Person person, int journey) {
    String first = "sim-" + seed + "-j" + person.number();
    return journey == 1 ? first : first + "-" + journey;
  }

  /** A client's first id, or the one under which they came again. */
  String client(Person person, int id) {
    String first = "sim-" + seed + "-c" + person.number();
    return id == Story.FIRST_ID ? first : first + "-" + id;
  }

  static String worker(Person person) {
    return "worker-" + person.worker();
  }

  static String goal(int detail) {
    return "goal-" + Detail.goalNumber(detail);
  }

  static String barrier(int number) {
    return "barrier-" + number;
  }

  static String concern(int number) {
    return "concern-" + number;
  }
}
