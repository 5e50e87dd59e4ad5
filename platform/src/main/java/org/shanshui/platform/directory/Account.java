package org.shanshui.platform.directory;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** One who signs in with a password. */
final class Account implements UserDetails, SignedIn, CredentialsContainer {
  @Serial private static final long serialVersionUID = 1;

  private final Actor actor;
  private final boolean locked;
  private final boolean enabled;
  private final boolean mustChangePassword;
  private @Nullable String hash;

  Account(
      Actor actor,
      @Nullable String hash,
      boolean locked,
      boolean enabled,
      boolean mustChangePassword) {
    this.actor = actor;
    this.hash = hash;
    this.locked = locked;
    this.enabled = enabled;
    this.mustChangePassword = mustChangePassword;
  }

  @Override
  public Actor actor() {
    return actor;
  }

  @Override
  public boolean mustChangePassword() {
    return mustChangePassword;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.copyOf(
        actor.roles().stream().map(r -> new SimpleGrantedAuthority(r.authority())).toList());
  }

  @Override
  public @Nullable String getPassword() {
    return hash;
  }

  @Override
  public String getUsername() {
    return actor.login();
  }

  @Override
  public boolean isAccountNonLocked() {
    return !locked;
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  @Override
  public void eraseCredentials() {
    hash = null;
  }
}
