package org.journey.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.journey.console.ConsoleSettings;
import org.journey.console.signin.SealedCookies.Use;
import org.journey.sealing.FileMasterKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the browser keeps for the console. */
class SealedCookiesTest {

  private static final byte[] CONTENT = "a token".getBytes(StandardCharsets.UTF_8);

  private final Path directory;
  private final SealedCookies cookies;

  SealedCookiesTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
    this.cookies = sealing("one", null);
  }

  private SealedCookies sealing(String key, @Nullable String address) throws Exception {
    return new SealedCookies(
        FileMasterKey.openOrCreate(directory.resolve(key)),
        new ConsoleSettings(
            "journey",
            null,
            address == null ? null : URI.create(address),
            List.of("openid"),
            null,
            null,
            null,
            ZoneOffset.UTC,
            ""));
  }

  @Test
  void what_was_put_in_is_got_out() {
    assertThat(cookies.get(bearing(put(cookies, Use.SESSION, CONTENT)), Use.SESSION))
        .isEqualTo(CONTENT);
  }

  @Test
  void what_is_long_goes_into_several_each_small_enough() {
    byte[] much = random(9_000);

    Cookie[] several = put(cookies, Use.SESSION, much);

    assertThat(several).hasSizeGreaterThan(2).allMatch(each -> each.getValue().length() < 3_900);
    assertThat(cookies.get(bearing(several), Use.SESSION)).isEqualTo(much);
    Cookie[] less = Arrays.copyOf(several, several.length - 1);
    assertThat(cookies.get(bearing(less), Use.SESSION)).isNull();
  }

  @Test
  void what_was_left_of_a_longer_one_does_no_harm() {
    List<Cookie> both = new ArrayList<>(List.of(put(cookies, Use.SESSION, random(9_000))));
    Cookie[] shorter = put(cookies, Use.SESSION, CONTENT);
    both.set(0, shorter[0]);

    assertThat(cookies.get(bearing(both.toArray(Cookie[]::new)), Use.SESSION)).isEqualTo(CONTENT);
  }

  @Test
  void what_no_browser_keeps_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> put(cookies, Use.SESSION, random(40_000)))
        .withMessageContaining("too long");
  }

  @Test
  void one_use_cannot_stand_in_for_another() {
    Cookie begun = put(cookies, Use.BEGUN, CONTENT)[0];
    Cookie session = put(cookies, Use.SESSION, CONTENT)[0];

    assertThat(cookies.get(bearing(new Cookie(session.getName(), begun.getValue())), Use.SESSION))
        .isNull();
  }

  @Test
  void what_was_changed_or_made_by_another_key_is_none() throws Exception {
    Cookie good = put(cookies, Use.SESSION, CONTENT)[0];
    String value = good.getValue();
    for (int i = 0; i < value.length(); i++) {
      char other = value.charAt(i) == 'A' ? 'B' : 'A';
      String changed = value.substring(0, i) + other + value.substring(i + 1);
      byte[] read = cookies.get(bearing(new Cookie(good.getName(), changed)), Use.SESSION);
      // The last letter of base64 holds bits that mean nothing.
      if (i < value.length() - 1) {
        assertThat(read).as("letter %d", i).isNull();
      }
    }
    Cookie foreign = put(sealing("other", null), Use.SESSION, CONTENT)[0];
    assertThat(cookies.get(bearing(foreign), Use.SESSION)).isNull();
  }

  @Test
  void where_browsers_come_by_tls_no_other_host_can_set_it() throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    MockHttpServletResponse response = new MockHttpServletResponse();
    sealing("one", "https://journey.example.org")
        .put(request, response, Use.SESSION, CONTENT, null);

    assertThat(response.getHeaders("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("__Host-")
        .contains("Secure")
        .contains("Path=/;")
        .doesNotContain("Domain");
  }

  private static Cookie[] put(SealedCookies cookies, Use use, byte[] content) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    cookies.put(new MockHttpServletRequest(), response, use, content, null);
    return response.getHeaders("Set-Cookie").stream()
        .map(header -> header.substring(0, header.indexOf(';')).split("=", 2))
        .map(pair -> new Cookie(pair[0], pair[1]))
        .toArray(Cookie[]::new);
  }

  private static MockHttpServletRequest bearing(Cookie... cookies) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setCookies(cookies);
    return request;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
