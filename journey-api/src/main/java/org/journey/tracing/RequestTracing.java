package org.journey.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Has every request told: by a span with its method, the pattern of its path and its status, never
 * the path itself. Of what else is observed in a node no span is made: it could hold anything.
 */
final class RequestTracing implements ObservationHandler<ServerRequestObservationContext> {

  private static final String HEADER = "traceparent";

  /** Asked every second by who looks whether a node lives: not told. */
  private static final String LOOKED_AFTER = "/actuator";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private static final int FAILED = 500;

  private final Traces traces;

  RequestTracing(Traces traces) {
    this.traces = traces;
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof ServerRequestObservationContext;
  }

  @Override
  public void onStart(ServerRequestObservationContext context) {
    HttpServletRequest request = context.getCarrier();
    boolean told = request != null && !request.getRequestURI().startsWith(LOOKED_AFTER);
    context.put(Work.class, traces.request(parent(request), told));
  }

  /** Two of them are none. */
  private static @Nullable String parent(@Nullable HttpServletRequest request) {
    Enumeration<String> sent = request == null ? null : request.getHeaders(HEADER);
    if (sent == null || !sent.hasMoreElements()) {
      return null;
    }
    String first = sent.nextElement();
    return sent.hasMoreElements() ? null : first;
  }

  @Override
  public void onScopeOpened(ServerRequestObservationContext context) {
    Work work = context.get(Work.class);
    if (work != null) {
      context.put(Work.Scope.class, work.enter());
    }
  }

  @Override
  public void onScopeClosed(ServerRequestObservationContext context) {
    Work.Scope scope = context.get(Work.Scope.class);
    if (scope != null) {
      scope.close();
    }
  }

  @Override
  public void onStop(ServerRequestObservationContext context) {
    Work work = context.get(Work.class);
    HttpServletRequest request = context.getCarrier();
    if (work == null || request == null) {
      return;
    }
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
    String route = context.getPathPattern();
    int status = context.getResponse() == null ? 0 : context.getResponse().getStatus();
    work.answered(route == null ? method : method + " " + route, method, route, status);
    if (status >= FAILED) {
      Throwable error = context.getError();
      work.failed(error == null ? Integer.toString(status) : error.getClass().getName());
    }
    work.end();
  }
}
