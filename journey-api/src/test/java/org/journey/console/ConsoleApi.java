package org.journey.console;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.mock.env.MockEnvironment;

/** An API of the console's at an address of a test's. */
public final class ConsoleApi {

  private ConsoleApi() {}

  public static Api at(URI address) {
    return new Api(
        new ConsoleSettings(
            "journey", null, null, List.of(), null, null, address, ZoneOffset.UTC, ""),
        new MockEnvironment());
  }
}
