package org.journey.operations;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.journey.sealing.Leftovers;

/** Connections of a pool to the database are replaced by new ones, each as soon as it is idle. */
final class PooledConnections implements Leftovers {

  private final HikariDataSource pool;
  private final AtomicBoolean told = new AtomicBoolean();

  PooledConnections(HikariDataSource pool) {
    this.pool = pool;
  }

  @Override
  public void letGo() {
    told.set(true);
  }

  /** Once before each collection, not with each of many erasures: connections are dear. */
  @Override
  public boolean gone() {
    if (told.getAndSet(false) && pool.getHikariPoolMXBean() != null) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
    return true;
  }

  @Override
  public void keepAgain() {}
}
