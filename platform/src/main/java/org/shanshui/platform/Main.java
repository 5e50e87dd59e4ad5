package org.shanshui.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.audit.ChainVerifier;
import org.shanshui.platform.audit.ChainVerifier.Finding;
import org.shanshui.platform.audit.HeadsFile;
import org.shanshui.platform.database.Backup;
import org.shanshui.platform.database.DatabaseException;
import org.shanshui.platform.database.Databases;
import org.shanshui.platform.database.EarlyDatabase;
import org.shanshui.platform.sample.KeptCity;
import org.shanshui.platform.secrecy.KeyFile;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The application's commands: {@code ./shanshui serve | demo | audit verify | backup | restore}.
 */
@Command(
    name = "shanshui",
    mixinStandardHelpOptions = true,
    subcommands = {
      Main.Serve.class,
      Main.Demo.class,
      Main.Audit.class,
      Main.TakeBackup.class,
      Main.Restore.class
    })
public final class Main {
  private static final int CANNOT_START = 1;
  private static final int BROKEN = 4;

  private Main() {}

  /**
   * Leaves with 0 when done, 1 if the application does not start, 2 at bad usage, 4 at a broken
   * record of changes.
   */
  public static void main(String[] arguments) {
    int status = new CommandLine(new Main()).execute(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  private static int start(List<String> settings) {
    try {
      SpringApplication application = new SpringApplication(PlatformApplication.class);
      application.addInitializers(new EarlyDatabase());
      application.run(settings.toArray(String[]::new));
      return 0;
    } catch (RuntimeException e) {
      // Spring has said why on standard error: see StartFailures.
      return CANNOT_START;
    }
  }

  /** Starts the application. */
  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description = {
        "启动应用，数据在 SHANSHUI_DATA（默认 ./data），端口 SHANSHUI_PORT（默认 8080）。全部设置见 docs/settings.zh-CN.md",
        "Starts the application: data in SHANSHUI_DATA (./data), port SHANSHUI_PORT (8080). All settings: docs/settings.md"
      })
  static final class Serve implements Callable<Integer> {
    @Override
    public Integer call() {
      return start(List.of());
    }
  }

  /** Starts the application with the sample city, in a data folder of its own. */
  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description = {
        "以样例城市云岫市启动应用，数据在 SHANSHUI_DATA（默认 ./demo）",
        "Starts the application with the sample city of Yunxiu; data in SHANSHUI_DATA (./demo)"
      })
  static final class Demo implements Callable<Integer> {
    @Option(
        names = "--scale",
        paramLabel = "N",
        defaultValue = "1",
        description = "样例城市放大 N 倍 · makes the sample city N times as large")
    private int scale;

    @Override
    public Integer call() throws IOException {
      Map<String, String> environment = new LinkedHashMap<>(System.getenv());
      environment.putIfAbsent("SHANSHUI_DATA", "demo");
      Optional<KeptCity> kept = KeptCity.of(scale);
      if (kept.isPresent() && kept.get().restore(data(environment))) {
        System.err.println("取用先前建好的样例城市 · beginning with the sample city that was built before");
      }
      return start(settings(scale, System.getenv()));
    }

    /** What is otherwise in a demo than in a house, unless the environment says so. */
    static List<String> settings(int scale, Map<String, String> environment) {
      List<String> settings = new ArrayList<>();
      settings.add("--shanshui.sample=" + scale);
      // Ready is a demo whose city stands.
      settings.add("--management.endpoint.health.group.readiness.include=readinessState,db,city");
      // Its accounts are everybody's, and their passwords are published.
      settings.add("--shanshui.account.devices=1000");
      settings.add("--shanshui.account.administrator-devices=1000");
      // Two years pass in minutes while its city is built.
      settings.add("--shanshui.account.session-life=36500d");
      if (!environment.containsKey("SHANSHUI_LISTEN")) {
        settings.add("--server.address=127.0.0.1");
      }
      if (!environment.containsKey("SHANSHUI_DATA")) {
        settings.add("--shanshui.data=demo");
      }
      return settings;
    }
  }

  /** What can be asked of the record of changes. */
  @Command(
      name = "audit",
      mixinStandardHelpOptions = true,
      description = "变更记录 · the record of changes",
      subcommands = Verify.class)
  static final class Audit {}

