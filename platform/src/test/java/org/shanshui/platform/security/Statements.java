package org.shanshui.platform.security;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Listens at the database: which queries one thread asks. */
@Component
public class Statements implements BeanPostProcessor {
  private static final Pattern QUERY = Pattern.compile("(?is)\\s*(select|with)\\b.*");

  private final Map<String, Query> heard = new LinkedHashMap<>();
  private volatile @Nullable Thread speaker;

  /**
   * A query as it was asked.
   *
   * @param parameters calls that set them, by position
   * @param actor in whose name
   */
  public record Query(String sql, Map<Integer, Call> parameters, Actor actor) {
    /** Gives the statement, which may be another with the same places, what this one had. */
    public void fill(PreparedStatement statement) throws SQLException {
      for (Call call : parameters.values()) {
        invoke(statement, call.method(), call.arguments());
      }
    }
  }

  /** A call that set a parameter. */
  public record Call(Method method, Object[] arguments) {
    boolean isNull() {
      return method.getName().equals("setNull") || arguments[1] == null;
    }
  }

  /** Listens to this thread from now on, and to nobody else. */
  public void listen() {
    heard.clear();
    speaker = Thread.currentThread();
  }

  public void stop() {
    speaker = null;
  }

  /**
   * The queries since this was asked last, one for each statement and each choice of parameters
   * that are not given.
   */
  public List<Query> heard() {
    List<Query> queries = List.copyOf(heard.values());
    heard.clear();
    return queries;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return name.equals("dataSource") ? new Listened((DataSource) bean) : bean;
  }

  private final class Listened extends DelegatingDataSource {
    Listened(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return speaker == Thread.currentThread() ? heard(connection) : connection;
    }
  }

  private Connection heard(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object made = invoke(connection, method, arguments);
          if (made instanceof PreparedStatement statement) {
            return heard(statement, (String) arguments[0]);
          }
          return made instanceof Statement statement ? heard(statement) : made;
        });
  }

  private PreparedStatement heard(PreparedStatement statement, String sql) {
    Map<Integer, Call> parameters = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          if (method.getName().startsWith("set") && arguments != null && arguments.length > 1) {
            parameters.put((Integer) arguments[0], new Call(method, arguments));
          } else if (method.getName().startsWith("execute") && arguments == null) {
            note(sql, parameters);
          }
          return invoke(statement, method, arguments);
        });
  }

  private Statement heard(Statement statement) {
    return proxy(
        Statement.class,
        (method, arguments) -> {
          if (method.getName().startsWith("execute") && arguments != null) {
            note((String) arguments[0], Map.of());
          }
          return invoke(statement, method, arguments);
        });
  }

  private void note(String sql, Map<Integer, Call> parameters) {
    if (QUERY.matcher(sql).matches()) {
      StringBuilder key = new StringBuilder(sql);
      parameters.forEach((place, call) -> key.append(call.isNull() ? " 0" : " 1"));
      heard.putIfAbsent(key.toString(), new Query(sql, new TreeMap<>(parameters), Actor.current()));
    }
  }

  private interface Handling {
    @Nullable Object handle(Method method, Object @Nullable [] arguments) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Handling handling) {
    return type.cast(
        Proxy.newProxyInstance(
            Statements.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> handling.handle(method, arguments)));
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws SQLException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException fault) {
        throw fault;
      }
      throw new IllegalStateException(Objects.requireNonNull(e.getCause()));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
