package org.journey.security;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a person or program is to an organisation; the claim {@code roles} of a token names them.
 */
public enum Role {
  STAFF,
  MANAGER,
  IMPORT,
  ANALYST,
  RESEARCHER,
  CODER,
  COMMISSIONER,
  AUDITOR,
  ADMIN;

  private static final Map<String, Role> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Role::name, Function.identity()));

  /** The role of that name. An issuer may name others, which mean nothing here. */
  public static Optional<Role> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
