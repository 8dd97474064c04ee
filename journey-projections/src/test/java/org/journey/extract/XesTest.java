package org.journey.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.journey.given.Given;
import org.journey.given.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class XesTest {

  @TempDir Path folder;

  private String log(Cohort cohort) {
    return Cohort.text(cohort.extract(ExtractFormat.XES, folder.resolve("x")), "journeys.xes");
  }

  private static void validate(String xml) throws SAXException, IOException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    Schema schema =
        factory.newSchema(
            Objects.requireNonNull(XesTest.class.getResource("/extract/xes-ns-wrapper.xsd")));
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  @Test
  void a_log_is_valid_against_the_standards_schema() throws Exception {
    validate(log(Cohort.random(4, 10, 60)));
  }

  @Test
  void a_log_of_nobody_is_valid() throws Exception {
    validate(log(Cohort.of()));
  }

  @Test
  void the_schema_refuses_what_is_no_log() {
    assertThatThrownBy(() -> validate("<log xmlns=\"http://www.xes-standard.org/\"/>"))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void an_event_reads_as_its_interaction() {
    String log = log(Cohort.of(Given.journey().at("2026-01-20T14:00:00Z", Told.session("cafe"))));
    Pseudonyms names = Cohort.pseudonyms();
    assertThat(log)
        .contains(
            "<event><string key=\"lifecycle:transition\" value=\"complete\"/>"
                + "<string key=\"event\" value=\""
                + names.of(Pseudonyms.Kind.EVENT, "soar", "/apps/cafe", "e-2")
                + "\"/><string key=\"concept:name\" value=\"session-attended\"/>"
                + "<date key=\"time:timestamp\" value=\"2026-01-20T14:00:00Z\"/>"
                + "<string key=\"org:resource\" value=\""
                + names.of(Pseudonyms.Kind.WORKER, "soar", "w-1")
                + "\"/><boolean key=\"contact\" value=\"true\"/>"
                + "<string key=\"stages_entered\" value=\"2\"/>"
                + "<string key=\"evidence\" value=\"purposeful-activity\"/>"
                + "<string key=\"activity\" value=\""
                + names.of(Pseudonyms.Kind.ACTIVITY, "soar", "cafe")
                + "\"/><string key=\"category\" value=\"SOCIAL\"/></event>\n");
  }

  @Test
  void traces_and_events_are_as_many_as_journeys_and_interactions_and_in_their_order()
      throws Exception {
    Cohort cohort = Cohort.random(8, 6, 40);
    Document log =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(log(cohort))));
    NodeList traces = log.getElementsByTagName("trace");
    assertThat(traces.getLength()).isEqualTo(cohort.journeys().size());
    for (int i = 0; i < traces.getLength(); i++) {
      List<String> types = new ArrayList<>();
      NodeList events = ((Element) traces.item(i)).getElementsByTagName("event");
      for (int j = 0; j < events.getLength(); j++) {
        NodeList strings = ((Element) events.item(j)).getElementsByTagName("string");
        for (int k = 0; k < strings.getLength(); k++) {
          Element string = (Element) strings.item(k);
          if (string.getAttribute("key").equals("concept:name")) {
            types.add(string.getAttribute("value"));
          }
        }
      }
      assertThat(types)
          .isEqualTo(
              cohort.leaving().get(i).timeline().entries().stream()
                  .map(entry -> entry.type().shortName())
                  .toList());
    }
  }

  @Test
  void what_markup_means_is_escaped_and_what_it_cannot_say_left_out() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XmlBytes xml = new XmlBytes(out);
    xml.value("a<b>&\"c\"\n\u0000\ud800é🙂").flush();
    assertThat(out.toString(UTF_8)).isEqualTo("a&lt;b&gt;&amp;&quot;c&quot;&#10;é🙂");
  }
}
