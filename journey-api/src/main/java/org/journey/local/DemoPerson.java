package org.journey.local;

import java.util.List;
import java.util.stream.Collectors;
import org.journey.security.Role;

/**
 * Who can sign in with the local issuer: made-up people, one for each role and more where one alone
 * cannot do the work. What somebody asks to be erased another has to approve, and agreement takes
 * two coders.
 *
 * @param subject of their tokens
 * @param name how they are called
 * @param roles theirs
 */
public record DemoPerson(String subject, String name, List<Role> roles) {

  /** All of them. */
  public static final List<DemoPerson> ALL =
      List.of(
          new DemoPerson("local-staff", "Sam Okoro", List.of(Role.STAFF)),
          new DemoPerson("local-manager", "Maya Lindqvist", List.of(Role.MANAGER)),
          new DemoPerson("local-manager-2", "Morgan Tate", List.of(Role.MANAGER)),
          new DemoPerson("local-analyst", "Anil Prasad", List.of(Role.ANALYST)),
          new DemoPerson("local-researcher", "Rosa Whitfield", List.of(Role.RESEARCHER)),
          new DemoPerson("local-coder", "Cleo Marsh", List.of(Role.CODER)),
          new DemoPerson("local-coder-2", "Callum Reyes", List.of(Role.CODER)),
          new DemoPerson("local-commissioner", "Constance Boyle", List.of(Role.COMMISSIONER)),
          new DemoPerson("local-auditor", "Audley Finch", List.of(Role.AUDITOR)),
          new DemoPerson("local-admin", "Ada Novak", List.of(Role.ADMIN)),
          new DemoPerson("local-import", "Import job", List.of(Role.IMPORT)));

  /** Copies. */
  public DemoPerson {
    roles = List.copyOf(roles);
  }

  /** The names of their roles, with commas between. */
  public String roleNames() {
    return roles.stream().map(Role::name).collect(Collectors.joining(","));
  }

  static DemoPerson of(String subject) {
    return ALL.stream()
        .filter(person -> person.subject.equals(subject))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no such demo person"));
  }
}
