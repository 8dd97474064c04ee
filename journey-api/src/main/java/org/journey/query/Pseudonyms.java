package org.journey.query;

/** Names for those who may not know whom a thing is about. */
public interface Pseudonyms {

  /**
   * The name under which a researcher knows an id: the same for the same id, and telling nothing of
   * it to who lacks the key.
   *
   * @param kind what the id is of, such as {@code journey}
   * @param id within the organisation
   */
  String of(String organisation, String kind, String id);
}
