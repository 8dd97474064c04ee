package org.journey.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the proxy in front of the nodes is told to do. */
class ProxyTest {

  private static final Pattern STRICT =
      Pattern.compile(
          "(?m)^  http-after-response set-header Strict-Transport-Security max-age=(\\d+)$");

  private static final int DAYS = 365;

  @Test
  void browsers_are_told_to_come_by_https_alone_for_a_year() throws IOException {
    String section = frontend(Files.readString(KnownMetrics.DEPLOY.resolve("proxy/haproxy.cfg")));

    Matcher strict = STRICT.matcher(section);
    assertThat(strict.find()).isTrue();
    assertThat(Long.parseLong(strict.group(1))).isGreaterThanOrEqualTo(DAYS * 86_400L);
    // What comes after a response is said on the proxy's own answers too. Nothing takes it away
    // again, and nothing is listened to without TLS.
    assertThat(strict.find()).isFalse();
    assertThat(section).doesNotContain("del-header Strict-Transport-Security");
    List<String> binds = section.lines().filter(line -> line.startsWith("  bind ")).toList();
    assertThat(binds).isNotEmpty().allMatch(bind -> bind.contains(" ssl crt "));
  }

  /** The section that browsers and programs call. */
  private static String frontend(String configuration) {
    int begin = configuration.indexOf("\nfrontend calls\n");
    assertThat(begin).isPositive();
    return configuration.substring(begin, configuration.indexOf("\nbackend ", begin));
  }
}
