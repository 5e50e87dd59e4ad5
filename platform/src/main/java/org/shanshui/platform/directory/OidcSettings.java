package org.shanshui.platform.directory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider (统一身份认证).
 *
 * @param issuer its address, as its tokens state it; empty for none
 * @param loginClaim the claim that holds a person's login here
 */
@ConfigurationProperties("shanshui.oidc")
record OidcSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("preferred_username") String loginClaim) {

  boolean isOn() {
    return !issuer.isBlank() && !clientId.isBlank();
  }
}
