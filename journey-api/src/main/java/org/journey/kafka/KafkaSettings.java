package org.journey.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.journey.operations.UnsafeSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which brokers, and how they are spoken to.
 *
 * @param bootstrapServers {@code host:port}, several by commas
 * @param clientFile settings of every client, as Kafka's own properties files have them
 * @param client the same, one by one
 * @param bindings which topics are read and for whom: {@code TOPIC=ORGANISATION} by commas; absent:
 *     {@code journey.interactions}, for every organisation
 * @param producersFile keys of producers and their organisations, for the local profile; absent:
 *     nobody's key is looked at. With bindings too a producer may speak for what both name
 * @param partitions of the inbound and outbound topics, if they are made here
 * @param replicationFactor of topics that are made here
 * @param requireAuthorizer whether brokers must say who may write to which topic
 * @param requireCopies whether topics must be on several brokers
 */
@ConfigurationProperties("journey.kafka")
public record KafkaSettings(
    String bootstrapServers,
    @Nullable Path clientFile,
    @DefaultValue Map<String, String> client,
    @Nullable String bindings,
    @Nullable Path producersFile,
    @DefaultValue("12") int partitions,
    @DefaultValue("3") short replicationFactor,
    @DefaultValue("false") boolean requireAuthorizer,
    @DefaultValue("false") boolean requireCopies) {

  /** The setting that turns both ways on. */
  public static final String ENABLED = "journey.kafka.enabled";

  /** The file of what every client is given. */
  static final String CLIENT_FILE = "journey.kafka.client-file";

  /**
   * What every client is given.
   *
   * @throws UnsafeSetting if the file cannot be read
   */
  Map<String, Object> common() {
    Map<String, Object> common = new HashMap<>();
    if (clientFile != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(clientFile)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new UnsafeSetting(CLIENT_FILE, "names a file that cannot be read");
      }
      properties.forEach((name, value) -> common.put(name.toString(), value));
    }
    common.putAll(client);
    common.put("bootstrap.servers", bootstrapServers);
    return common;
  }
}
