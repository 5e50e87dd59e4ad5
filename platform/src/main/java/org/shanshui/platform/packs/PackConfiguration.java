package org.shanshui.platform.packs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.pack.PackSource;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.records.CodeList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The packs of the release and of a folder of the user's own (SHANSHUI_PACKS); unsound ones keep
 * the application from starting.
 */
@Configuration(proxyBeanMethods = false)
class PackConfiguration {

  @Bean
  Packs packs(List<FileKind<?>> kinds, @Value("${shanshui.packs:}") String own) {
    List<PackSource> sources = new ArrayList<>();
    sources.add(PackSource.resources(PackConfiguration.class.getClassLoader(), "packs"));
    if (!own.isBlank()) {
      sources.add(PackSource.folder(Path.of(own)));
    }
    List<FileKind<?>> all = new ArrayList<>();
    // First, since files of other kinds refer to code lists.
    all.add(CodeList.FILES);
    all.addAll(kinds);
    return Packs.load(sources, all);
  }
}
