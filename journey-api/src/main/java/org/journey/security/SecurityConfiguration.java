package org.journey.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A stateless resource server. The roles of every call are looked at here, before its body,
 * parameters or existence are.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class SecurityConfiguration {

  /** What Prometheus reads: of whole organisations, so not for everybody where others can come. */
  private static final String METRICS = "/actuator/prometheus";

  @Bean
  JwtDecoder tokenDecoder(TokenSettings settings) {
    return TokenDecoder.of(settings, Clock.systemUTC());
  }

  /**
   * No measurement of each filter and check: it costs more than recording an interaction does. What
   * a call took as a whole is measured by Spring's web observation.
   */
  @Bean
  SecurityObservationSettings withoutObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  RequestRejectedHandler refusedByTheFirewall() {
    return Refusals::notServed;
  }

  @Bean
  SecurityFilterChain calls(
      HttpSecurity http,
      JwtDecoder decoder,
      ObjectProvider<Witness> witness,
      ObjectProvider<Reaches> reaches,
      @Value("${journey.metrics.open:false}") boolean metricsOpen) {
    witness.ifAvailable(
        seeing -> http.addFilterBefore(new WitnessFilter(seeing), AuthorizationFilter.class));
    http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        // Nothing outlives a call, and no call reads these: each would be a filter more in its way.
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .servletApi(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .addFilterBefore(new IssuerOutage(), HeaderWriterFilter.class)
        .addFilterAfter(
            new ReachFilter(reaches.getIfAvailable(() -> Actor::organisations)),
            AuthorizationFilter.class)
        .authorizeHttpRequests(
            requests -> {
              requests
                  .dispatcherTypeMatchers(
                      DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                  .permitAll();
              requests.requestMatchers(OpenPages::has).permitAll();
              if (metricsOpen) {
                requests.requestMatchers(HttpMethod.GET, METRICS).permitAll();
              } else {
                requests.requestMatchers(HttpMethod.GET, METRICS).access(operators());
              }
              // Whatever a setting exposes of it: who runs an instance reads it beside this way in.
              requests.requestMatchers("/actuator/**").access(nobody());
              for (Call call : Call.values()) {
                requests
                    .requestMatchers(HttpMethod.valueOf(call.method()), call.path())
                    .access(allowed(call));
                if (call.method().equals("GET")) {
                  requests.requestMatchers(HttpMethod.HEAD, call.path()).access(allowed(call));
                }
              }
              requests.anyRequest().authenticated();
            })
        .oauth2ResourceServer(
            server ->
                server
                    .bearerTokenResolver(new OneBearerToken())
                    .authenticationEntryPoint(Refusals::unauthenticated)
                    .accessDeniedHandler(Refusals::forbidden)
                    .jwt(
                        jwt ->
                            jwt.decoder(decoder)
                                .jwtAuthenticationConverter(ActorAuthentication::of)))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(Refusals::unauthenticated)
                    .accessDeniedHandler(Refusals::forbidden));
    return http.build();
  }

  /** No role may; who has no token is told that first, as everywhere. */
  private static AuthorizationManager<RequestAuthorizationContext> nobody() {
    return (authentication, context) -> {
      var _ = authentication.get();
      return new AuthorizationDecision(false);
    };
  }

  private static AuthorizationManager<RequestAuthorizationContext> operators() {
    return (authentication, context) ->
        new AuthorizationDecision(
            authentication.get() instanceof ActorAuthentication known
                && known.getPrincipal().roles().contains(Role.ADMIN));
  }

  private static AuthorizationManager<RequestAuthorizationContext> allowed(Call call) {
    return (authentication, context) ->
        new AuthorizationDecision(
            authentication.get() instanceof ActorAuthentication known
                && call.allowedTo(known.getPrincipal().roles()));
  }

  @Bean
  WebMvcConfigurer actorArguments() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
      }
    };
  }
}
