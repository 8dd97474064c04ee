package org.journey.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.journey.operations.UnsafeSetting;

/**
 * Whether the brokers say who may write to a topic. Bindings say for which organisation a topic
 * speaks: worth nothing where everybody may write to it.
 */
final class TopicGuards {

  /** Everybody, and whoever shows no certificate or password. */
  private static final Set<String> ANYBODY = Set.of("User:*", "User:ANONYMOUS");

  private static final String ANY_NAME = "*";

  private TopicGuards() {}

  /**
   * Looks at the brokers' lists, if this platform may see them; if it may not, that there are any
   * must do.
   *
   * @throws UnsafeSetting if anybody may write
   */
  static void check(Admin admin, Set<String> topics, long patienceSeconds)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      check(
          admin.describeAcls(AclBindingFilter.ANY).values().get(patienceSeconds, TimeUnit.SECONDS),
          topics);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SecurityDisabledException _ ->
            throw new UnsafeSetting(
                "journey.kafka.bootstrap-servers",
                "names brokers without an authorizer: anybody could write for any organisation");
        // There is one, then.
        case ClusterAuthorizationException _ -> {}
        case null, default -> throw e;
      }
    }
  }

  /** The same of lists that are known. */
  static void check(Collection<AclBinding> all, Set<String> topics) {
    for (String topic : topics) {
      List<AclBinding> its = all.stream().filter(one -> names(one.pattern(), topic)).toList();
      if (its.isEmpty()) {
        throw new UnsafeSetting(
            "journey.kafka.bindings",
            topic
                + " is named by no ACL: brokers with allow.everyone.if.no.acl.found let anybody"
                + " write to it; say who may");
      }
      if (its.stream().anyMatch(TopicGuards::letsAnybodyWrite)) {
        throw new UnsafeSetting(
            "journey.kafka.bindings",
            topic + " has an ACL by which anybody may write to it: User:* or User:ANONYMOUS");
      }
    }
  }

  private static boolean names(ResourcePattern pattern, String topic) {
    return pattern.resourceType() == ResourceType.TOPIC
        && (pattern.patternType() == PatternType.PREFIXED
            ? topic.startsWith(pattern.name())
            : pattern.name().equals(topic) || pattern.name().equals(ANY_NAME));
  }

  private static boolean letsAnybodyWrite(AclBinding binding) {
    return binding.entry().permissionType() == AclPermissionType.ALLOW
        && ANYBODY.contains(binding.entry().principal())
        && (binding.entry().operation() == AclOperation.WRITE
            || binding.entry().operation() == AclOperation.ALL);
  }
}
