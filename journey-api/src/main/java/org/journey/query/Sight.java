package org.journey.query;

import java.util.Set;
import org.journey.interaction.InteractionType;
import org.journey.problem.ProblemType;
import org.journey.security.Actor;
import org.journey.security.Extent;
import org.journey.security.Permission;
import org.journey.security.Role;
import org.journey.web.Refusal;

/**
 * What a reader sees of interactions in their own organisations (answers.md, "Roles and calls").
 * Roles add up: one who audits and codes sees what either does.
 *
 * @param subject who is reading
 * @param whole sees personal data, but for the notes of concerns
 * @param manages sees the notes of concerns too
 * @param withoutPersonalData sees everything else
 * @param ownWords sees what was told in reflections whose clients let coders read it
 * @param glassBroken sees the notes of concerns for a while, and has said why
 */
record Sight(
    String subject,
    boolean whole,
    boolean manages,
    boolean withoutPersonalData,
    boolean ownWords,
    boolean glassBroken) {

  static Sight of(Actor actor) {
    var extents = actor.extents(Permission.READ_JOURNEYS);
    return new Sight(
        actor.subject(),
        extents.contains(Extent.WHOLE),
        actor.roles().contains(Role.MANAGER),
        extents.contains(Extent.WITHOUT_PERSONAL_DATA),
        extents.contains(Extent.OWN_WORDS),
        false);
  }

  /** Whether the notes of concerns that others recorded are withheld. */
  boolean lacksConcerns() {
    return whole && !manages && !glassBroken;
  }

  /** The same with the notes of concerns. */
  Sight withGlassBroken() {
    return new Sight(subject, whole, manages, withoutPersonalData, ownWords, true);
  }

  /** Whether there is more to see than told words: figures and all kinds of interactions. */
  boolean seesJourneys() {
    return whole || withoutPersonalData;
  }

  /**
   * Refuses who reads told words alone.
   *
   * @throws Refusal {@code forbidden}
   */
  void needsJourneys() {
    if (!seesJourneys()) {
      throw Refusal.of(
          ProblemType.FORBIDDEN, "The role CODER reads what was told, in the timeline, alone.");
    }
  }

  /** Whether what is seen of an interaction depends on the client's consent to be read. */
  boolean dependsOnConsent(InteractionType type) {
    return ownWords && !whole && type == InteractionType.REFLECTION_RECORDED;
  }

  /** Whether what is seen of an interaction depends on what it amends: it may be a concern. */
  boolean dependsOnTarget(InteractionType type) {
    return lacksConcerns() && type.amends();
  }

  /**
   * Whether the interaction is seen at all.
   *
   * @param consented whether the client's scope OWN_WORDS is in force now
   */
  boolean sees(InteractionType type, boolean consented) {
    return seesJourneys() || (dependsOnConsent(type) && consented);
  }

  /**
   * Whether a personal field is seen.
   *
   * @param recorders who recorded the interaction, and what it amends
   * @param ofConcern it is the note of a concern: for managers and its recorder alone
   * @param consented whether the client's scope OWN_WORDS is in force now
   */
  boolean seesPersonal(
      InteractionType type, Set<String> recorders, boolean ofConcern, boolean consented) {
    if (whole) {
      return !ofConcern || !lacksConcerns() || recorders.contains(subject);
    }
    return dependsOnConsent(type) && consented;
  }
}
