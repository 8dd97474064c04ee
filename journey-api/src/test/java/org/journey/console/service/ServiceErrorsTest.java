package org.journey.console.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.journey.console.ConsoleSite;
import org.journey.console.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong with what figures are asked for. */
class ServiceErrorsTest {

  private static final String ALL = "?from=2013-01-01&to=2019-01-01";

  private final Visitor visitor = new Visitor(ConsoleSite.study().address());

  @BeforeEach
  void a_manager_signs_in() throws Exception {
    visitor.signedInAs("local-manager", ConsoleSite.STUDY);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void what_is_wrong_is_told_at_its_field() throws Exception {
    HttpResponse<String> typed =
        visitor.get("/console/service?from=%3Cscript%3E&to=2019-01-01&model=nothing@1");
    assertThat(typed.statusCode()).isEqualTo(400);
    assertThat(typed.body())
        .contains("<title>Error: Service – Journey</title>")
        .contains("<a href=\"#from\">First day: write a day like 2026-04-01</a>")
        .contains("aria-describedby=\"from-error\"")
        .doesNotContain("<script>");

    HttpResponse<String> refused = visitor.get("/console/service" + ALL + "&model=nothing@1");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("<a href=\"#model\">Stage model: no such stage model");

    assertThat(Visitor.location(visitor.get("/console/service/figures.csv?from=x&to=y")))
        .isEqualTo("/console/service?from=x&to=y");
  }

  @Test
  void what_is_wrong_with_a_period_is_told_by_the_names_of_its_fields() throws Exception {
    String end = "Up to the beginning of: choose a day after the first day";
    refused("from=2018-01-01&to=2017-01-01", "to", end);
    refused("from=2018-01-01&to=2018-01-01", "to", end);
    refused("from=2018-01-01", "to", "Up to the beginning of: choose a day");
    String other = "from=2013-01-01&to=2019-01-01&from2=2013-01-01";
    String otherEnd = "Compare up to the beginning of: choose a day";
    refused(other, "to2", otherEnd);
    refused(other + "&to2=2012-01-01", "to2", otherEnd + " after the first day to compare with");
    refused(other + "&to2=2013-01-01", "to2", otherEnd + " after the first day to compare with");
    refused(
        "from=2013-01-01&to=2019-01-01&to2=2012-01-01",
        "from2",
        "First day to compare with: choose a day");
    String known = "As was known on: ";
    refused(
        "from=2013-01-01&to=2019-01-01&asKnown=2999-01-01T00:00",
        "asKnown",
        known + "choose a time that has passed");
    refused(
        "from=2013-01-01&to=2019-01-01&asKnown=soon",
        "asKnown",
        known + "write it like 2026-04-01T09:00");
  }

  /** What is said is the label of the field that it leads to, and what to do. */
  private void refused(String query, String field, String message) throws Exception {
    HttpResponse<String> page = visitor.get("/console/service?" + query);
    assertThat(page.statusCode()).as(query).isEqualTo(400);
    assertThat(page.body())
        .contains("<a href=\"#" + field + "\">" + message + "</a>")
        .doesNotContain("no time at all");
    List<String> labels =
        Shown.all(page.body(), "<label[^>]* for=\"" + field + "\">([^<]*)</label>");
    assertThat(labels).hasSize(1);
    assertThat(message).startsWith(labels.getFirst().replace(" (optional)", "") + ": ");
  }
}
