package org.journey.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.journey.operations.UnsafeSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A topic that anybody may write to speaks for nobody. */
class TopicGuardsTest {

  private static AclBinding acl(
      ResourceType type,
      String name,
      PatternType pattern,
      String principal,
      AclOperation operation,
      AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry(principal, "*", operation, permission));
  }

  @ParameterizedTest
  @CsvSource({
    "TOPIC, soar, LITERAL, User:soar, WRITE, ALLOW, sound",
    "TOPIC, so, PREFIXED, User:soar, WRITE, ALLOW, sound",
    "TOPIC, *, LITERAL, User:soar, READ, ALLOW, sound",
    "TOPIC, soar, LITERAL, User:*, READ, ALLOW, sound",
    "TOPIC, soar, LITERAL, User:*, WRITE, DENY, sound",
    "TOPIC, soar, LITERAL, User:*, WRITE, ALLOW, anybody may write",
    "TOPIC, *, LITERAL, User:*, ALL, ALLOW, anybody may write",
    "TOPIC, soar, LITERAL, User:ANONYMOUS, WRITE, ALLOW, anybody may write",
    "TOPIC, s, PREFIXED, User:*, WRITE, ALLOW, anybody may write",
    "TOPIC, other, LITERAL, User:soar, WRITE, ALLOW, no ACL",
    "TOPIC, soar-2, PREFIXED, User:soar, WRITE, ALLOW, no ACL",
    "GROUP, soar, LITERAL, User:soar, READ, ALLOW, no ACL"
  })
  void who_may_write_is_said(
      ResourceType type,
      String name,
      PatternType pattern,
      String principal,
      AclOperation operation,
      AclPermissionType permission,
      String verdict) {
    List<AclBinding> all = List.of(acl(type, name, pattern, principal, operation, permission));
    if (verdict.equals("sound")) {
      assertThatCode(() -> TopicGuards.check(all, Set.of("soar"))).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> TopicGuards.check(all, Set.of("soar")))
          .isInstanceOf(UnsafeSetting.class)
          .hasMessageStartingWith("journey.kafka.bindings: soar ")
          .hasMessageContaining(verdict);
    }
  }

  @Test
  void without_any_list_everybody_might() {
    assertThatThrownBy(() -> TopicGuards.check(List.of(), Set.of("soar")))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageContaining("allow.everyone.if.no.acl.found");
  }
}
