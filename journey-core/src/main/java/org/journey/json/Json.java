package org.journey.json;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where everything that reads or writes JSON comes from. Jackson keeps the buffers of what was read
 * and written, to use them again, and does not wipe them: whatever passed through them last would
 * stay in memory, past the erasure of whom it was about. These keep none. To make a buffer anew
 * costs nothing that could be measured when a message is read, and a microsecond when one is
 * written.
 *
 * <p>{@code JsonNode.toString} writes by a mapper that keeps its buffers; what writes a tree uses
 * {@link #MAPPER}. The rule {@code Layout.JSON_WITHOUT_LEFTOVERS} holds both.
 */
public final class Json {

  /** As Jackson has it, but for the buffers. */
  public static final JsonMapper MAPPER = mapper().build();

  private Json() {}

  /** Of a factory to be set further. */
  public static JsonFactoryBuilder factory() {
    return withoutLeftovers(JsonFactory.builder());
  }

  /** Of a mapper to be set further. */
  public static JsonMapper.Builder mapper() {
    return JsonMapper.builder(factory().build());
  }

  /** Has a factory that somebody else makes keep no buffers either. */
  public static JsonFactoryBuilder withoutLeftovers(JsonFactoryBuilder factory) {
    return factory.recyclerPool(JsonRecyclerPools.nonRecyclingPool());
  }
}
