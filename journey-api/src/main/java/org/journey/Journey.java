package org.journey;

import org.journey.command.JourneyCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * The one program: {@code journey serve}, {@code import}, {@code export}, {@code token}, {@code
 * simulate}.
 *
 * <p>The database is set up by {@code org.journey.operations}, for two users, so that part of
 * Spring Boot's own set-up is left out.
 */
@SpringBootApplication(
    exclude = {
      DataSourceAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
public class Journey {

  /** Exits with 0 when done, 1 when it or a check failed, 2 on wrong use. */
  public static void main(String[] arguments) {
    // Axon's update checker calls home unless told not to.
    System.setProperty("axoniq.update-checker.disabled", "true");
    System.exit(JourneyCommand.run(arguments));
  }
}
