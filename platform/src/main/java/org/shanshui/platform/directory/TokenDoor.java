package org.shanshui.platform.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Programs come with a token ({@code Authorization: Bearer …}) to the API and nowhere else, and get
 * no session.
 */
final class TokenDoor extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Tokens tokens;

  TokenDoor(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A program that came by token. */
  record Program(long personId, String login) implements SignedIn, Principal {
    @Override
    public String getName() {
      return login;
    }

    @Override
    public boolean byPassword() {
      return false;
    }
  }

  /**
   * Whether the request brings a token; then no cookie counts, and no other site can have sent it.
   */
  static boolean comesByToken(HttpServletRequest request) {
    return Doorstep.isForPrograms(request) && token(request) != null;
  }

  private static @Nullable String token(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(SCHEME)
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String token = token(request);
    Optional<Tokens.Bearer> bearer = token == null ? Optional.empty() : tokens.bearer(token);
    if (bearer.isEmpty()) {
      SecurityContextHolder.clearContext();
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      Doorstep.problem(
          response,
          HttpStatus.UNAUTHORIZED,
          "令牌无效、已过期或已撤销。",
          "the token is wrong, expired or revoked");
      return;
    }
    if (!bearer.get().writes() && !READING.contains(request.getMethod())) {
      Doorstep.problem(response, HttpStatus.FORBIDDEN, "此令牌只能读取。", "this token may only read");
      return;
    }
    Program program = new Program(bearer.get().personId(), bearer.get().login());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(program, null, List.of()));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !comesByToken(request);
  }
}
