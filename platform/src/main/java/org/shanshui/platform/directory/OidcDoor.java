package org.shanshui.platform.directory;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in by an identity provider. It vouches for who someone is; whether they have a place here
 * is decided here: an account must exist, be active, and be bound to that identity. The first
 * sign-in binds it, if an administrator allowed that.
 */
@Service
class OidcDoor implements OAuth2UserService<OidcUserRequest, OidcUser> {
  /** Error codes; the login page has words for each. */
  static final String UNKNOWN = "unknown";

  static final String INACTIVE = "inactive";

  private static final Logger log = LoggerFactory.getLogger(OidcDoor.class);
  private static final Actor DOOR = Actor.house("统一身份认证登录");

  private final JdbcClient jdbc;
  private final OidcSettings settings;
  private final TransactionTemplate transaction;
  private final OidcUserService provider = new OidcUserService();

  OidcDoor(JdbcClient jdbc, OidcSettings settings, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.transaction = transaction;
  }

  private record Bound(long id, String login, boolean active) {}

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcIdToken token = request.getIdToken();
    String subject = token.getIssuer() + " " + token.getSubject();
    String claimed = token.getClaimAsString(settings.loginClaim());
    if (claimed == null) {
      claimed = provider.loadUser(request).getClaimAsString(settings.loginClaim());
    }
    String login = claimed == null ? "" : claimed.strip().toLowerCase(Locale.ROOT);
    Bound person =
        DOOR.call(
            () -> {
              Optional<Bound> bound = transaction.execute(status -> find(subject, login));
              return bound == null ? null : bound.orElse(null);
            });
    return account(person, token, login);
  }

  private static OidcAccount account(@Nullable Bound person, OidcIdToken token, String login) {
    if (person == null) {
      log.warn("统一身份认证的用户在本系统没有账号 · no account here for {} of {}", login, token.getIssuer());
      throw new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN));
    }
    if (!person.active()) {
      throw new OAuth2AuthenticationException(new OAuth2Error(INACTIVE));
    }
    return new OidcAccount(person.id(), person.login(), token);
  }

  private Optional<Bound> find(String subject, String login) {
    Optional<Bound> bound =
        jdbc.sql("select id, login, active from person where oidc_subject = ?")
            .param(subject)
            .query(RecordRows.of(Bound.class))
            .optional();
    if (bound.isPresent()) {
      return bound;
    }
    return jdbc.sql(
            "update person set oidc_subject = ?, version = version + 1"
                + " where login = ? and oidc_subject is null and oidc_allowed and active returning id, login, active")
        .params(subject, login)
        .query(RecordRows.of(Bound.class))
        .optional();
  }
}
