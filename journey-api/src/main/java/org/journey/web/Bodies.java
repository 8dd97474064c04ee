package org.journey.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.journey.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Reads the body of a call: first its size (413), then its content type (415), as interactions.md
 * orders refusals.
 */
public final class Bodies {

  /** The largest message, bytes. */
  public static final int LIMIT = 64 * 1024;

  private Bodies() {}

  /**
   * Reads a whole body.
   *
   * @param accepted its possible content types
   * @throws Refusal {@code too-large}, {@code unsupported-media-type}, {@code request-timeout}
   */
  public static byte[] read(HttpServletRequest request, List<MediaType> accepted)
      throws IOException {
    if (request.getContentLengthLong() > LIMIT) {
      throw tooLarge();
    }
    PacedInput body = PacedInput.of(request);
    byte[] bytes = body.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw tooLarge();
    }
    checkType(request, accepted);
    return bytes;
  }

  /**
   * Checks the content type alone, for a body that is streamed.
   *
   * @throws Refusal {@code unsupported-media-type}
   */
  public static void checkType(HttpServletRequest request, List<MediaType> accepted) {
    String header = request.getContentType();
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    boolean plain = encoding == null || encoding.equalsIgnoreCase("identity");
    if (header == null || !plain || !isOneOf(header, accepted)) {
      throw Refusal.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type: must be one of " + accepted + ", in UTF-8, without Content-Encoding.");
    }
  }

  private static boolean isOneOf(String header, List<MediaType> accepted) {
    try {
      MediaType type = MediaType.parseMediaType(header);
      boolean utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
      return utf8 && accepted.stream().anyMatch(type::equalsTypeAndSubtype);
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }

  private static Refusal tooLarge() {
    return Refusal.of(ProblemType.TOO_LARGE, "The body is larger than 64 KiB.");
  }
}
