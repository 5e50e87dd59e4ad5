package org.shanshui.platform.directory;

import java.io.Serial;
import java.util.List;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** One who signed in by the identity provider; the token is kept for signing out there too. */
final class OidcAccount extends DefaultOidcUser implements SignedIn {
  @Serial private static final long serialVersionUID = 1;

  private final long personId;
  private final String login;

  OidcAccount(long personId, String login, OidcIdToken token) {
    super(List.of(), token);
    this.personId = personId;
    this.login = login;
  }

  @Override
  public long personId() {
    return personId;
  }

  @Override
  public boolean byPassword() {
    return false;
  }

  @Override
  public String getName() {
    return login;
  }
}