  /** Proves the record of changes. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "核验变更记录的哈希链，指出第一处断裂；断裂时退出码为 4",
        "Proves the chain of the record of changes, or names its first broken link (exit status 4)"
      })
  static final class Verify implements Callable<Integer> {
    @Parameters(
        arity = "0..1",
        paramLabel = "HASH",
        description =
            "以前记下的末条指纹，须仍在链中；库外留存的各日末条指纹总会核对 · a last hash noted earlier, which must still be in the chain; those kept outside the database are looked for always")
    private @Nullable String known;

    @Override
    public Integer call() {
      // The finding is all that is to be printed.
      LoggingSystem.get(Main.class.getClassLoader()).beforeInitialize();
      try {
        return verify(System.getenv(), heads(System.getenv()), known);
      } catch (DatabaseException | IOException e) {
        System.err.println(e.getMessage());
        return CANNOT_START;
      }
    }

    static int verify(Map<String, String> environment, Path heads, @Nullable String known)
        throws IOException {
      Map<String, String> noted = new LinkedHashMap<>();
      for (HeadsFile.Head head : HeadsFile.read(heads)) {
        noted.put(head.hash(), head.day().toString());
      }
      if (known != null) {
        noted.put(known, known);
      }
      return tell(Databases.with(environment, c -> ChainVerifier.verify(c, noted.keySet())), noted);
    }

    private static int tell(Finding finding, Map<String, String> noted) {
      if (finding instanceof Finding.Broken broken) {
        System.out.printf(
            "变更记录在 %s 断裂：%s%nThe record of changes is broken at %s, %s%n",
            broken.day(),
            broken.what().chinese(broken.number()),
            broken.day(),
            broken.what().english(broken.number()));
        return BROKEN;
      }
      Finding.Whole whole = (Finding.Whole) finding;
      System.out.printf(
          "变更记录完整，共 %d 条，末条指纹 %s%nThe record of changes is whole: %d entries, last hash %s%n",
          whole.entries(), whole.head(), whole.entries(), whole.head());
      if (whole.oldest() != null) {
        System.out.printf(
            "另有 %d 条尚未封存，最早写于 %s · %d entries are not sealed yet, the first written at that time%n",
            whole.unsealed(), whole.oldest(), whole.unsealed());
      }
      for (String missing : whole.missing()) {
        System.out.printf(
            "库外留存的指纹不在链中：其后的记录可能被截去 · a hash kept outside is not in the chain, entries may have been cut off: %s%n",
            noted.get(missing));
      }
      return whole.missing().isEmpty() ? 0 : BROKEN;
    }
  }

  private static Path data(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("SHANSHUI_DATA", "data")).toAbsolutePath().normalize();
  }

  private static Path heads(Map<String, String> environment) {
    String named = environment.getOrDefault("SHANSHUI_RECORD_HEADS", "");
    return named.isEmpty() ? data(environment).resolve(Backup.HEADS) : Path.of(named);
  }

  /** Says so, if the database is a server of the user's own, which has tools of its own. */
  private static boolean hasOwnServer(Map<String, String> environment) {
    boolean own = !environment.getOrDefault("SHANSHUI_DB_URL", "").isEmpty();
    if (own) {
      System.err.println(
          "SHANSHUI_DB_URL 指向自备的数据库服务器：请用它的 pg_basebackup 或 pg_dump 备份、恢复。\n"
              + "SHANSHUI_DB_URL names a server of your own: use its pg_basebackup or pg_dump");
    }
    return own;
  }

  /** Takes a backup while the application runs. */
  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = {
        "备份到新目录 FOLDER：数据库、各日末条指纹，不含个人信息的密钥；应用运行中也可备份",
        "Takes a backup into the new folder FOLDER: the database and the heads of its record, not the key of personal data; the application may run meanwhile"
      })
  static final class TakeBackup implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "尚不存在的目录 · a folder that is not there yet")
    private @Nullable Path folder;

    @Override
    public Integer call() {
      Path to = Objects.requireNonNull(folder, "picocli asks for it");
      return withOwnFolder(
          environment -> {
            Backup.Taken taken =
                Backup.take(data(environment), heads(environment), to.toAbsolutePath().normalize());
            System.out.printf(
                "已备份到 %1$s：%2$d 个文件，%3$d MB · the backup is in %1$s: %2$d files, %3$d MB%n",
                to, taken.files(), taken.bytes() >> 20);
            if (!taken.keys().isEmpty()) {
              System.out.printf(
                  "备份不含个人信息的密钥（%1$s），它在 %2$s，请另存副本 · the key of personal data (%1$s) is not in it: it is %2$s, keep a copy elsewhere%n",
                  String.join(", ", taken.keys()), KeyFile.of(environment));
            }
            return 0;
          });
    }
  }

  /** Makes a data folder of a backup. */
  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "把备份 FOLDER 恢复到 SHANSHUI_DATA（须无数据库），并核验变更记录；断裂时退出码为 4",
        "Restores the backup FOLDER into SHANSHUI_DATA, which must hold no database, and proves its record of changes (exit status 4 if it is broken)"
      })
  static final class Restore implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "备份目录 · the folder of the backup")
    private @Nullable Path folder;

    @Override
    public Integer call() {
      Path from = Objects.requireNonNull(folder, "picocli asks for it");
      return withOwnFolder(
          environment -> {
            Path data = data(environment);
            Backup.Taken taken = Backup.restore(from.toAbsolutePath().normalize(), data);
            System.out.printf(
                "已恢复到 %1$s：%2$d 个文件，%3$d MB · restored into %1$s: %2$d files, %3$d MB%n",
                data, taken.files(), taken.bytes() >> 20);
            tellKeys(taken.keys(), KeyFile.of(environment));
            return Verify.verify(environment, data.resolve(Backup.HEADS), null);
          });
    }
  }

  /** Which keys a restored database needs, and whether they are at hand. */
  private static void tellKeys(List<String> needed, Path file) throws IOException {
    List<String> missing = new ArrayList<>(needed);
    missing.removeAll(KeyFile.ids(file));
    if (!missing.isEmpty()) {
      System.out.printf(
          "个人信息需要密钥 %1$s 才能读出：启动前请把它的文件放到 %2$s · personal data need the key %1$s: before the start put its file at %2$s%n",
          String.join(", ", missing), file);
    }
  }

  /** What is done with the folder that SHANSHUI_DATA names; gives the exit status. */
  private interface FolderWork {
    int with(Map<String, String> environment) throws IOException;
  }

  /**
   * Only where the database lies in that folder: a server of one's own is backed up by its means.
   */
  private static int withOwnFolder(FolderWork work) {
    LoggingSystem.get(Main.class.getClassLoader()).beforeInitialize();
    Map<String, String> environment = System.getenv();
    if (hasOwnServer(environment)) {
      return CANNOT_START;
    }
    try {
      return work.with(environment);
    } catch (DatabaseException | IOException e) {
      System.err.println(e.getMessage());
      return CANNOT_START;
    }
  }
}
