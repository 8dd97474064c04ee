package org.journey.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import javax.sql.DataSource;
import org.journey.log.LogDatabase;
import org.journey.log.RequestDatabase;
import org.journey.problem.Problem;
import org.journey.sealing.MasterKey;
import org.journey.sealing.PurposeKeys;
import org.journey.security.Witness;
import org.journey.web.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The access log, and what holds every call to it. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean(destroyMethod = "close")
  AccessWriter accessWriter(LogDatabase database) {
    return new AccessWriter(database::accessLog);
  }

  @Bean
  EntryForm accessEntryForm(DataSource source, MasterKey master) {
    return new EntryForm(new PurposeKeys(source, master), Clock.systemUTC());
  }

  @Bean
  AccessLog accessLog(AccessWriter writer, EntryForm form, DataSource source) {
    return new AccessLog(writer, form, source);
  }

  @Bean
  AccessReads accessReads(RequestDatabase requests, EntryForm form) {
    return new AccessReads(requests.source(), form);
  }

  @Bean
  BreakGlass breakGlass(AccessLog log) {
    return new BreakGlass(log);
  }

  @Bean
  Witness accessWitness(AccessLog log, ObjectProvider<MeterRegistry> registry) {
    return new AccessWitness(
        log, new AccessMetrics(registry.getIfAvailable(() -> Metrics.globalRegistry)));
  }

  /** A purpose that cannot be kept is refused after a missing role, as other parameters are. */
  @Bean
  WebMvcConfigurer purposes() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new PurposeCheck()).addPathPatterns("/api/**");
      }
    };
  }

  private static final class PurposeCheck implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      // No call is answered of which it is not known that somebody writes it down.
      if (handler instanceof HandlerMethod
          && !request.getMethod().equals("OPTIONS")
          && Reading.of(request).purpose() instanceof Purpose.Refused(Problem problem)) {
        throw new Refusal(problem);
      }
      return true;
    }
  }
}
