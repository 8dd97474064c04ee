package org.journey.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;

/**
 * A call to be made of the API.
 *
 * @param call which
 * @param variables those of its path, in order
 * @param parameters those of its query; one without a value is left out
 * @param headers beside those that every call has
 * @param contentType of the body; null if there is none
 * @param body what is sent; null for nothing
 */
public record Ask(
    Call call,
    List<String> variables,
    Map<String, List<String>> parameters,
    Map<String, String> headers,
    @Nullable String contentType,
    byte @Nullable [] body) {

  /** Names the organisation where a token has several. */
  static final String ORGANISATION = "organisation";

  /** One without parameters or body. */
  public static Ask of(Call call, String... variables) {
    return new Ask(call, List.of(variables), Map.of(), Map.of(), null, null);
  }

  /** The same with a parameter more; null or blank: none. */
  public Ask with(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return this;
    }
    Map<String, List<String>> more = new LinkedHashMap<>(parameters);
    List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
    values.add(value);
    more.put(name, List.copyOf(values));
    return new Ask(call, variables, more, headers, contentType, body);
  }

  /** The same with a header more. */
  public Ask saying(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Ask(call, variables, parameters, more, contentType, body);
  }

  /** The same with a body. */
  public Ask sending(String type, byte[] content) {
    return new Ask(call, variables, parameters, headers, type, content);
  }

  /** Path and query, encoded. */
  String address(SignedIn who) {
    StringBuilder address = new StringBuilder();
    int next = 0;
    for (String part : call.path().substring(1).split("/", -1)) {
      address.append('/').append(part.startsWith("{") ? encoded(variables.get(next++)) : part);
    }
    String before = "?";
    for (Map.Entry<String, List<String>> each : parameters.entrySet()) {
      for (String value : each.getValue()) {
        address.append(before).append(each.getKey()).append('=').append(encoded(value));
        before = "&";
      }
    }
    String organisation = who.organisation();
    if (who.hasSeveral() && organisation != null && namesByParameter()) {
      address.append(before).append(ORGANISATION).append('=').append(encoded(organisation));
    }
    return address.toString();
  }

  /** Those that name it in their path take no parameter of it; nor do those about the instance. */
  private boolean namesByParameter() {
    return !parameters.containsKey(ORGANISATION)
        && !call.path().contains("{organisation}")
        && switch (call.permission()) {
          case READ_REGISTRY, WRITE_MODELS, OPERATE -> false;
          case WRITE_INTERACTIONS,
              READ_JOURNEYS,
              KEEP_PERSONS,
              CODE,
              AUDIT,
              WRITE_ACTIVITIES,
              READ_METRICS,
              OPEN_METRICS,
              READ_COHORTS,
              CHOOSE,
              REPLAY,
              READ_REPLAYED_JOURNEYS,
              EXTRACT,
              ERASE ->
              true;
        };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
