package org.shanshui.platform.directory;

import org.shanshui.platform.access.Actor;

/** A principal of ours, however they signed in. */
interface SignedIn {
  Actor actor();

  /** Whether nothing else may be done before a new password is set. */
  boolean mustChangePassword();
}
