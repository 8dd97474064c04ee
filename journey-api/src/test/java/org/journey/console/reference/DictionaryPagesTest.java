package org.journey.console.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.journey.console.Pages;
import org.journey.console.Pages.Page;
import org.journey.interaction.InteractionSchemas;
import org.journey.interaction.InteractionType;
import org.journey.model.Codebook;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The dictionary says what the schemas say, and of everything in them what it means. */
class DictionaryPagesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final Caller NOBODY = PLATFORM.nobody();
  private static final Page PAGE =
      Pages.of(PLATFORM.url(), Role.IMPORT, Events.fresh("dictionary"))
          .get("/console/reference/dictionary");

  @ParameterizedTest
  @EnumSource(InteractionType.class)
  void each_type_is_there_with_its_fields_and_codes(InteractionType type) {
    JsonNode schema = NOBODY.get("/schemas/" + type.type() + ".json").is(200).json();
    String name = type.shortName();
    int from = PAGE.is(200).text().indexOf("id=\"" + name + "\"");
    assertThat(from).isPositive();
    String part = PAGE.text().substring(from, PAGE.text().indexOf("</table>", from));
    Page shown = new Page(200, "", part, Map.of());
    List<String> fields = shown.all("Field </span>\\s*<span class=\"journey-code\">([^<]+)<");
    assertThat(fields.stream().filter(field -> !field.contains(" ")))
        .containsExactlyElementsOf(schema.at("/properties/data/properties").propertyNames());
    Set<String> codes = new TreeSet<>();
    schema
        .at("/properties/data")
        .findValues("enum")
        .forEach(each -> each.forEach(code -> codes.add(code.asString())));
    assertThat(new TreeSet<>(shown.all("<li><span class=\"journey-code\">([^<]+)<")))
        .isEqualTo(codes);
    assertThat(part).contains("href=\"/schemas/" + type.type() + ".json\"");
  }

  @ParameterizedTest
  @EnumSource(InteractionType.class)
  void each_type_and_field_has_a_meaning(InteractionType type) {
    String name = type.shortName();
    assertThat(Meanings.keys()).contains("type." + name + ".label", "type." + name + ".what");
    assertThat(entry(type).fields()).allSatisfy(field -> assertThat(field.meaning()).isNotBlank());
    assertThat(DictionaryEntry.envelope(InteractionSchemas.schema(type)))
        .hasSize(12)
        .allSatisfy(field -> assertThat(field.meaning()).isNotBlank());
  }

  private static DictionaryEntry entry(InteractionType type) {
    return DictionaryEntry.of(type, InteractionSchemas.schema(type));
  }

  @Test
  void nothing_has_a_meaning_that_is_not_there() {
    Set<String> there = new TreeSet<>();
    for (InteractionType type : InteractionType.values()) {
      String name = type.shortName();
      there.addAll(List.of("type." + name + ".label", "type." + name + ".what"));
      for (DictionaryField field : entry(type).fields()) {
        String path = field.name().replace(" › ", ".").replace(" of ", ".");
        there.addAll(List.of("field." + path, "field." + name + "." + path));
        String last = path.substring(path.lastIndexOf('.') + 1);
        for (DictionaryField.Code code : field.codes()) {
          there.add("code." + last + "." + code.code());
          there.add("code." + name + "." + last + "." + code.code());
        }
      }
    }
    List<String> stale = new ArrayList<>(Meanings.keys());
    stale.removeIf(key -> key.startsWith("field.envelope.") || there.contains(key));
    assertThat(stale).isEmpty();
  }

  @Test
  void says_which_fields_are_required_and_which_are_personal() {
    DictionaryField reason = field(InteractionType.INTERACTION_RETRACTED, "reason");
    assertThat(reason.required()).isTrue();
    assertThat(reason.personal()).isTrue();
    assertThat(field(InteractionType.REFERRAL_RECEIVED, "person › name").personal()).isTrue();
    assertThat(field(InteractionType.REFERRAL_RECEIVED, "demographics › gender").personal())
        .isFalse();
    assertThat(field(InteractionType.SESSION_ATTENDED, "minutes").required()).isFalse();
    assertThat(field(InteractionType.SESSION_ATTENDED, "minutes").form())
        .isEqualTo("a whole number, 1 to 600");
    assertThat(field(InteractionType.WELLBEING_MEASURED, "items of UCLA3 › i1").form())
        .isEqualTo("a whole number, 1 to 3");
  }

  private static DictionaryField field(InteractionType type, String name) {
    return entry(type).fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void has_the_codebook() {
    Codebook.builtIn()
        .codes()
        .forEach(
            (subTheme, codes) ->
                assertThat(PAGE.text()).contains(subTheme, String.join(", ", codes)));
  }
}
