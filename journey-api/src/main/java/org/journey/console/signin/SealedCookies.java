package org.journey.console.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.journey.console.ConsoleSettings;
import org.journey.sealing.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Cookies that only an instance of this platform can read or make: sealed by the master key, each
 * for its own use. What is longer than a browser takes goes into several.
 */
final class SealedCookies {

  /** A browser takes 4,096 bytes with the name and attributes (RFC 6265, 6.1). */
  private static final int LONGEST = 3_600;

  /** Tokens of an issuer that tells much; beyond it the way to the server would be too long. */
  private static final int MOST = 6;

  private static final int MOST_BYTES = 64 * 1024;

  private final MasterKey master;
  private final ConsoleSettings settings;

  SealedCookies(MasterKey master, ConsoleSettings settings) {
    this.master = master;
    this.settings = settings;
  }

  /** Uses, none of which can stand in for another. */
  enum Use {
    SESSION("s"),
    BEGUN("b");

    private final String sign;

    Use(String sign) {
      this.sign = sign;
    }
  }

  /**
   * Puts one in.
   *
   * @param which of a use of which a browser may have several; empty for the only one
   * @param life how long the browser keeps it; null: until it is closed
   * @throws IllegalArgumentException if it is too long for a browser
   */
  void put(
      HttpServletRequest request,
      HttpServletResponse response,
      Use use,
      String which,
      byte[] content,
      @Nullable Duration life) {
    String sealed = sealed(use, content);
    int parts = (sealed.length() + LONGEST - 1) / LONGEST;
    if (parts > MOST) {
      throw new IllegalArgumentException("the issuer's tokens are too long to be kept in cookies");
    }
    for (int i = 0; i < MOST; i++) {
      if (i < parts) {
        int end = Math.min(sealed.length(), (i + 1) * LONGEST);
        String part = sealed.substring(i * LONGEST, end);
        // How many there are is told by the first: a part that was left from before is none of
        // them.
        add(request, response, use, which, i, i == 0 ? parts + "." + part : part, life);
      } else if (value(request, use, which, i) != null) {
        add(request, response, use, which, i, "", Duration.ZERO);
      }
    }
  }

  /** What one holds; null if there is none that this platform made for that use. */
  byte @Nullable [] get(HttpServletRequest request, Use use, String which) {
    String first = value(request, use, which, 0);
    if (first == null || first.length() < 3 || first.charAt(1) != '.') {
      return null;
    }
    int parts = first.charAt(0) - '0';
    if (parts < 1 || parts > MOST) {
      return null;
    }
    StringBuilder sealed = new StringBuilder(first.substring(2));
    for (int i = 1; i < parts; i++) {
      String part = value(request, use, which, i);
      if (part == null) {
        return null;
      }
      sealed.append(part);
    }
    return opened(use, sealed.toString());
  }

  /** Which there are of a use, those first that were put in first (RFC 6265, 5.4). */
  List<String> all(HttpServletRequest request, Use use) {
    String start = start(request, use);
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? List.of()
        : Arrays.stream(cookies)
            .map(Cookie::getName)
            .filter(name -> name.startsWith(start) && name.endsWith("0"))
            .map(name -> name.substring(start.length(), name.length() - 1))
            .toList();
  }

  /** Has the browser forget it. */
  void remove(HttpServletRequest request, HttpServletResponse response, Use use, String which) {
    for (int i = 0; i < MOST; i++) {
      if (value(request, use, which, i) != null) {
        add(request, response, use, which, i, "", Duration.ZERO);
      }
    }
  }

  private void add(
      HttpServletRequest request,
      HttpServletResponse response,
      Use use,
      String which,
      int number,
      String value,
      @Nullable Duration life) {
    ResponseCookie.ResponseCookieBuilder cookie =
        ResponseCookie.from(name(request, use, which, number), value)
            .path("/")
            .httpOnly(true)
            .secure(isSecure(request))
            // Lax: who comes back from the issuer, or by a link in a letter, is known.
            .sameSite("Lax");
    if (life != null) {
      cookie.maxAge(life);
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }

  private @Nullable String value(HttpServletRequest request, Use use, String which, int number) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return null;
    }
    String name = name(request, use, which, number);
    for (Cookie each : cookies) {
      if (each.getName().equals(name)) {
        return each.getValue();
      }
    }
    return null;
  }

  /**
   * With the prefix by which browsers see to it that no other host sets it; without TLS, which is
   * on one's own machine alone, with the port: instances there share a host.
   */
  private String name(HttpServletRequest request, Use use, String which, int number) {
    return start(request, use) + which + number;
  }

  private String start(HttpServletRequest request, Use use) {
    return (isSecure(request) ? "__Host-journey-" : "journey-" + request.getServerPort() + "-")
        + use.sign;
  }

  /** Whether browsers come by TLS: what stands in front may end it. */
  boolean isSecure(HttpServletRequest request) {
    return settings.address() == null
        ? request.isSecure()
        : "https".equals(settings.address().getScheme());
  }

  private static byte[] place(Use use) {
    return ("console cookie " + use.name()).getBytes(StandardCharsets.UTF_8);
  }

  private String sealed(Use use, byte[] content) {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(small)) {
      deflating.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(master.wrap(small.toByteArray(), place(use)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the master key seals nothing", e);
    }
  }

  private byte @Nullable [] opened(Use use, String sealed) {
    try {
      byte[] small = master.unwrap(Base64.getUrlDecoder().decode(sealed), place(use));
      return new InflaterInputStream(new ByteArrayInputStream(small)).readNBytes(MOST_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException | IOException notOurs) {
      return null;
    }
  }
}
