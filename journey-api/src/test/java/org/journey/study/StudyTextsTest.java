package org.journey.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The histories are invented after the paper: marked so wherever words are, and in other words. */
@DisplayName("The study's free texts")
class StudyTextsTest {

  private static final Set<String> PERSONAL = Set.of("note", "text", "skill", "role");
  private static final Pattern CODE = Pattern.compile("[A-Z_]+");
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /**
   * The first four bytes of the SHA-256 of each five words in a row of the paper, in order: lower
   * case, letters alone, apostrophes left out, a blank between. Enough to find a quotation, and not
   * the paper.
   */
  private static final Set<Integer> PAPER = paper();

  @Test
  void each_says_that_it_is_made_up() {
    assertThat(freeTexts())
        .hasSizeGreaterThan(80)
        .allMatch(text -> text.startsWith("Made-up history: ") || text.endsWith(" (made up)"));
  }

  @Test
  void each_history_begins_by_saying_what_is_made_up() {
    assertThat(events().filter(event -> event.at("/type").asString("").contains("referral")))
        .hasSize(17)
        .extracting(event -> event.at("/data/note").asString(""))
        .allMatch(note -> note.contains("dates, activities and workers are invented"));
  }

  @Test
  void nobody_has_more_of_a_person_than_the_studys_pseudonym() {
    assertThat(events().filter(event -> event.at("/data").has("person")))
        .hasSize(17)
        .allSatisfy(
            event -> {
              JsonNode person = event.at("/data/person");
              assertThat(person.size()).isEqualTo(1);
              assertThat("study-" + person.path("name").asString("").toLowerCase(Locale.ROOT))
                  .isEqualTo(event.path("subject").asString(""));
            });
  }

  @Test
  void no_five_words_in_a_row_are_the_papers() {
    assertThat(freeTexts()).allSatisfy(text -> assertThat(inThePaper(text)).as(text).isEmpty());
  }

  @Test
  void five_words_of_the_paper_would_be_found() {
    assertThat(PAPER).hasSizeBetween(5_000, 6_000);
    assertThat(
            inThePaper("Made-up history: by semi-structured, Face-to-face interviews. (made up)"))
        .containsExactly("semi structured face to face", "structured face to face interviews");
  }

  private static List<String> inThePaper(String text) {
    List<String> words =
        WORD.matcher(text.toLowerCase(Locale.ROOT).replaceAll("['’]", ""))
            .results()
            .map(MatchResult::group)
            .toList();
    List<String> found = new ArrayList<>();
    for (int i = 0; i + 5 <= words.size(); i++) {
      String five = String.join(" ", words.subList(i, i + 5));
      if (PAPER.contains(hash(five))) {
        found.add(five);
      }
    }
    return found;
  }

  private static Stream<JsonNode> events() {
    return Histories.lines().stream().map(JsonMapper.shared()::readTree);
  }

  private static List<String> freeTexts() {
    List<String> texts = new ArrayList<>();
    events().forEach(event -> collect(event.path("data"), texts));
    return texts;
  }

  /** Within what a correction says too. */
  private static void collect(JsonNode data, List<String> texts) {
    data.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              String text = value.isString() ? value.stringValue() : "";
              boolean told = field.getKey().equals("reason") && !CODE.matcher(text).matches();
              if (told || PERSONAL.contains(field.getKey())) {
                texts.add(text);
              } else if (value.isObject()) {
                collect(value, texts);
              }
            });
  }

  private static int hash(String words) {
    try {
      return first(MessageDigest.getInstance("SHA-256").digest(words.getBytes(UTF_8)), 0);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int first(byte[] bytes, int offset) {
    return ByteBuffer.wrap(bytes).getInt(offset);
  }

  private static Set<Integer> paper() {
    try (InputStream in =
        StudyTextsTest.class.getResourceAsStream("five-words-of-the-paper.base64")) {
      byte[] hashes = Base64.getMimeDecoder().decode(Objects.requireNonNull(in).readAllBytes());
      Set<Integer> all = new HashSet<>();
      for (int i = 0; i < hashes.length; i += Integer.BYTES) {
        all.add(first(hashes, i));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
