package org.journey.console.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * New tokens for refresh tokens, each asked for once. A page, its parts and other tabs come at
 * once, all with the same refresh token; an issuer that takes each token only once would refuse all
 * but the first, and the person would be signed out.
 */
final class Refreshes {

  /** As long as requests may be under way that were sent with the token from before. */
  private static final Duration KEPT = Duration.ofSeconds(20);

  private final Issuer issuer;
  private final Cache<String, CompletableFuture<Session>> asked =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(10_000).build();

  Refreshes(Issuer issuer) {
    this.issuer = issuer;
  }

  /**
   * Has a sign-in go on that has a refresh token.
   *
   * @throws Issuer.Trouble if the issuer gives none; it is asked again the next time
   */
  Session refreshed(Session session) throws Issuer.Trouble {
    String token = Objects.requireNonNull(session.refresh());
    CompletableFuture<Session> own = new CompletableFuture<>();
    CompletableFuture<Session> there = asked.asMap().putIfAbsent(token, own);
    if (there != null) {
      return got(there);
    }
    try {
      Session given = issuer.refreshed(session);
      own.complete(given);
      return given;
    } finally {
      if (!own.isDone()) {
        asked.asMap().remove(token, own);
        own.cancel(false);
      }
    }
  }

  private static Session got(CompletableFuture<Session> asked) throws Issuer.Trouble {
    try {
      return asked.get();
    } catch (ExecutionException | CancellationException e) {
      throw new Issuer.Trouble("the issuer gave no token to another request of this sign-in", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Issuer.Trouble("nobody waits for the issuer any more", e);
    }
  }
}
