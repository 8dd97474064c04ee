package org.journey.research;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Tells whoever reads the archive that people are being served. Who asks for research itself, or
 * how far it is, is no reason to slow it down.
 */
@Configuration(proxyBeanMethods = false)
class LiveCalls implements WebMvcConfigurer {

  private static final List<String> OF_RESEARCH =
      List.of(
          "/api/v1/replays/**", "/api/v1/cohorts/**", "/api/v1/extracts/**", "/api/v1/coding/**");

  private final Courtesy courtesy;

  LiveCalls(Courtesy courtesy) {
    this.courtesy = courtesy;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(
            new HandlerInterceptor() {
              @Override
              public boolean preHandle(
                  HttpServletRequest request, HttpServletResponse response, Object handler) {
                courtesy.called();
                return true;
              }

              @Override
              public void afterCompletion(
                  HttpServletRequest request,
                  HttpServletResponse response,
                  Object handler,
                  @Nullable Exception e) {
                courtesy.answered();
              }
            })
        .addPathPatterns("/api/**")
        .excludePathPatterns(OF_RESEARCH);
  }
}
