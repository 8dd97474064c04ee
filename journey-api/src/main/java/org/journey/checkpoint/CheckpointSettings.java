package org.journey.checkpoint;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How checkpoints are signed and where they are published.
 *
 * @param name of the platform, with which origins begin and under which keys are known: without
 *     blanks and plus signs
 * @param signingKeyFiles see {@link SigningKeys}; the first is the one that will stay
 * @param formerKeys public halves of keys that sign no more and are lost, or of a back-up's time:
 *     what they signed is believed, see {@link SigningKeys#believing}
 * @param checkpointDirectory outside the database, best on another machine's disk
 * @param acceptRollback the first sequence that is lost for good: begins a new log; else null
 */
@ConfigurationProperties("journey.log")
public record CheckpointSettings(
    @DefaultValue("journey") String name,
    List<Path> signingKeyFiles,
    @DefaultValue List<String> formerKeys,
    Path checkpointDirectory,
    @Nullable Long acceptRollback) {}
