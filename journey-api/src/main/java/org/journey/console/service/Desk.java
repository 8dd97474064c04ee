package org.journey.console.service;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiProblem;
import org.journey.console.Ask;
import org.journey.console.FieldError;
import org.journey.console.SignedIn;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks the API for figures. */
final class Desk {

  /** What a problem may be about that is a field of the form. */
  private static final Set<String> FIELDS =
      Set.of(Labels.FROM, Labels.TO, Labels.AS_KNOWN, Labels.MODEL);

  /** Of these there is a field for each period. */
  private static final Set<String> OF_EACH_PERIOD = Set.of(Labels.FROM, Labels.TO);

  /** What the API says, as it is said at a field. */
  private static final Map<String, String> SAID =
      Map.of("must not be after now", "choose a time that has passed");

  private static final int STILL_WORKED_OUT = 202;

  private final Api api;

  Desk(Api api) {
    this.api = api;
  }

  /**
   * What came of a question.
   *
   * @param figures the answer for the period; null if it was refused or takes longer
   * @param compared the other one; null if none was asked for, or as above
   * @param errors what was refused, at its fields
   * @param again when it was known, of an answer that takes longer; null if there is none
   */
  record Outcome(
      @Nullable ApiAnswer figures,
      @Nullable ApiAnswer compared,
      List<FieldError> errors,
      @Nullable String again) {

    private static Outcome refused(FieldError error) {
      return new Outcome(null, null, List.of(error), null);
    }

    private static Outcome later(ApiAnswer answer) {
      return new Outcome(null, null, List.of(), known(answer));
    }
  }

  /**
   * Asks for the figures of both periods as they were known at one instant.
   *
   * @throws ApiProblem if the API refuses what no field of the page can mend
   */
  Outcome figures(SignedIn who, Question question) {
    String model = question.asked().model();
    try {
      ApiAnswer figures =
          api.ask(who, metrics(who, question.from(), question.to(), question.asKnown(), model));
      if (figures.status() == STILL_WORKED_OUT) {
        return Outcome.later(figures);
      }
      if (!question.asked().compares()) {
        return new Outcome(figures, null, List.of(), null);
      }
      String known = figures.json().path("asKnown").asString("");
      return compared(who, question, figures, known);
    } catch (ApiProblem refused) {
      return Outcome.refused(error(refused, question.calendar(), ""));
    }
  }

  private Outcome compared(SignedIn who, Question question, ApiAnswer figures, String known) {
    try {
      ApiAnswer compared =
          api.ask(
              who, metrics(who, question.from2(), question.to2(), known, question.asked().model()));
      return compared.status() == STILL_WORKED_OUT
          ? Outcome.later(compared)
          : new Outcome(figures, compared, List.of(), null);
    } catch (ApiProblem refused) {
      return Outcome.refused(error(refused, question.calendar(), Labels.COMPARED));
    }
  }

  /** How many referrals there are from one day to another; null if that is not told at once. */
  @Nullable Long referrals(SignedIn who, @Nullable String from, @Nullable String to) {
    ApiAnswer answer = api.send(who, metrics(who, from, to, null, ""));
    return answer.status() == STILL_WORKED_OUT || !answer.isGood() ? null : referrals(answer);
  }

  /** How many referrals an answer tells; null if it does not. */
  static @Nullable Long referrals(ApiAnswer answer) {
    var value = answer.json().path("figures").path("referrals").path("value");
    return value.isIntegralNumber() ? Long.valueOf(value.longValue()) : null;
  }

  /** The stage models that there are, and the names of one's stages. */
  List<ApiAnswer> models(SignedIn who, @Nullable String model) {
    Ask all = Ask.of(Call.MODELS);
    if (model == null) {
      return List.of(api.ask(who, all));
    }
    int at = model.lastIndexOf('@');
    return api.ask(
        who, List.of(all, Ask.of(Call.MODEL, model.substring(0, at), model.substring(at + 1))));
  }

  /** Who is behind a figure or a part of one. */
  ApiAnswer behind(SignedIn who, String figure, String part, Question question, String after) {
    return api.ask(
        who,
        Ask.of(Call.METRICS_DRILL_DOWN, organisation(who), figure)
            .with("part", part)
            .with("from", question.from())
            .with("to", question.to())
            .with("asKnown", question.asKnown())
            .with("model", question.asked().model())
            .with("after", after)
            .with("limit", "20"));
  }

  /**
   * The part of a figure that a list is of, as the figures on the axes of the list tell it.
   *
   * @return null if that is not told at once: the list says enough without it
   */
  @Nullable Part listed(SignedIn who, JsonNode list) {
    ApiAnswer answer =
        api.send(
            who,
            metrics(
                who,
                list.path("from").asString(""),
                list.path("to").asString(""),
                list.path("asKnown").asString(""),
                list.path("model").asString("")));
    if (answer.status() == STILL_WORKED_OUT || !answer.isGood()) {
      return null;
    }
    Map<String, Part> figures =
        Part.figures(answer.json().path("figures"), JsonNodeFactory.instance.missingNode());
    Part figure = figures.get(list.path("figure").asString(""));
    return figure == null ? null : figure.at(list.path("part").asString(""));
  }

  /** Interactions as they are stored: null in the place of one that is not told. */
  List<@Nullable JsonNode> interactions(SignedIn who, List<Long> sequences) {
    List<@Nullable JsonNode> told = new ArrayList<>();
    List<Ask> asks =
        sequences.stream().map(each -> Ask.of(Call.INTERACTION, each.toString())).toList();
    for (ApiAnswer answer : api.send(who, asks)) {
      told.add(answer.isGood() ? answer.json() : null);
    }
    return told;
  }

  /** An interaction as it is stored. */
  ApiAnswer interaction(SignedIn who, long sequence) {
    return api.ask(who, Ask.of(Call.INTERACTION, Long.toString(sequence)));
  }

  /** Whether an answer is still being worked out: then when it is known, else null. */
  static @Nullable String later(ApiAnswer answer) {
    return answer.status() == STILL_WORKED_OUT ? known(answer) : null;
  }

  private static String known(ApiAnswer answer) {
    String location = Objects.requireNonNullElse(answer.header("Location"), "");
    String known =
        UriComponentsBuilder.fromUriString(location).build().getQueryParams().getFirst("asKnown");
    return known == null ? "" : URLDecoder.decode(known, StandardCharsets.UTF_8);
  }

  private static Ask metrics(
      SignedIn who,
      @Nullable String from,
      @Nullable String to,
      @Nullable String asKnown,
      String model) {
    return Ask.of(Call.METRICS, organisation(who))
        .with("from", from)
        .with("to", to)
        .with("asKnown", asKnown)
        .with("model", model);
  }

  private static String organisation(SignedIn who) {
    return Objects.requireNonNullElse(who.organisation(), "none");
  }

  /** The field that a refusal is about. */
  private static FieldError error(ApiProblem refused, Calendar calendar, String behind) {
    String parameter = refused.problem().path("parameter").asString("");
    if (!FIELDS.contains(parameter)) {
      throw refused;
    }
    String field = OF_EACH_PERIOD.contains(parameter) ? parameter + behind : parameter;
    String detail = refused.detail();
    String before = parameter + ": ";
    String what = detail.startsWith(before) ? detail.substring(before.length()) : detail;
    String label = Labels.of(field, calendar.months());
    return new FieldError(field, label + ": " + SAID.getOrDefault(what, what));
  }
}
