package org.journey.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Styles and scripts, as the build made them. The address of each holds a digest of its bytes: a
 * browser keeps it for a year, and a new one has another address.
 */
@ConsolePages
public final class Assets {

  private static final String WHERE = "classpath*:/console-assets/*";
  private static final String UNDER = "/console/assets/";
  private static final int DIGITS = 12;

  private static final Map<String, MediaType> TYPES =
      Map.of(
          "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
          "js", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
          "txt", MediaType.parseMediaType("text/plain;charset=UTF-8"),
          "json", MediaType.APPLICATION_JSON,
          "svg", MediaType.parseMediaType("image/svg+xml"));

  private record Asset(byte[] bytes, MediaType type) {}

  /** By the name with the digest. */
  private final Map<String, Asset> assets = new HashMap<>();

  /** The name with the digest, by the plain one. */
  private final Map<String, String> names = new HashMap<>();

  Assets() {
    try {
      for (Resource each : new PathMatchingResourcePatternResolver().getResources(WHERE)) {
        String name = each.getFilename();
        int dot = name == null ? -1 : name.lastIndexOf('.');
        MediaType type = name == null ? null : TYPES.get(name.substring(dot + 1));
        if (name == null || type == null || dot < 1) {
          continue;
        }
        byte[] bytes = each.getContentAsByteArray();
        String digested = name.substring(0, dot) + "-" + digest(bytes) + name.substring(dot);
        names.put(name, digested);
        assets.put(digested, new Asset(bytes, type));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
          .substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Where a file is found.
   *
   * @throws IllegalArgumentException if the build made none of that name
   */
  public String at(String name) {
    String digested = names.get(name);
    if (digested == null) {
      throw new IllegalArgumentException("the build made no " + name);
    }
    return UNDER + digested;
  }

  @GetMapping(UNDER + "{name}")
  @OpenToAll(evenSignedOut = true)
  ResponseEntity<byte[]> asset(@PathVariable String name) {
    Asset asset = assets.get(name);
    return asset == null
        ? ResponseEntity.notFound().build()
        : ResponseEntity.ok()
            .contentType(asset.type)
            .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
            .body(asset.bytes);
  }
}
