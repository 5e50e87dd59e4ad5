package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.authentication.HttpSessionPublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsRepository;

/**
 * Signing in by a passkey: a form as that of the password, in which the page's script has put what
 * the device answered.
 */
final class PasskeyDoor extends AbstractAuthenticationProcessingFilter {
  static final String PATH = "/login/passkey";

  /** What was asked, until it is answered: each question is good once. */
  static final PublicKeyCredentialRequestOptionsRepository ASKED =
      new HttpSessionPublicKeyCredentialRequestOptionsRepository();

  private final Passkeys passkeys;

  PasskeyDoor(Passkeys passkeys) {
    super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH));
    this.passkeys = passkeys;
  }

  @Override
  public @Nullable Authentication attemptAuthentication(
      HttpServletRequest request, HttpServletResponse response) {
    PublicKeyCredentialRequestOptions asked = ASKED.load(request);
    if (asked != null) {
      ASKED.save(request, response, null);
    }
    PasskeyAccount account =
        passkeys.signIn(asked, request.getParameter("credential"), request.getRemoteAddr());
    return UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
  }
}
