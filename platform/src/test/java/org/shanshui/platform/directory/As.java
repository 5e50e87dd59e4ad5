package org.shanshui.platform.directory;

import java.util.List;
import org.shanshui.platform.access.Actor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * For tests of pages and doors: {@code mvc.perform(get("/plans").with(As.person(planner)))} asks as
 * one who has signed in and need not change their password.
 */
public final class As {
  private As() {}

  private record Visitor(long personId, String login) implements SignedIn, java.security.Principal {
    @Override
    public boolean byPassword() {
      return false;
    }

    @Override
    public String getName() {
      return login;
    }
  }

  public static RequestPostProcessor person(Person person) {
    return signedIn(person.id(), person.login());
  }

  public static RequestPostProcessor person(Actor actor) {
    return signedIn(actor.person(), actor.login());
  }

  private static RequestPostProcessor signedIn(long personId, String login) {
    return SecurityMockMvcRequestPostProcessors.authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            new Visitor(personId, login), null, List.of()));
  }
}
