package org.journey.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.journey.interaction.Vocabulary;
import org.journey.json.Json;
import org.journey.log.LogUnavailable;
import org.journey.model.ModelReading;
import org.journey.model.StageModel;
import org.journey.model.StageModelReader;
import org.journey.model.StageModels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stage models there are: the built-in ones and those that were registered. A model never
 * changes, so what is known here stays true; what is not known here is looked for in the database,
 * since another node may have registered it.
 */
@Component
public class RegisteredModels implements Vocabulary {

  private static final Logger log = LoggerFactory.getLogger(RegisteredModels.class);

  private final JdbcClient database;
  private volatile Known known = Known.of(List.of(), 0);

  RegisteredModels(JdbcClient database) {
    this.database = database;
  }

  /**
   * One model that can be used.
   *
   * @param registeredAt null for a built-in one
   */
  public record Registered(StageModel model, @Nullable Instant registeredAt) {

    /** Whether it comes with the platform. */
    public boolean builtIn() {
      return registeredAt == null;
    }
  }

  /** What became of a registration. */
  public enum Registration {
    /** It is there now. */
    NEW,
    /** It was there already, the same. */
    SAME,
    /** The version is used with other content. */
    CONFLICT
  }

  /** The model of a reference, {@code id@version}; empty if none is registered under it. */
  public Optional<StageModel> find(String reference) {
    return registered(reference).map(Registered::model);
  }

  /** The model of a reference, with when it was registered. */
  public Optional<Registered> registered(String reference) {
    Registered found = known.models.get(reference);
    return Optional.ofNullable(found != null ? found : read().models.get(reference));
  }

  /** The model used where none is asked for. */
  public StageModel standard() {
    return StageModels.defaultModel();
  }

  /** All models, by id and version. */
  public List<Registered> all() {
    return read().models.values().stream()
        .sorted(
            java.util.Comparator.comparing((Registered each) -> each.model().id())
                .thenComparingInt(each -> each.model().version()))
        .toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws LogUnavailable if that has to be looked for and the database does not answer
   */
  @Override
  public boolean hasSubTheme(String key) {
    if (known.subThemes.contains(key)) {
      return true;
    }
    try {
      return grown() && read().subThemes.contains(key);
    } catch (DataAccessResourceFailureException | TransientDataAccessException e) {
      throw new LogUnavailable("the registered stage models cannot be read", e);
    }
  }

  /** Registers a model, once and for ever. */
  public Registration register(StageModel model, String registrar) {
    if (registered(model.reference()).isEmpty()) {
      int added =
          database
              .sql(
                  """
                  insert into stage_model (id, version, content, registrar) values (?, ?, ?, ?)
                  on conflict do nothing\
                  """)
              .params(
                  model.id(),
                  model.version(),
                  Json.MAPPER.writeValueAsBytes(model.json()),
                  registrar)
              .update();
      if (added == 1) {
        read();
        return Registration.NEW;
      }
    }
    boolean same =
        registered(model.reference()).map(Registered::model).filter(model::equals).isPresent();
    return same ? Registration.SAME : Registration.CONFLICT;
  }

  /** Whether the database holds more than is known here. */
  private boolean grown() {
    return database.sql("select count(*) from stage_model").query(Integer.class).single()
        != known.stored;
  }

  private Known read() {
    List<Optional<Registered>> stored =
        database
            .sql("select id, version, content, registered from stage_model")
            .query((row, _) -> registered(row))
            .list();
    Known read = Known.of(stored.stream().flatMap(Optional::stream).toList(), stored.size());
    known = read;
    return read;
  }

  /** Empty for one that this release does not read: that must not keep anybody from the others. */
  private static Optional<Registered> registered(ResultSet row) throws SQLException {
    return switch (StageModelReader.read(row.getBytes("content"))) {
      case ModelReading.Read(StageModel model) ->
          Optional.of(
              new Registered(model, row.getObject("registered", OffsetDateTime.class).toInstant()));
      case ModelReading.Refused _ -> {
        log.error(
            "The registered stage model {}@{} is not read by this release",
            row.getString("id"),
            row.getInt("version"));
        yield Optional.empty();
      }
    };
  }

  private record Known(Map<String, Registered> models, Set<String> subThemes, int stored) {

    /**
     * All that can be used.
     *
     * @param count of the rows there are, those that are not read too
     */
    static Known of(List<Registered> stored, int count) {
      List<Registered> all = new ArrayList<>(stored);
      for (StageModel builtIn : StageModels.builtIn()) {
        all.add(new Registered(builtIn, null));
      }
      Map<String, Registered> models = new TreeMap<>();
      Set<String> subThemes = new HashSet<>();
      for (Registered each : all) {
        models.put(each.model().reference(), each);
        subThemes.addAll(each.model().subThemes());
      }
      return new Known(models, Set.copyOf(subThemes), count);
    }
  }
}
