package org.journey.console.audit;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.journey.console.ConsolePage;
import org.journey.console.ConsoleSite;
import org.journey.console.Visitor;
import org.journey.security.Role;
import org.springframework.web.util.HtmlUtils;

/** The pages of audit and erasure, for the table of all pages. */
public final class AuditTable {

  private static final String HERE = "/console/audit";
  private static final String TRACE = HERE + "/journeys/study-linda";

  private static final Pattern PROOF = Pattern.compile("/proofs/(\\d+)");

  private static final String WORDS = "Redact interaction {number} of study-client-linda";

  private static final Set<Role> AUDITOR = EnumSet.of(Role.AUDITOR);
  private static final Set<Role> MANAGER = EnumSet.of(Role.MANAGER);

  /** What was asked for or found to be looked at, by site. */
  private static final Map<ConsoleSite, String> REQUESTS = new ConcurrentHashMap<>();

  private static final Map<ConsoleSite, String> SEQUENCES = new ConcurrentHashMap<>();

  private static final Map<ConsoleSite, String> NOTES = new ConcurrentHashMap<>();

  /** Entries are shown of one call that nobody makes but once. */
  public static final List<ConsolePage> PAGES =
      List.of(
          ConsolePage.of("audit", HERE, "Audit", EnumSet.of(Role.AUDITOR, Role.MANAGER)),
          ConsolePage.of("audit-journeys", HERE + "/journeys", "Trace a journey", AUDITOR),
          ConsolePage.of("trace", HERE + "/journeys/{id}", "Trace of study-linda", AUDITOR)
              .at(site -> TRACE)
              .withPicture(),
          ConsolePage.of(
                  "audit-evidence",
                  HERE + "/journeys/{id}/evidence",
                  "Evidence of study-linda",
                  AUDITOR)
              .at(site -> TRACE + "/evidence?pointer=/stageProgress/reached"),
          ConsolePage.of(
                  "proof",
                  HERE + "/journeys/{id}/proofs/{sequence}",
                  "Proof of interaction {number}",
                  AUDITOR)
              .at(site -> TRACE + "/proofs/" + sequence(site))
              .withPicture(),
          ConsolePage.of("checkpoints", HERE + "/checkpoints", "Checkpoints", AUDITOR)
              .withPicture(),
          ConsolePage.of(
                  "consistency",
                  HERE + "/checkpoints/consistency",
                  "Whether the log only grew",
                  AUDITOR)
              .at(AuditTable::consistency),
          ConsolePage.of("access", HERE + "/access", "Access log", AUDITOR)
              .at(AuditTable::access)
              .withPicture(),
          ConsolePage.of("bundles", HERE + "/bundles", "Bundles", AUDITOR),
          ConsolePage.of("erasures", HERE + "/erasures", "Erasures and redactions", MANAGER),
          ConsolePage.of("erasure", HERE + "/erasures/{id}", WORDS, MANAGER)
              .at(AuditTable::request),
          ConsolePage.of(
                  "erasure-approval",
                  HERE + "/erasures/{id}/approval",
                  "Approve: " + WORDS,
                  MANAGER)
              .at(site -> request(site) + "/approval")
              .withPicture(),
          ConsolePage.of(
                  "erasure-refusal", HERE + "/erasures/{id}/refusal", "Refuse: " + WORDS, MANAGER)
              .at(site -> request(site) + "/refusal"),
          ConsolePage.of(
              "erasure-new", HERE + "/erasures/new", "Ask for a person to be erased", MANAGER),
          ConsolePage.of(
              "redaction-new", HERE + "/redactions/new", "Ask for words to be destroyed", MANAGER),
          ConsolePage.of("holds", HERE + "/holds", "Holds", MANAGER)
              .at(site -> HERE + "/holds?client=study-client-linda"),
          ConsolePage.of("hold-lift", HERE + "/holds/lift", "Lift a hold", MANAGER)
              .at(site -> HERE + "/holds/lift?client=study-client-linda"));

  /** Files. */
  public static final Set<String> NO_PAGES =
      Set.of(
          HERE + "/access.csv",
          HERE + "/journeys/{id}/bundle",
          HERE + "/log/bundle",
          HERE + "/log/key",
          HERE + "/erasures/{id}/certificate.json");

  private AuditTable() {}

  private static String access(ConsoleSite site) {
    request(site);
    return HERE + "/access?operation=ASK_REDACTION";
  }

  /** One that the other manager asked for, so that it can be approved or refused. */
  private static String request(ConsoleSite site) {
    return REQUESTS.computeIfAbsent(site, AuditTable::asked);
  }

  private static String asked(ConsoleSite site) {
    try (Visitor manager = new Visitor(site.address())) {
      manager.signedInAs("local-manager-2", ConsoleSite.STUDY);
      HttpResponse<String> asked =
          manager.post(
              HERE + "/redactions/new",
              Map.of(
                  "agreed",
                  "yes",
                  "sequence",
                  sequence(site),
                  "reason",
                  "put on the wrong person"));
      return Visitor.location(asked).replaceFirst("\\?.*", "");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Of the first of what happened to Linda: where it stands in the log is another at each start.
   */
  private static String sequence(ConsoleSite site) {
    return SEQUENCES.computeIfAbsent(site, AuditTable::first);
  }

  private static String first(ConsoleSite site) {
    try (Visitor auditor = new Visitor(site.address())) {
      auditor.signedInAs("local-auditor", ConsoleSite.STUDY);
      Matcher proof = PROOF.matcher(auditor.get(TRACE).body());
      if (!proof.find()) {
        throw new IllegalStateException("the trace leads to no proof");
      }
      return proof.group(1);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String consistency(ConsoleSite site) {
    return HERE
        + "/checkpoints/consistency?from="
        + URLEncoder.encode(NOTES.computeIfAbsent(site, AuditTable::note), StandardCharsets.UTF_8);
  }

  private static String note(ConsoleSite site) {
    try (Visitor auditor = new Visitor(site.address())) {
      auditor.signedInAs("local-auditor", ConsoleSite.STUDY);
      Matcher radio =
          Pattern.compile("name=\"from\"[^>]*?value=\"([^\"]+)\"")
              .matcher(auditor.get(HERE + "/checkpoints").body());
      if (!radio.find()) {
        throw new IllegalStateException("there is no checkpoint");
      }
      return HtmlUtils.htmlUnescape(radio.group(1));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
