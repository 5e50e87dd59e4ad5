package org.shanshui.platform.listing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Every list that modules declare, by itself or by the family it is of. */
@Component
class AllLists {
  private final SingletonSupplier<Map<String, Listing<?>>> declared;
  private final SingletonSupplier<List<ListFamily>> families;

  AllLists(ObjectProvider<Listing<?>> declared, ObjectProvider<ListFamily> families) {
    this.declared =
        SingletonSupplier.of(
            () -> declared.stream().collect(Collectors.toMap(Listing::path, Function.identity())));
    this.families = SingletonSupplier.of(() -> families.stream().toList());
  }

  /** Paths of those that are declared by themselves. */
  Collection<String> paths() {
    return declared.obtain().keySet();
  }

  List<ListFamily> families() {
    return families.obtain();
  }

  /** The list at a path; refuses where there is none. */
  Listing<?> get(String path) {
    return at(path)
        .orElseThrow(
            () ->
                Refusal.missing("listing.no-list", "没有这个清单。", "there is no such list")
                    .asException());
  }

  private Optional<Listing<?>> at(String path) {
    Optional<Listing<?>> found = Optional.ofNullable(declared.obtain().get(path));
    return found.or(
        () -> families().stream().flatMap(family -> family.at(path).stream()).findFirst());
  }
}
