package org.shanshui.platform.web;

import java.util.UUID;

/** Gives each form of a page the key of its submission: two forms are two submissions. */
public final class Submissions {
  public String key() {
    return UUID.randomUUID().toString();
  }
}
