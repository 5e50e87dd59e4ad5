package org.shanshui.platform.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/**
 * The identity provider as it describes itself. Asked when it is first needed, so that the
 * application starts without it, and signing in by password goes on while it is away.
 */
@Component
class OidcProvider implements ClientRegistrationRepository {
  static final String ID = "oidc";
  private static final Logger log = LoggerFactory.getLogger(OidcProvider.class);

  private final OidcSettings settings;
  private final String base;
  private volatile @Nullable ClientRegistration known;

  OidcProvider(OidcSettings settings, @Value("${shanshui.address:}") String address) {
    this.settings = settings;
    this.base = address.isBlank() ? "{baseUrl}" : address.replaceAll("/+$", "");
  }

  /** Where people open the application; what a request calls it only where that is not set. */
  String base() {
    return base;
  }

  boolean isOn() {
    return settings.isOn();
  }

  /** Empty if it is not set, or does not answer now. */
  Optional<ClientRegistration> registration() {
    if (!isOn()) {
      return Optional.empty();
    }
    ClientRegistration registration = known;
    if (registration == null) {
      try {
        registration =
            ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(ID)
                .redirectUri(base + "/login/oauth2/code/{registrationId}")
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope("openid", "profile")
                .build();
        known = registration;
      } catch (RuntimeException e) {
        log.warn("统一身份认证没有应答 · the identity provider does not answer: {}", settings.issuer(), e);
        return Optional.empty();
      }
    }
    return Optional.of(registration);
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(ID) ? registration().orElse(null) : null;
  }
}
