package org.journey.console.signin;

import org.journey.console.Api;
import org.journey.console.ConsoleSettings;
import org.journey.sealing.MasterKey;
import org.journey.security.TokenReader;
import org.journey.security.TokenSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What signing in is made of. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(ConsoleSettings.CLIENT_ID)
class SignInConfiguration {

  @Bean
  SealedCookies sealedCookies(MasterKey master, ConsoleSettings settings) {
    return new SealedCookies(master, settings);
  }

  @Bean
  Issuer issuer(ConsoleSettings settings, TokenSettings tokens, Api api) {
    return new Issuer(settings, tokens, api);
  }

  @Bean
  Sessions sessions(SealedCookies cookies, Issuer issuer, TokenReader reader) {
    return new Sessions(cookies, issuer, reader);
  }
}
