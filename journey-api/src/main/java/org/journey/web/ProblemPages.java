package org.journey.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.journey.problem.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The pages that the types of problems open: what each means and what to do. */
@RestController
class ProblemPages {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private static final Map<String, ProblemType> BY_NAME =
      Arrays.stream(ProblemType.values())
          .collect(Collectors.toMap(ProblemType::slug, Function.identity()));

  @GetMapping("/problems/{name}")
  ResponseEntity<byte[]> page(@PathVariable String name) {
    ProblemType type = BY_NAME.get(name);
    if (type == null) {
      throw Refusal.notFound();
    }
    return html(
        type.slug(),
        "<h1>"
            + HtmlUtils.htmlEscape(type.title())
            + "</h1>\n<p><code>"
            + type.uri()
            + "</code>, HTTP status "
            + type.status()
            + "</p>\n<p>"
            + HtmlUtils.htmlEscape(explanation(type))
            + "</p>\n<p>Nothing of what was refused is stored. <a href=\"/problems/\">All"
            + " problems</a></p>");
  }

  @GetMapping({"/problems", "/problems/"})
  ResponseEntity<byte[]> pages() {
    return html(
        "Problems",
        Arrays.stream(ProblemType.values())
            .map(
                type ->
                    "<tr><td><a href=\""
                        + type.uri()
                        + "\">"
                        + type.slug()
                        + "</a></td><td>"
                        + type.status()
                        + "</td><td>"
                        + HtmlUtils.htmlEscape(type.title())
                        + "</td></tr>")
            .collect(Collectors.joining("\n", "<h1>Problems</h1>\n<table>\n", "\n</table>")));
  }

  private static ResponseEntity<byte[]> html(String title, String body) {
    String page =
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>"
            + title
            + " – Journey</title></head>\n<body>\n<main>\n"
            + body
            + "\n</main>\n</body>\n</html>\n";
    return ResponseEntity.ok().contentType(HTML).body(page.getBytes(StandardCharsets.UTF_8));
  }

  private static String explanation(ProblemType type) {
    return switch (type) {
      case MALFORMED ->
          "The body is not one JSON object in UTF-8: it is empty, cut short, followed by something,"
              + " nested deeper than 32, or names a member twice. Send one JSON object. Or the"
              + " request as a whole is not HTTP: its address, a header, or the chunks of its"
              + " body.";
      case ORGANISATION_REQUIRED ->
          "The token is valid for several organisations and the call does not say which one it is"
              + " about. Add organisation= to the query, or the attribute organisation to the"
              + " interaction.";
      case INVALID_PARAMETER ->
          "A query parameter is unknown to the call, given twice, or has a value that is not as"
              + " described; the member parameter names it. Correct it and ask again.";
      case UNAUTHENTICATED ->
          "There is no bearer token, more than one, or one that is not valid here: wrong issuer,"
              + " audience, algorithm or signature, or expired. Get a new one from the issuer.";
      case FORBIDDEN ->
          "The token lacks a role that the call needs, or the organisation that it is about, or"
              + " names somebody else as the recorder without the role IMPORT. Over Kafka: the"
              + " producer may not speak for that organisation, or not record that type.";
      case NOT_FOUND ->
          "There is nothing at this address that the token may know of. A journey of another"
              + " organisation and one that does not exist are answered alike, and so is a journey"
              + " whose referral is not in the timeline on the axes asked.";
      case METHOD_NOT_ALLOWED ->
          "The address is known and does not offer this method; the header Allow names those it"
              + " offers.";
      case NOT_ACCEPTABLE -> "The header Accept leaves out every representation that the call has.";
      case REQUEST_TIMEOUT ->
          "The body came at less than 1 KiB a second for longer than 20 seconds. Send it again;"
              + " what was recorded of it is recognised.";
      case IDENTITY_CONFLICT ->
          "An interaction with the same source and id is recorded with another type, subject, time"
              + " or data. An interaction never changes: send a correction, or use a new id for"
              + " another one.";
      case JOURNEY_NOT_OPENED ->
          "The journey that the subject names has no referral yet. Record referral-received first.";
      case CONFLICTING_INTERACTION ->
          "It contradicts what is recorded: a second referral, an id of a goal, barrier or concern"
              + " that was used before, or a change of course that the journey's state then does"
              + " not allow.";
      case JOURNEY_CLOSED ->
          "At the time it happened the journey was closed, and this kind of interaction does not"
              + " happen on a closed journey. Reopen it first, or correct the time.";
      case JOURNEY_FULL -> "The journey has 20,000 interactions, which is the most it can have.";
      case MODEL_CONFLICT ->
          "This version of the stage model is used with other content. A model never changes once"
              + " used: register the new content under a new version.";
      case HELD ->
          "A hold stands for this person, placed by a manager: until it is lifted nothing of theirs"
              + " is erased or redacted, and no request for it is taken.";
      case ALREADY_DECIDED ->
          "The request was decided on before, and otherwise: what was refused is not approved, and"
              + " what was done is not refused. Ask anew.";
      case CLIENT_ERASED ->
          "The client's personal data was erased for ever. Nothing new is recorded about them.";
      case TOO_LARGE ->
          "The body, or one line of a batch, is larger than 64 KiB. Of a batch only that line is"
              + " refused.";
      case UNSUPPORTED_MEDIA_TYPE ->
          "The content type is not one that the call reads, its charset is not UTF-8, or the body"
              + " is compressed or otherwise encoded.";
      case INVALID_INTERACTION ->
          "The interaction is not as its type describes. The member errors has all that is wrong,"
              + " each with a JSON pointer and a reason; /schemas/ has a JSON Schema for each"
              + " type.";
      case INVALID_MODEL ->
          "The stage model is not one that can be used. The member errors has all that is wrong,"
              + " each with its place.";
      case INVALID_ACTIVITY ->
          "The activity is not as described. The member errors has all that is wrong.";
      case UNKNOWN_REFERENCE ->
          "It refers to a goal, barrier, concern, client, interaction or stage model that is not"
              + " known. Record what is referred to first.";
      case TOO_MANY_REQUESTS ->
          "More calls came than are taken: of the organisation's interactions, one by one, than its"
              + " quota allows; or of replays, extracts or ranges to send again, than may wait."
              + " Wait for as long as Retry-After says, or send many as a batch, which is slowed"
              + " down instead.";
      case UNAVAILABLE ->
          "The log cannot be reached or does not answer in time. Wait for as long as Retry-After"
              + " says and send the same again: what was recorded is recognised and not recorded"
              + " twice.";
    };
  }
}
