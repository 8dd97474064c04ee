package org.journey.console;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the console signs people in and where it asks.
 *
 * @param clientId what the issuer knows the console as; null: there is no console here
 * @param clientSecret what the issuer knows it by; null for a public client, which PKCE alone binds
 * @param address where browsers reach the platform, without a path; null: as they say themselves,
 *     which the local profile alone believes
 * @param scopes what is asked of the issuer
 * @param authorizationUri the issuer's page of signing in; null: as its metadata says
 * @param tokenUri where it gives tokens for codes; null: as its metadata says
 * @param api where the API is asked; null: at the port of this instance
 * @param timeZone in which times are shown and typed
 * @param contact whom to tell if a page cannot be used, as text, such as an e-mail address; empty:
 *     the administrator of one's own organisation
 */
@ConfigurationProperties("journey.console")
public record ConsoleSettings(
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable URI address,
    @DefaultValue({"openid", "profile"}) List<String> scopes,
    @Nullable URI authorizationUri,
    @Nullable URI tokenUri,
    @Nullable URI api,
    @DefaultValue("Europe/London") ZoneId timeZone,
    @DefaultValue("") String contact) {

  /** The setting that turns the console on. */
  public static final String CLIENT_ID = "journey.console.client-id";
}
