package org.journey.log;

/**
 * What has versions of its own: a journey or a client of an organisation.
 *
 * @param organisation the tenant
 * @param aboutClient whether it is a client
 * @param subject the journey's or the client's id
 */
public record SubjectId(String organisation, boolean aboutClient, String subject) {

  /** Of a row. */
  public static SubjectId of(Stored stored) {
    return new SubjectId(stored.organisation(), stored.type().aboutClient(), stored.subject());
  }

  /** As one string: an id of a subject has no slash, so the last one separates. */
  @Override
  public String toString() {
    return (aboutClient ? "client:" : "journey:") + organisation + '/' + subject;
  }

  /**
   * Reads the string.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SubjectId parse(String text) {
    int colon = text.indexOf(':');
    int slash = text.lastIndexOf('/');
    if (colon < 0 || slash < colon) {
      throw new IllegalArgumentException("not a subject");
    }
    return new SubjectId(
        text.substring(colon + 1, slash), text.startsWith("client:"), text.substring(slash + 1));
  }
}
