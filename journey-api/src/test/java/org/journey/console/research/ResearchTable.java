package org.journey.console.research;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.journey.console.ConsolePage;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.security.Role;

/** The pages of research, for the table of all pages. */
public final class ResearchTable {

  private static final String HERE = "/console/research";

  private static final Set<Role> COHORTS = EnumSet.of(Role.MANAGER, Role.ANALYST, Role.RESEARCHER);
  private static final Set<Role> REPLAYS =
      EnumSet.of(Role.MANAGER, Role.ANALYST, Role.RESEARCHER, Role.AUDITOR);
  private static final Set<Role> MODELS =
      EnumSet.of(Role.MANAGER, Role.ANALYST, Role.RESEARCHER, Role.CODER, Role.AUDITOR, Role.ADMIN);
  private static final Set<Role> WRITERS = EnumSet.of(Role.RESEARCHER, Role.ADMIN);
  private static final Set<Role> EXTRACTS = EnumSet.of(Role.RESEARCHER);
  private static final Set<Role> CODING = EnumSet.of(Role.MANAGER, Role.RESEARCHER, Role.CODER);
  private static final Set<Role> SAMPLING = EnumSet.of(Role.MANAGER, Role.RESEARCHER);

  /** Replays and extracts that were begun to be looked at, by site and form. */
  private static final Map<String, String> BEGUN = new ConcurrentHashMap<>();

  /** Those whose figures are of now say the minute, which can be another a moment later. */
  public static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of("research", HERE, "Research", MODELS),
          ConsolePage.of("cohort", HERE + "/cohort", "Cohort", COHORTS).withPicture(),
          ConsolePage.of("statistic", HERE + "/cohort/{statistic}", "Transitions", COHORTS)
              .at(site -> HERE + "/cohort/transitions#told")
              .needingScript()
              .withCharts()
              .withPicture(),
          ConsolePage.of("sampling", HERE + "/sampling", "Sampling frame", SAMPLING)
              .needingScript(),
          ConsolePage.of("replays", HERE + "/replays", "Replays", REPLAYS),
          ConsolePage.of("replay-new", HERE + "/replays/new", "Begin a replay", REPLAYS),
          ConsolePage.of("replay", HERE + "/replays/{id}", "Replay", REPLAYS)
              .at(ResearchTable::replay)
              .withCharts(),
          ConsolePage.of(
                  "comparison",
                  HERE + "/replays/{id}/comparison",
                  "Comparison of two readings",
                  REPLAYS)
              // Under the same model nobody moved: there is no chart of that.
              .at(site -> replay(site) + "/comparison"),
          ConsolePage.of("replay-end", HERE + "/replays/{id}/end", "Delete this replay", REPLAYS)
              .at(site -> replay(site) + "/end"),
          ConsolePage.of("research-models", HERE + "/models", "Stage models", MODELS),
          ConsolePage.of("model-new", HERE + "/models/new", "Write a model", WRITERS),
          ConsolePage.of("models-compared", HERE + "/models/compare", "Compare two models", MODELS),
          ConsolePage.of(
                  "research-model", HERE + "/models/{id}/{version}", "steps-to-benefit@1", MODELS)
              .at(site -> HERE + "/models/steps-to-benefit/1"),
          ConsolePage.of("extracts", HERE + "/extracts", "Extracts", EXTRACTS),
          ConsolePage.of("extract-new", HERE + "/extracts/new", "Ask for an extract", EXTRACTS),
          ConsolePage.of("extract", HERE + "/extracts/{id}", "Extract", EXTRACTS)
              .at(ResearchTable::extract)
              .withPicture(),
          ConsolePage.of(
                  "extract-end", HERE + "/extracts/{id}/end", "Delete this extract", EXTRACTS)
              .at(site -> extract(site) + "/end"),
          ConsolePage.of("coding", HERE + "/coding", "Coding", CODING).withPicture(),
          ConsolePage.of(
              "agreement", HERE + "/coding/agreement", "Agreement of two coders", CODING));

  /** Another of the statistics, which is pictured too. */
  public static final ConsolePage PROCESS_MAP =
      ConsolePage.of("process-map", HERE + "/cohort/{statistic}", "Process map", COHORTS)
          .at(site -> HERE + "/cohort/process-map#told")
          .needingScript()
          .withCharts()
          .withPicture();

  /** Downloads. */
  public static final Set<String> NO_PAGES =
      Set.of(HERE + "/replays/{id}/outcome.{form}", HERE + "/extracts/{id}/files/{file}");

  private ResearchTable() {}

  private static String replay(ConsoleSite site) {
    return begun(site, Role.MANAGER, HERE + "/replays/new");
  }

  private static String extract(ConsoleSite site) {
    return begun(site, Role.RESEARCHER, HERE + "/extracts/new");
  }

  /** Sends the form as it stands, and looks on until it is done: the page asks again by itself. */
  private static String begun(ConsoleSite site, Role role, String form) {
    return BEGUN.computeIfAbsent(
        site.address() + form,
        any -> {
          try (Visit visit = site.visit(View.DESKTOP, role)) {
            visit.open(form);
            visit.page().locator("main form button").click();
            visit.page().locator("#status:text-is('Done')").waitFor();
            return visit.path();
          }
        });
  }
}
