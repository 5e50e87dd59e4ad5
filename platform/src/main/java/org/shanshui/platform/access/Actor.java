package org.shanshui.platform.access;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting: a person who has signed in, or the house itself. Every connection to the database
 * is taken in the name of the current actor, so that queries are held to their {@link Sight} and
 * changes are recorded under their name.
 *
 * @param personId null for the house itself
 * @param name as shown in the record of changes
 * @param unitId the person's unit; null for the house itself
 * @param region path of the region that the person's unit belongs to; {@code /} for the house
 *     itself
 * @param approves whether the person approves for their unit (单位审核人)
 * @param address where the request came from; empty for the house itself
 */
public record Actor(
    @Nullable Long personId,
    String login,
    String name,
    @Nullable Long unitId,
    String region,
    Set<Role> roles,
    boolean approves,
    Sight sight,
    String address)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();

  /** Nobody: sees nothing, and may change nothing that is on record. */
  public static final Actor NOBODY =
      new Actor(null, "", "", null, "", Set.of(), false, Sight.NONE, "");

  public Actor {
    roles = Set.copyOf(roles);
  }

  /**
   * The house itself.
   *
   * @param task what it does, as the record of changes shall name it: 定时任务 …
   */
  public static Actor house(String task) {
    return new Actor(null, "system", task, null, "/", Set.of(), false, Sight.ALL, "");
  }

  /**
   * The house, carrying out what a person has decided: it may do anything, and the record of
   * changes names the person.
   */
  public static Actor inNameOf(long personId, String name) {
    return new Actor(
        personId, "system", name, null, "/", Set.of(Role.values()), false, Sight.ALL, "");
  }

  /** Who is acting on this thread; {@link #NOBODY} if no one is. */
  public static Actor current() {
    Actor actor = CURRENT.get();
    return actor == null ? NOBODY : actor;
  }

  public boolean is(Role... any) {
    return isAny(List.of(any));
  }

  boolean isAny(Collection<Role> any) {
    return any.stream().anyMatch(roles::contains);
  }

  /** Whether the house itself is acting, not in anyone's name. */
  public boolean isHouse() {
    return personId == null && !sight.equals(Sight.NONE);
  }

  /** The same person, asking from this address. */
  public Actor from(String where) {
    return new Actor(personId, login, name, unitId, region, roles, approves, sight, where);
  }

  /** The actor's region if they have one of these roles; the house itself sees all. */
  Sight sightAs(Role... any) {
    if (personId == null) {
      return sight;
    }
    return is(any) ? new Sight(region, List.of()) : Sight.NONE;
  }

  /** Whether the region of this path is the actor's own or lies within it. */
  boolean reaches(String regionPath) {
    return !region.isEmpty() && regionPath.startsWith(region);
  }

  /** The person's id. */
  public long person() {
    if (personId == null) {
      throw new IllegalStateException("Nobody has signed in");
    }
    return personId;
  }

  /**
   * Does something in this actor's name. A transaction begun before keeps the name it was begun in.
   */
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    Actor before = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      restore(before);
    }
  }

  /** Does something in this actor's name. */
  public void run(Runnable work) {
    Actor before = CURRENT.get();
    CURRENT.set(this);
    try {
      work.run();
    } finally {
      restore(before);
    }
  }

  /** For a filter: this actor acts on this thread until the scope is closed. */
  public Scope enter() {
    Actor before = CURRENT.get();
    CURRENT.set(this);
    return () -> restore(before);
  }

  private static void restore(@Nullable Actor before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  /** Ends what {@link Actor#enter} began. */
  public interface Scope {
    void close();
  }
}
