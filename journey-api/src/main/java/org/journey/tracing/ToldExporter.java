package org.journey.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once that spans cannot be sent, and once that they can again. */
final class ToldExporter implements SpanExporter {

  private static final Logger LOG = LoggerFactory.getLogger(ToldExporter.class);

  private final SpanExporter sender;
  private final AtomicBoolean failing = new AtomicBoolean();

  ToldExporter(SpanExporter sender) {
    this.sender = sender;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = sender.export(spans);
    result.whenComplete(
        () -> {
          if (failing.getAndSet(!result.isSuccess()) == result.isSuccess()) {
            if (result.isSuccess()) {
              LOG.info("spans are taken again");
            } else {
              LOG.warn("spans are not taken where they are sent; they are dropped until they are");
            }
          }
        });
    return result;
  }

  @Override
  public CompletableResultCode flush() {
    return sender.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return sender.shutdown();
  }
}
