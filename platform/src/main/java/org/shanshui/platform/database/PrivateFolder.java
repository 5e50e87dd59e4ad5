package org.shanshui.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/** Folders that hold what is run or kept secret: their owner's alone. */
final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Makes the folder, for its owner alone; one that is there is made so.
   *
   * @throws DatabaseException if it is another user's, or no folder
   */
  static Path of(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder.getParent());
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOurs(folder)) {
      throw new DatabaseException(
          "%s 不是当前用户自己的目录，其中的程序可能被人换过。请删除它后重新启动。".formatted(folder),
          "%s is not a folder of the user who starts the application, so what it holds may have been exchanged: remove it and start again"
              .formatted(folder),
          null);
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return folder;
  }

  /** Who we are is what a file that we make says. */
  private static boolean isOurs(Path folder) throws IOException {
    Path mine = Files.createTempFile("shanshui", ".owner");
    try {
      UserPrincipal self = Files.getOwner(mine);
      return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(self);
    } finally {
      Files.delete(mine);
    }
  }
}
