package org.shanshui.platform.directory;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;

/** One who signed in by password. */
record Account(long personId, String login) implements SignedIn, Principal, Serializable {
  @Serial private static final long serialVersionUID = 1;

  @Override
  public String getName() {
    return login;
  }

  @Override
  public boolean byPassword() {
    return true;
  }
}
