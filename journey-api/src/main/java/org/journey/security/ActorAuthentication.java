package org.journey.security;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.journey.interaction.StrictRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** A checked token as Spring Security keeps it: its principal is the {@link Actor}. */
final class ActorAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient Actor actor;

  private ActorAuthentication(Actor actor) {
    super(actor.roles().stream().map(role -> new SimpleGrantedAuthority(role.name())).toList());
    this.actor = actor;
    setAuthenticated(true);
  }

  /** What the claims {@code sub}, {@code roles} and {@code organisations} say. */
  static ActorAuthentication of(Jwt token) {
    return new ActorAuthentication(
        new Actor(
            Objects.requireNonNull(token.getSubject(), "sub, which was checked"),
            texts(token, "roles").stream()
                .flatMap(name -> Role.of(name).stream())
                .collect(Collectors.toUnmodifiableSet()),
            texts(token, "organisations").stream()
                // What cannot be an organisation's id must not become one by being told in a token.
                .filter(name -> StrictRecords.reasonAgainstId(name) == null)
                .collect(Collectors.toUnmodifiableSet())));
  }

  private static List<String> texts(Jwt token, String claim) {
    return token.getClaims().get(claim) instanceof Collection<?> values
        ? values.stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(text -> !text.isBlank())
            .toList()
        : List.of();
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Actor getPrincipal() {
    return actor;
  }

  @Override
  public String getName() {
    return actor.subject();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActorAuthentication that && actor.equals(that.actor);
  }

  @Override
  public int hashCode() {
    return actor.hashCode();
  }
}
