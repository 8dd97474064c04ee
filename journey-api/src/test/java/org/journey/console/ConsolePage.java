package org.journey.console;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.journey.security.Role;

/**
 * A page of the console.
 *
 * @param name short, of lower-case letters and hyphens: it names its picture too
 * @param mapping its path as the handler is mapped, with names in braces
 * @param heading what its h1 says; {@code {number}} in it stands for any
 * @param address a path at which it is found on a site, which begins with a slash
 * @param roles whose members may see it
 * @param withoutScript whether it shows the same with JavaScript off
 * @param charts whether it has charts, which are drawn by a script
 * @param pictured whether docs/screenshots has a picture of it
 */
public record ConsolePage(
    String name,
    String mapping,
    String heading,
    Function<ConsoleSite, String> address,
    Set<Role> roles,
    boolean withoutScript,
    boolean charts,
    boolean pictured) {

  /** Whoever is signed in. */
  public static final Set<Role> EVERYBODY = Collections.unmodifiableSet(EnumSet.allOf(Role.class));

  /** A page at one address, without charts, that works without JavaScript and has no picture. */
  public static ConsolePage of(String name, String mapping, String heading, Set<Role> roles) {
    return new ConsolePage(name, mapping, heading, site -> mapping, roles, true, false, false);
  }

  /** The same at an address that the site's data gives. */
  public ConsolePage at(Function<ConsoleSite, String> example) {
    return new ConsolePage(name, mapping, heading, example, roles, withoutScript, charts, pictured);
  }

  /** The same, which needs JavaScript. */
  public ConsolePage needingScript() {
    return new ConsolePage(name, mapping, heading, address, roles, false, charts, pictured);
  }

  /** The same with charts. */
  public ConsolePage withCharts() {
    return new ConsolePage(name, mapping, heading, address, roles, withoutScript, true, pictured);
  }

  /** The same with a picture in docs/screenshots. */
  public ConsolePage withPicture() {
    return new ConsolePage(name, mapping, heading, address, roles, withoutScript, charts, true);
  }

  /** What its h1 must match. */
  Pattern headed() {
    return Pattern.compile(
        Arrays.stream(heading.split("\\{number}", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\d+")));
  }

  /** The first of the roles that may see it. */
  Role reader() {
    return EnumSet.copyOf(roles).iterator().next();
  }

  /** The roles that may not see it. */
  Set<Role> refused() {
    return EnumSet.complementOf(EnumSet.copyOf(roles));
  }

  @Override
  public String toString() {
    return name;
  }
}
