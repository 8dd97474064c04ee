package org.journey.decision;

/** What has an id of its own on a journey that later interactions refer to. */
enum Named {
  GOAL("goal"),
  BARRIER("barrier"),
  CONCERN("concern");

  private final String word;

  Named(String word) {
    this.word = word;
  }

  /** As it is said in a refusal. */
  String word() {
    return word;
  }

  /** The field of the payload that holds the id. */
  String field() {
    return word + "Id";
  }

  Key key(String id) {
    return Key.of(word, id);
  }
}
