package org.journey.security;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which tokens are believed.
 *
 * @param issuer the {@code iss} they must have; an OIDC issuer whose keys are discovered, unless
 *     one of the next two says where they are
 * @param audience what their {@code aud} must hold
 * @param algorithms the signature algorithms that are accepted, and no other
 * @param jwkSetUri where the issuer's keys are
 * @param jwkSetFile a file with the issuer's keys: the local issuer's
 */
@ConfigurationProperties("journey.tokens")
public record TokenSettings(
    String issuer,
    @DefaultValue("journey") String audience,
    @DefaultValue({"RS256", "PS256", "ES256"}) List<String> algorithms,
    @Nullable String jwkSetUri,
    @Nullable Path jwkSetFile) {}
