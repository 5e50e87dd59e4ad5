package org.shanshui.platform.directory;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;

/**
 * One who signed in by a passkey, which is two factors: the device, and what unlocks it. A type of
 * its own: a field more in {@link Account} would be read as false from the sessions of before.
 */
record PasskeyAccount(long personId, String login) implements SignedIn, Principal, Serializable {
  @Serial private static final long serialVersionUID = 1;

  @Override
  public String getName() {
    return login;
  }

  @Override
  public boolean byPassword() {
    return false;
  }
}
