package org.shanshui.platform.database;

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
import org.springframework.dao.TypeMismatchDataAccessException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.util.ClassUtils;

/**
 * Rows as records: each component is the column of its name, {@code regionPath} of {@code
 * region_path}. Columns are looked up once for a result; Spring's own mapper looks for {@code
 * regionPath} in every row, and the driver makes an exception each time.
 *
 * <p>Arrays are lists, sets or arrays of what the component holds; moments may be {@link Instant}s.
 * Null is null: where the component is a primitive a row is refused, not read as 0. Of use for one
 * query at a time.
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

  private static final class Component {
    private final String column;
    private final Class<?> type;
    private final Class<?> boxed;
    private final TypeDescriptor descriptor;
    private int index;

    Component(Constructor<?> constructor, int place) {
      Parameter parameter = constructor.getParameters()[place];
      column = JdbcUtils.convertPropertyNameToUnderscoreName(parameter.getName());
      type = parameter.getType();
      boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
      descriptor = new TypeDescriptor(new MethodParameter(constructor, place));
    }

    @Nullable Object read(ResultSet row) throws SQLException {
      Object value = value(row);
      if (value == null && type.isPrimitive()) {
        throw new TypeMismatchDataAccessException(
            "Column " + column + " is null in a row, and read as " + type);
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

  @SuppressWarnings("unchecked")
  private RecordRows(Class<T> type) {
    constructor = (Constructor<T>) CONSTRUCTORS.get(type);
    components = new Component[constructor.getParameterCount()];
    Arrays.setAll(components, place -> new Component(constructor, place));
  }

  public static <T extends Record> RecordRows<T> of(Class<T> type) {
    return new RecordRows<>(type);
  }

  @Override
  public T mapRow(ResultSet row, int number) throws SQLException {
    if (row != result) {
      result = row;
      for (Component component : components) {
        component.index = row.findColumn(component.column);
      }
    }
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = components[i].read(row);
    }
    return BeanUtils.instantiateClass(constructor, values);
  }
}
