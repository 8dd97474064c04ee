package org.journey.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.ingest.Outcome;
import org.journey.log.Stored;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Somebody with a superuser's hand moves what is sealed, or its keys, to where it is not of: it
 * does not open there, the node's log names it, and everything else is read as before.
 */
@ExtendWith(OutputCaptureExtension.class)
class MovedCiphertextTest {

  private final TestPostgres.Database database = TestPostgres.database();
  private final TestNode node = new TestNode(database.application());

  @BeforeEach
  void two_people_have_told_something() {
    for (String journey : List.of("j-1", "j-2")) {
      for (var message :
          List.of(
              Messages.referral("o", journey), Messages.session("o", journey, journey + "-s"))) {
        assertThat(node.recorder().record(message)).isInstanceOf(Outcome.Accepted.class);
      }
    }
    database.execute(
        "insert into key_change (number, organisation, clients) values (1, 'o', '{c-j-1,c-j-2}')");
    node.keys().catchUp();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  /** Everything in one answer: the referral and session of the first, then of the second. */
  private List<String> read() {
    List<Stored> rows = node.log().after(0, "o", 10);
    return node.opener().open(rows).stream().map(event -> event.get("data").toString()).toList();
  }

  private void assertErased(int... places) {
    List<String> read = read();
    for (int i = 0; i < read.size(); i++) {
      boolean moved = java.util.Arrays.binarySearch(places, i) >= 0;
      if (moved) {
        assertThat(read.get(i)).contains("{\"erased\":true}").doesNotContain("stick", "ukasz");
      } else {
        assertThat(read.get(i)).doesNotContain("erased").containsAnyOf("stick", "ukasz");
      }
    }
  }

  @Test
  void unmoved_everything_is_read() {
    assertErased();
  }

  @Test
  void keys_of_interactions_moved_between_them(CapturedOutput output) {
    database.execute(
        "update interaction_key k set wrapped = o.wrapped from interaction_key o where (k.sequence,"
            + " o.sequence) in ((1, 2), (2, 1))");
    assertErased(0, 1);
    assertThat(output).contains("The key of interaction 1 ", "The key of interaction 2 ");
  }

  @Test
  void keys_of_persons_moved_between_them(CapturedOutput output) {
    database.execute(
        "update person_key k set wrapped = o.wrapped from person_key o where k.client <>"
            + " o.client and k.client = 'c-j-1'");
    assertErased(0, 1);
    assertThat(output).contains("A person's key cannot be unwrapped").doesNotContain("c-j-1");
  }

  @Test
  void a_sealed_field_moved_to_another_interaction_or_changed(CapturedOutput output) {
    database.execute(
        "update interaction i set event = convert_to(regexp_replace(convert_from(i.event, 'UTF8'),"
            + " '\"sealed\":\"[^\"]*\"', substring(convert_from(o.event, 'UTF8') from"
            + " '\"sealed\":\"[^\"]*\"'), 'g'), 'UTF8') from interaction o where (i.sequence,"
            + " o.sequence) in ((2, 4))");
    assertErased(1);
    database.execute(
        "update interaction i set event = convert_to(regexp_replace(convert_from(i.event, 'UTF8'),"
            + " '\"sealed\":\"[^\"]*\"', '\"sealed\":\"!\"', 'g'), 'UTF8') where sequence = 4");
    assertErased(1, 3);
    assertThat(output).contains("field of interaction 2 ", "field of interaction 4 ");
  }

  @Test
  void sealed_fields_moved_within_their_interaction(CapturedOutput output) {
    // The referral has a person and a note: what is in the place of one is put into the other.
    database.execute(
        "update interaction i set event = convert_to(regexp_replace(convert_from(i.event, 'UTF8'),"
            + " '(\"person\":\\{\"sealed\":\")[^\"]*', '\\1' || substring(convert_from(i.event,"
            + " 'UTF8') from '\"note\":\\{\"sealed\":\"([^\"]*)')), 'UTF8') where sequence = 1");
    assertThat(read().getFirst()).contains("\"person\":{\"erased\":true}").contains("stick");
    assertThat(output).contains("field of interaction 1 ");
  }
}
