package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.journey.console.Browsing;
import org.journey.console.HtmlPage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExtractPagesTest {

  private static final ResearchSite SITE = new ResearchSite(2, "so and so");
  private static final String EXTRACTS = "/console/research/extracts";

  @Test
  void an_extract_is_asked_for_and_its_file_taken_away_whole() throws NoSuchAlgorithmException {
    Browsing researcher = SITE.visitor("researcher");
    assertThat(researcher.get(EXTRACTS + "/new").is(200).html()).contains("Not for publication");
    HtmlPage begun =
        researcher.send(
            researcher
                .get(EXTRACTS + "/new")
                .form(EXTRACTS)
                .set("format", "STS")
                .set("sequenceUnit", "WEEK")
                .set("endState", "false")
                .set("reason", "ISOLATION"));
    String path = begun.is(200).path();
    HtmlPage done =
        ResearchSite.until(researcher, path, shown -> shown.said("dd", "status").equals("Done"));

    JsonNode extract = SITE.researcher.get("/api/v1/extracts/" + Links.last(path)).is(200).json();
    assertThat(extract.path("format").asString()).isEqualTo("STS");
    assertThat(extract.at("/sequences/unit").asString()).isEqualTo("WEEK");
    assertThat(extract.at("/sequences/endState").asBoolean(true)).isFalse();
    assertThat(extract.at("/cohort/reason").toString()).contains("ISOLATION");
    assertThat(done.said("strong", "consent").replace(",", ""))
        .isEqualTo(extract.at("/result/consentSequence").asString());
    assertThat(done.html()).contains("Pseudonymised data, not anonymous");

    assertThat(researcher.get(EXTRACTS).is(200).rows("extracts").getFirst()).contains("STS");

    List<List<String>> files = done.rows("files");
    assertThat(files).hasSameSizeAs(extract.at("/result/files")).isNotEmpty();
    for (JsonNode file : extract.at("/result/files")) {
      String name = file.path("name").asString();
      var taken = researcher.download(path + "/files/" + name);
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(taken.headers().firstValue("Content-Disposition").orElse(""))
          .contains("attachment", name);
      String digest =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(taken.body()));
      assertThat(digest).isEqualTo(file.path("sha256").asString());
      assertThat(files).anyMatch(row -> row.contains(name) && row.contains(digest));
    }
    var missing = researcher.download(path + "/files/no-such.csv");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Disposition").orElse(""))
        .doesNotContain("attachment");

    HtmlPage asked = researcher.get(path + "/end").is(200);
    assertThat(asked.heading()).isEqualTo("Delete this extract");
    researcher.get(path).is(200);
    researcher.send(asked.form(path + "/end")).is(200);
    researcher.get(path).is(404);
  }
}
