package org.shanshui.platform.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.TypeMismatchDataAccessException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.util.ClassUtils;

/**
 * Rows as records: each component is the column of its name, {@code regionPath} of {@code
 * region_path}. Columns are looked up once for a result; Spring's own mapper looks for {@code
 * regionPath} in every row, and the driver makes an exception each time.
 *
 * <p>A component that is a record is read of the columns that begin with its name: {@code from} of
 * {@code period} of {@code period_from} (or as {@link Prefix} says). One that may be null is null
 * where all its columns are.
 *
 * <p>Arrays are lists, sets or arrays of what the component holds; moments may be {@link Instant}s.
 * What is kept otherwise, as documents and coded words are, is read {@link #with} a reader of its
 * own. Null is null: where the component is a primitive a row is refused, not read as 0. Of use for
 * one query at a time.
 *
 * @param <T> a record
 */
public final class RecordRows<T extends Record> implements RowMapper<T> {
  private static final ConversionService CONVERSION = DefaultConversionService.getSharedInstance();

  private static final ClassValue<Constructor<?>> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          return BeanUtils.getResolvableConstructor(type);
        }
      };

  private final Constructor<T> constructor;
  private final Component[] components;
  private @Nullable ResultSet result;

  /** How the columns of a nested record begin, where it is not with the component's name. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.PARAMETER)
  public @interface Prefix {
    /** Empty where the columns have the names of its own components. */
    String value();
  }

  /** Reads one component of a row. */
  @FunctionalInterface
  public interface Reader {
    @Nullable Object read(ResultSet row) throws SQLException;
  }

  private interface Component extends Reader {
    /** Finds its columns in a result that begins. */
    default void find(ResultSet row) {}

    default boolean isNull(ResultSet row) throws SQLException {
      return read(row) == null;
    }
  }

  private static final class Column implements Component {
    private final String name;
    private final Class<?> type;
    private final Class<?> boxed;
    private final TypeDescriptor descriptor;
    private int index;

    Column(String name, MethodParameter parameter) {
      this.name = name;
      type = parameter.getParameterType();
      boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
      descriptor = new TypeDescriptor(parameter);
    }

    @Override
    public void find(ResultSet row) {
      try {
        index = row.findColumn(name);
      } catch (SQLException e) {
        throw new InvalidDataAccessResourceUsageException("The rows have no column " + name, e);
      }
    }

    @Override
    public boolean isNull(ResultSet row) throws SQLException {
      return value(row) == null;
    }

    @Override
    public @Nullable Object read(ResultSet row) throws SQLException {
      Object value = value(row);
      if (value == null && type.isPrimitive()) {
        throw new TypeMismatchDataAccessException(
            "Column " + name + " is null in a row, and read as " + type);
      }
      return value == null || boxed.isInstance(value)
          ? value
          : CONVERSION.convert(value, descriptor);
    }

    private @Nullable Object value(ResultSet row) throws SQLException {
      if (type == Instant.class) {
        OffsetDateTime moment = row.getObject(index, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
      }
      if (type.isArray() && type != byte[].class || Collection.class.isAssignableFrom(type)) {
        java.sql.Array array = row.getArray(index);
        return array == null ? null : array.getArray();
      }
      return JdbcUtils.getResultSetValue(row, index, type);
    }
  }

  private record Nested(RecordRows<?> rows, boolean mayBeNull) implements Component {
    @Override
    public void find(ResultSet row) {
      rows.find(row);
    }

    @Override
    public boolean isNull(ResultSet row) throws SQLException {
      for (Component component : rows.components) {
        if (!component.isNull(row)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public @Nullable Object read(ResultSet row) throws SQLException {
      return mayBeNull && isNull(row) ? null : rows.read(row);
    }
  }

  @SuppressWarnings("unchecked")
  private RecordRows(Class<T> type, String prefix) {
    constructor = (Constructor<T>) CONSTRUCTORS.get(type);
    components = new Component[constructor.getParameterCount()];
    Parameter[] parameters = constructor.getParameters();
    Arrays.setAll(components, place -> component(parameters[place], place, prefix));
  }

  private Component component(Parameter parameter, int place, String prefix) {
    String name = JdbcUtils.convertPropertyNameToUnderscoreName(parameter.getName());
    if (!parameter.getType().isRecord()) {
      return new Column(prefix + name, new MethodParameter(constructor, place));
    }
    Prefix own = parameter.getAnnotation(Prefix.class);
    return new Nested(
        new RecordRows<>(
            parameter.getType().asSubclass(Record.class),
            prefix + (own == null ? name + "_" : own.value())),
        parameter.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  public static <T extends Record> RecordRows<T> of(Class<T> type) {
    return new RecordRows<>(type, "");
  }

  /** Has a component read otherwise than of the column of its name. */
  public RecordRows<T> with(String component, Reader reader) {
    Parameter[] parameters = constructor.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].getName().equals(component)) {
        components[i] = reader::read;
        return this;
      }
    }
    throw new IllegalArgumentException(
        constructor.getDeclaringClass() + " has no component " + component);
  }

  /** Has a nested record read so. */
  public RecordRows<T> with(String component, RecordRows<?> rows) {
    return with(component, row -> rows.mapRow(row, 0));
  }

  @Override
  public T mapRow(ResultSet row, int number) throws SQLException {
    if (row != result) {
      result = row;
      find(row);
    }
    return read(row);
  }

  private void find(ResultSet row) {
    for (Component component : components) {
      component.find(row);
    }
  }

  private T read(ResultSet row) throws SQLException {
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = components[i].read(row);
    }
    return BeanUtils.instantiateClass(constructor, values);
  }
}
