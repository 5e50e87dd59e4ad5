package org.shanshui.platform.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Has the embedded database start beside the application: unpacking its programs and making its
 * folder takes a new house as long as all else until its door is open.
 */
public final class EarlyDatabase
    implements ApplicationContextInitializer<GenericApplicationContext> {
  @Override
  public void initialize(GenericApplicationContext context) {
    DatabaseSettings settings =
        Binder.get(context.getEnvironment()).bindOrCreate("shanshui", DatabaseSettings.class);
    if (!settings.dbUrl().isBlank()) {
      return;
    }
    Start start = new Start(settings);
    context.getDefaultListableBeanFactory().registerSingleton("databaseStart", start);
    context.getDefaultListableBeanFactory().registerDisposableBean("databaseStart", start);
  }

  /** A database that is starting. */
  static final class Start implements DisposableBean {
    private final CompletableFuture<EmbeddedDatabase> started = new CompletableFuture<>();
    private boolean taken;

    private Start(DatabaseSettings settings) {
      new Thread(() -> begin(settings), "database-start").start();
    }

    private void begin(DatabaseSettings settings) {
      try {
        started.complete(EmbeddedDatabase.start(settings.folder()));
      } catch (RuntimeException | Error e) {
        started.completeExceptionally(e);
      }
    }

    /**
     * The database as soon as it has started; who takes it closes it.
     *
     * @throws DatabaseException if it does not start
     */
    synchronized EmbeddedDatabase take() {
      taken = true;
      try {
        return started.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException reason) {
          throw reason;
        }
        throw e;
      }
    }

    /** Nobody will take it if the application has failed to start before it came to that. */
    @Override
    public synchronized void destroy() throws Exception {
      if (taken) {
        return;
      }
      EmbeddedDatabase database;
      try {
        database = started.join();
      } catch (CompletionException e) {
        // The application ends for another reason, and there is nothing to close.
        return;
      }
      database.close();
    }
  }
}
