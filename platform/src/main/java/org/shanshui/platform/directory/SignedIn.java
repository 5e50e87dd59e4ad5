package org.shanshui.platform.directory;

/**
 * A principal of ours, however they signed in. It says only who it is: what they may do is looked
 * up anew at each request, so that it holds from the next click on.
 */
interface SignedIn {
  long personId();

  /** Whether they came by password, which they may have to change before anything else. */
  boolean byPassword();
}
