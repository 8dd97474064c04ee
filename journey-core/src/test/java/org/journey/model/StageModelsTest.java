package org.journey.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.journey.interaction.InteractionType;
import org.junit.jupiter.api.Test;

class StageModelsTest {

  @Test
  void the_studys_model_is_the_default_and_the_cautious_one_is_there_too() {
    assertThat(StageModels.builtIn())
        .extracting(StageModel::reference)
        .containsExactly("steps-to-benefit@1", "steps-to-benefit-cautious@1");
    assertThat(StageModels.defaultModel().reference()).isEqualTo("steps-to-benefit@1");
  }

  @Test
  void the_studys_model_has_its_five_stages_and_twelve_sub_themes() {
    StageModel model = StageModels.defaultModel();
    assertThat(model.stages()).extracting(Stage::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(model.subThemes()).hasSize(12).startsWith("personalised-support");
    assertThat(model.stageOf(model.subThemeNumber("future-health"))).isEqualTo(4);
    assertThat(model.subThemeNumber("no-such")).isEqualTo(-1);
    assertThat(model.rulesFor(InteractionType.SUPPORT_GIVEN))
        .extracting(EvidenceRule::name)
        .containsExactly("support", "background");
  }

  @Test
  void engagement_starts_with_the_second_attendance_under_the_cautious_model() {
    EvidenceRule attendance =
        StageModels.builtIn().getLast().evidence().stream()
            .filter(rule -> rule.name().equals("attendance"))
            .findFirst()
            .orElseThrow();
    assertThat(attendance.nth()).isEqualTo(2);
  }

  @Test
  void the_codebook_has_labels_for_every_sub_theme_of_the_studys_model() {
    assertThat(Codebook.builtIn().id()).isEqualTo("steps-to-benefit-codes");
    assertThat(Codebook.builtIn().version()).isEqualTo(1);
    assertThat(Codebook.builtIn().codes().keySet())
        .containsExactlyElementsOf(StageModels.defaultModel().subThemes());
    assertThat(Codebook.builtIn().codes())
        .contains(
            entry("bridging-support", List.of("came-along", "first-time-together", "now-alone")));
  }

  @Test
  void what_is_built_in_never_changes_once_used() throws Exception {
    assertThat(sha256("steps-to-benefit.v1.yaml"))
        .isEqualTo("6f60f4265238c9d07333764636cd4eee3aab9e62caa471718c31fa0c6df6fc14");
    assertThat(sha256("steps-to-benefit-cautious.v1.yaml"))
        .isEqualTo("091d6b850ad90ccb07b316a928b0ccb69c0a18404e3ad6e9f87425b88b4f2fef");
    assertThat(sha256("codebook.v1.yaml"))
        .isEqualTo("b986f6c833e3e7fc8c8132ab92ba297c70b64a7f70206acf6cb95d2c680f8b0a");
  }

  private static String sha256(String resource) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(StageModels.bytes(resource)));
  }
}
