package org.journey.research;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.journey.web.Cursors;
import org.journey.web.Parameters;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists of what was asked for, page by page. */
@Component
class JobLists {

  /** The parameter of a page's length. */
  static final String LIMIT = "limit";

  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  private final Jobs jobs;
  private final Cursors cursors;

  JobLists(Jobs jobs, Cursors cursors) {
    this.jobs = jobs;
    this.cursors = cursors;
  }

  /**
   * Which list is asked for.
   *
   * @param name of the list in the answer
   * @param reader whose cursors they are
   * @param scopes which of them the reader may see
   */
  record Asked(
      Job.Kind kind, String name, String organisation, String reader, List<Scope> scopes) {}

  /**
   * How many may be on a page.
   *
   * @throws org.journey.web.Refusal {@code invalid-parameter}
   */
  static int limit(Parameters parameters) {
    return (int) parameters.whole(LIMIT, 1, LARGEST_PAGE, PAGE);
  }

  /**
   * A page, the last one asked for first.
   *
   * @param telling words one
   * @throws org.journey.web.Refusal {@code invalid-parameter} if the cursor is of another list
   */
  ObjectNode page(Asked asked, Parameters parameters, Function<Job, ObjectNode> telling) {
    int limit = limit(parameters);
    List<String> bound = List.of(asked.name(), asked.reader(), asked.organisation());
    String after = cursors.asked(parameters, bound);
    List<Job> page =
        jobs.list(
            asked.kind(),
            asked.organisation(),
            asked.scopes(),
            after == null ? null : UUID.fromString(after),
            limit + 1);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray(asked.name());
    page.stream().limit(limit).forEach(job -> all.add(telling.apply(job)));
    json.put(
        "next",
        page.size() <= limit ? null : cursors.make(bound, page.get(limit - 1).id().toString()));
    return json;
  }
}
