package org.journey.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.journey.ingest.BatchIntake;
import org.journey.ingest.BatchReport;
import org.journey.ingest.Intake;
import org.journey.ingest.Recorder;
import org.journey.log.InteractionLog;
import org.journey.registry.SyntheticOrganisations;
import org.journey.security.Actor;
import org.journey.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Records the study's 17 histories into an empty log, before the application says that it is ready.
 * They are made up, and their organisation is marked so.
 */
@Component
@ConditionalOnProperty("journey.study")
class StudyLoader implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(StudyLoader.class);

  private static final String ORGANISATION = "soar";

  private final InteractionLog interactions;
  private final SyntheticOrganisations organisations;
  private final BatchIntake intake;

  StudyLoader(
      InteractionLog interactions,
      SyntheticOrganisations organisations,
      Intake intake,
      Recorder recorder) {
    this.interactions = interactions;
    this.organisations = organisations;
    this.intake = new BatchIntake(intake, recorder);
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    long head = interactions.head();
    // Not empty, but the mark is there: an earlier load may have been cut off. What is stored is
    // not stored twice, so a few lines too many cost a moment only.
    boolean begun = head > 0 && organisations.isMarked(ORGANISATION);
    if (head > 0 && !(begun && head < lines())) {
      return;
    }
    if (!organisations.mark(ORGANISATION)) {
      return;
    }
    if (begun && load(firstLine()).rejected() > 0) {
      log.warn("The study in this log is another edition of it, and is left as it is");
      return;
    }
    try (InputStream study = study()) {
      BatchReport report = load(study);
      if (report.rejected() > 0) {
        throw new IllegalStateException(
            report.rejected() + " lines of the study are refused: " + report.problems().getFirst());
      }
      log.info("The study's histories are loaded: {} interactions", report.accepted());
    }
  }

  private BatchReport load(InputStream lines) throws IOException {
    Actor actor = new Actor("study", Set.of(Role.IMPORT), Set.of(ORGANISATION));
    return intake.take(lines, actor, ORGANISATION);
  }

  private static InputStream firstLine() throws IOException {
    try (InputStream study = study()) {
      byte[] all = study.readAllBytes();
      int end = 0;
      while (all[end] != '\n') {
        end++;
      }
      return new ByteArrayInputStream(all, 0, end);
    }
  }

  private static long lines() throws IOException {
    try (InputStream study = study()) {
      long lines = 0;
      for (byte b : study.readAllBytes()) {
        if (b == '\n') {
          lines++;
        }
      }
      return lines;
    }
  }

  private static InputStream study() throws IOException {
    return new ClassPathResource("study.ndjson").getInputStream();
  }
}
