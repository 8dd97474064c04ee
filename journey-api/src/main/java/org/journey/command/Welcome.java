package org.journey.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import org.journey.local.LocalInstance;
import org.journey.security.Role;

/** What a newcomer sees when the platform is up: where it is, and sign-ins ready to be copied. */
final class Welcome {

  /** The study's organisation: made up, so its sign-ins open nobody's record. */
  private static final String ORGANISATION = "soar";

  private Welcome() {}

  static void print(PrintWriter out, String url, LocalInstance instance, boolean study) {
    out.println();
    out.println("Journey is ready.");
    out.println("  console       " + url + "/");
    out.println("  interactions  " + url + "/api/v1/interactions");
    out.println("  journeys      " + url + "/api/v1/journeys/{id}");
    out.println("  description   " + url + "/openapi.yaml");
    if (instance.kafka() != null) {
      out.println(
          "  kafka         " + instance.kafka() + ", described at " + url + "/asyncapi.yaml");
    }
    out.println("  health        " + url + "/actuator/health/readiness");
    out.println("  data          " + instance.directory());
    out.println();
    out.println(
        "Sign-ins for the organisation "
            + ORGANISATION
            + ", for 12 hours (any other: journey token --data "
            + instance.directory()
            + " --role ROLE --organisation ORGANISATION):");
    for (Role role : Role.values()) {
      String token =
          instance
              .issuer()
              .token(null, List.of(role), List.of(ORGANISATION), Clock.systemUTC().instant());
      out.println("  export " + role + "=" + token);
    }
    out.println();
    if (study) {
      out.println("Copy a sign-in into your shell, and see the study's first person:");
      out.println(
          "  curl -H \"Authorization: Bearer $STAFF\" " + url + "/api/v1/journeys/study-robert");
      out.println();
    }
    out.flush();
  }
}
