package org.journey.operations;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** Which addresses production may be given. */
final class Addresses {

  private Addresses() {}

  /** Of who says who people are. */
  static void checkIssuer(String name, String text) {
    URI uri = uri(name, text);
    if (!isHttps(uri) || uri.getHost() == null) {
      throw new UnsafeSetting(name, "must be an https address");
    }
    if (isLoopback(uri.getHost())) {
      throw new UnsafeSetting(name, "is on this machine: anyone on it could sign tokens");
    }
  }

  /** Of where browsers reach the platform: a host alone. */
  static void checkSite(String name, String text) {
    URI uri = uri(name, text);
    if (!isHttps(uri) || uri.getHost() == null) {
      throw new UnsafeSetting(name, "must be an https address: sign-ins are kept by browsers");
    }
    boolean pathless = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
    if (!pathless || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
      throw new UnsafeSetting(name, "is an address without a path, a query or a user");
    }
  }

  /**
   * Of who is sent spans. There is nothing personal in them; who reads them on their way still
   * learns what is done, and when.
   */
  static void checkReceiver(String name, String text, boolean plaintext) {
    URI uri = uri(name, text);
    if (uri.getHost() == null) {
      throw new UnsafeSetting(name, "must be an http or https address");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
      throw new UnsafeSetting(name, "is an address alone, without a user, a password or a query");
    }
    if (!isHttps(uri) && !isLoopback(uri.getHost()) && !plaintext) {
      throw new UnsafeSetting(
          name,
          "is neither https nor on this machine: allow this network with"
              + " journey.tracing.allow-plaintext=true");
    }
  }

  private static URI uri(String name, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new UnsafeSetting(name, "is not a URI");
    }
  }

  private static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isLoopback(String host) {
    String bare = host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    if (bare.equals("localhost") || bare.endsWith(".localhost")) {
      return true;
    }
    if (!bare.matches("[0-9.]+") && !bare.contains(":")) {
      return false;
    }
    try {
      InetAddress address = InetAddress.getByName(bare);
      return address.isLoopbackAddress() || address.isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
