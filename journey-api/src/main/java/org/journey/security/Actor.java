package org.journey.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.journey.interaction.StrictRecords;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as their token says. A controller method gets one as an argument.
 *
 * @param subject the token's subject
 * @param roles those of the token that are known here
 * @param organisations the tenants they may act for
 */
public record Actor(String subject, Set<Role> roles, Set<String> organisations) {

  /** Stands for every organisation. No organisation has this name, and no token can give it. */
  static final String EVERY = "*";

  /**
   * Who runs an instance and holds its keys, and so acts for every organisation: the command line.
   * May record for others and merge clients, as histories that are brought along hold both.
   */
  public static Actor operator(String subject) {
    return new Actor(subject, Set.of(Role.IMPORT, Role.MANAGER), Set.of(EVERY));
  }

  /** The same, for those organisations alone for which the other may act as well. */
  public Actor within(Actor other) {
    if (other.organisations.contains(EVERY)) {
      return this;
    }
    Set<String> both =
        organisations.contains(EVERY)
            ? other.organisations
            : organisations.stream()
                .filter(other.organisations::contains)
                .collect(Collectors.toUnmodifiableSet());
    return new Actor(subject, roles, both);
  }

  /** Copies. */
  public Actor {
    roles = Set.copyOf(roles);
    organisations = Set.copyOf(organisations);
  }

  /** Which organisation a call is about. */
  public sealed interface Settled {

    /** This one. */
    record Organisation(String name) implements Settled {}

    /** It cannot be told, or they may not act for it. */
    record Refused(Problem problem) implements Settled {}
  }

  /**
   * Settles the organisation of a call.
   *
   * @param named the one that the call names, by {@code organisation=} or in a message; null if
   *     none
   * @return the organisation; or {@code organisation-required} if the token has several and none is
   *     named, or {@code forbidden} if the one named is not in the token or the token has none
   */
  public Settled settle(@Nullable String named) {
    if (named != null) {
      // Who acts for every organisation can name one that is none.
      if (StrictRecords.reasonAgainstId(named) != null) {
        return new Settled.Refused(
            Problem.of(ProblemType.FORBIDDEN, "organisation: not an organisation's id"));
      }
      return organisations.contains(named) || organisations.contains(EVERY)
          ? new Settled.Organisation(named)
          : new Settled.Refused(
              Problem.of(ProblemType.FORBIDDEN, "organisation: not one of the token's"));
    }
    if (organisations.contains(EVERY)) {
      return new Settled.Refused(
          Problem.of(ProblemType.ORGANISATION_REQUIRED, "organisation: say which"));
    }
    return switch (organisations.size()) {
      case 0 ->
          new Settled.Refused(
              Problem.of(ProblemType.FORBIDDEN, "organisation: the token names none"));
      case 1 -> new Settled.Organisation(organisations.iterator().next());
      default ->
          new Settled.Refused(
              Problem.of(
                  ProblemType.ORGANISATION_REQUIRED,
                  "organisation: the token names several, say which"));
    };
  }

  /** How far a permission goes: one extent for each of the roles that has any. */
  public Set<Extent> extents(Permission permission) {
    return roles.stream()
        .map(permission::extent)
        .filter(extent -> extent != Extent.NONE)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an organisation is one of theirs. */
  public boolean mayActFor(String organisation) {
    return organisations.contains(organisation) || organisations.contains(EVERY);
  }

  /** Whether one of the roles has all of a permission. */
  public boolean hasWhole(Permission permission) {
    return extents(permission).contains(Extent.WHOLE);
  }

  /** Whether they may say that someone else recorded it. */
  public boolean mayRecordForOthers() {
    return roles.contains(Role.IMPORT);
  }

  /** Whether they may record merges of clients and undo them. */
  public boolean mayMerge() {
    return roles.contains(Role.MANAGER);
  }

  /** Whether all they may record is the coding of reflections. */
  public boolean onlyCodes() {
    return !hasWhole(Permission.WRITE_INTERACTIONS);
  }
}
