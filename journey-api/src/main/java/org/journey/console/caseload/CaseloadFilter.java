package org.journey.console.caseload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Ask;
import org.journey.console.FieldError;
import org.journey.console.Times;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody asks of the list of journeys: the parameters of {@code GET /journeys}, as they were
 * typed. All of it stands in the page's address, which can be kept and passed on.
 *
 * @param status OPEN, PAUSED or CLOSED
 * @param reached the stages entered, these and no others
 * @param stage one that was entered, whichever others were
 * @param worker an id of staff
 * @param category of an activity that was taken up
 * @param openedFrom the first day
 * @param openedTo the day after the last
 * @param barrierOpen {@code true} or {@code false}
 * @param concernOpen {@code true} or {@code false}
 * @param consent a scope in force
 * @param sort OPENED or LAST_CONTACT
 * @param limit rows of a page
 * @param after where the page before ended
 * @param minSequence an interaction that the list must have, from 1
 */
public record CaseloadFilter(
    @Nullable String status,
    @Nullable String reached,
    @Nullable String stage,
    @Nullable String worker,
    @Nullable String category,
    @Nullable String openedFrom,
    @Nullable String openedTo,
    @Nullable String barrierOpen,
    @Nullable String concernOpen,
    @Nullable String consent,
    @Nullable String sort,
    @Nullable String limit,
    @Nullable String after,
    @Nullable String minSequence) {

  /** Rows of a page where none are asked for. */
  static final String ROWS = "50";

  private static final String ADDRESS = "/console/caseload";

  /** One that asks for nothing. */
  static final CaseloadFilter ALL =
      new CaseloadFilter(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** Whether the list is by last contact. */
  public boolean byLastContact() {
    return "LAST_CONTACT".equals(sort);
  }

  /** Whether this is not the beginning of the list. */
  public boolean goesOn() {
    return after != null && !after.isBlank();
  }

  /** Whether anything but how it is listed is asked for. */
  public boolean isNarrow() {
    return given().keySet().stream()
        .anyMatch(name -> !name.equals("sort") && !name.equals("limit"));
  }

  /** The same without what must be there. */
  CaseloadFilter atOnce() {
    return new CaseloadFilter(
        status,
        reached,
        stage,
        worker,
        category,
        openedFrom,
        openedTo,
        barrierOpen,
        concernOpen,
        consent,
        sort,
        limit,
        after,
        null);
  }

  /** What is wrong with what was typed, as far as can be told here. */
  List<FieldError> errors(Times times) {
    List<FieldError> errors = new ArrayList<>();
    day(errors, times, "openedFrom", "Opened from", openedFrom);
    day(errors, times, "openedTo", "Opened before", openedTo);
    return errors;
  }

  private static void day(
      List<FieldError> errors, Times times, String field, String label, @Nullable String typed) {
    String wrong = label + " must be a day, such as 2026-01-31";
    times.instant(typed, new FieldError(field, wrong), errors);
  }

  /** The call that the page makes; only where there are no {@link #errors}. */
  Ask ask(Times times) {
    return Ask.of(Call.JOURNEYS)
        .with("status", status)
        .with("reached", stripped(reached))
        .with("stage", stage)
        .with("worker", stripped(worker))
        .with("category", category)
        .with("openedFrom", times.instant(openedFrom))
        .with("openedTo", times.instant(openedTo))
        .with("barrierOpen", barrierOpen)
        .with("concernOpen", concernOpen)
        .with("consent", consent)
        .with("sort", sort)
        .with("limit", limit == null || limit.isBlank() ? ROWS : limit)
        .with("after", after)
        .with("minSequence", minSequence);
  }

  private static @Nullable String stripped(@Nullable String typed) {
    return typed == null ? null : typed.strip();
  }

  /** The address of the list from its beginning. */
  public String address() {
    return address(null);
  }

  /** The address of the list from a cursor on. */
  String address(@Nullable String cursor) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(ADDRESS);
    Map<String, String> all = given();
    if (cursor != null) {
      all.put("after", cursor);
    }
    // Values are put in as variables: so each is encoded whole.
    all.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(all).toUriString();
  }

  /** What was given, by name, without where the list goes on. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "status", status);
    put(given, "reached", reached);
    put(given, "stage", stage);
    put(given, "worker", worker);
    put(given, "category", category);
    put(given, "openedFrom", openedFrom);
    put(given, "openedTo", openedTo);
    put(given, "barrierOpen", barrierOpen);
    put(given, "concernOpen", concernOpen);
    put(given, "consent", consent);
    put(given, "sort", sort);
    put(given, "limit", limit);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      given.put(name, value.strip());
    }
  }
}
