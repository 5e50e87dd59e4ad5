package org.shanshui.platform.directory;

import java.time.Instant;

/**
 * Somebody was given a password for one use.
 *
 * @param by name of who gave it
 */
public record PasswordReset(long personId, String by, Instant at) {}
