package org.journey.console;

import static org.journey.console.ConsolePage.EVERYBODY;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.console.audit.AuditTable;
import org.journey.console.capture.CaptureTable;
import org.journey.console.caseload.CaseloadTable;
import org.journey.console.journey.JourneyTable;
import org.journey.console.operations.OperationsTable;
import org.journey.console.reference.ReferenceTable;
import org.journey.console.research.ResearchTable;
import org.journey.console.service.ServiceTable;

/** Every page of the console. One that is not here fails {@code PageTableTest}. */
final class PageTable {

  /** What belongs to no part. */
  static final List<ConsolePage> COMMON =
      List.of(
          ConsolePage.of("start", "/console/", "Start", EVERYBODY).withPicture(),
          ConsolePage.of("organisation", "/console/organisation", "Which organisation?", EVERYBODY),
          ConsolePage.of("signed-in", "/console/signed-in", "You are signed in again", EVERYBODY),
          ConsolePage.of("signed-out", "/console/signed-out", "You are signed out", EVERYBODY));

  /** All of them. */
  static final List<ConsolePage> PAGES =
      Stream.of(
              COMMON,
              JourneyTable.PAGES,
              CaptureTable.PAGES,
              CaseloadTable.PAGES,
              ServiceTable.PAGES,
              ResearchTable.PAGES,
              AuditTable.PAGES,
              OperationsTable.PAGES,
              ReferenceTable.PAGES)
          .flatMap(Collection::stream)
          .toList();

  /** What is asked for with GET and is no page of its own: ways on, downloads, parts of pages. */
  static final Set<String> NO_PAGES =
      Stream.of(
              Set.of(
                  "/",
                  "/console",
                  "/console/**",
                  "/console/assets/{name}",
                  "/console/sign-in",
                  "/console/sign-in/code"),
              JourneyTable.NO_PAGES,
              CaptureTable.NO_PAGES,
              CaseloadTable.NO_PAGES,
              ServiceTable.NO_PAGES,
              AuditTable.NO_PAGES,
              OperationsTable.NO_PAGES,
              ReferenceTable.NO_PAGES,
              ResearchTable.NO_PAGES)
          .flatMap(Collection::stream)
          .collect(Collectors.toUnmodifiableSet());

  private PageTable() {}
}
