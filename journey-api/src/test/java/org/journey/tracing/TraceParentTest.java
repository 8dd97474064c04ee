package org.journey.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.journey.operations.UnsafeSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @ParameterizedTest
  @CsvSource({
    "00,00,'',false",
    "00,01,'',true",
    "00,03,'',true",
    "cc,01,'',true",
    "cc,00,-x,false"
  })
  void is_read_as_W3C_has_it(String version, String flags, String more, boolean sampled) {
    assertThat(TraceParent.parse(version + "-" + TRACE + "-" + SPAN + "-" + flags + more))
        .isEqualTo(new TraceParent(TRACE, SPAN, sampled));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473-600f067aa0ba902b7-01",
        "00-Siân O'Neil",
      })
  void what_is_not_as_it_should_be_is_none(String sent) {
    assertThat(TraceParent.parse(sent)).isNull();
  }

  @Test
  void none_is_none() {
    assertThat(TraceParent.parse(null)).isNull();
  }

  @Test
  void new_ones_are_valid_and_differ() {
    String one = TraceParent.newTrace();
    assertThat(TraceParent.parse("00-" + one + "-" + SPAN + "-00")).isNotNull();
    assertThat(TraceParent.newTrace()).isNotEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4318,http://127.0.0.1:4318/v1/traces",
    "https://collector:4318/,https://collector:4318/v1/traces",
    "https://collector/elsewhere,https://collector/elsewhere"
  })
  void spans_go_where_receivers_take_them_unless_told_otherwise(String endpoint, String to) {
    assertThat(new TracingSettings(endpoint, 0.1).to()).hasToString(to);
  }

  @ParameterizedTest
  @CsvSource({
    "grpc://collector:4317,0.1",
    "collector:4318,0.1",
    "no uri,0.1",
    "http://c,1.1",
    "http://c,NaN"
  })
  void no_address_or_share_stops_the_start(String endpoint, double share) {
    assertThatThrownBy(new TracingSettings(endpoint, share)::to)
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("journey.tracing.");
  }
}
