package org.shanshui.platform.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.util.ClassUtils;

/**
 * How sessions are kept in the database. What an older or newer version of the application wrote
 * and this one cannot read counts as not there: the person signs in again. Classes that no session
 * holds are not read at all.
 */
@Configuration(proxyBeanMethods = false)
class SessionStorage {
  private static final Logger log = LoggerFactory.getLogger(SessionStorage.class);
  private static final ObjectInputFilter HELD =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=40;maxarray=100000;org.shanshui.platform.**;org.springframework.security.**;"
              + "org.springframework.web.**;org.springframework.util.**;com.nimbusds.**;java.**;!*");

  /** Two requests of one person at once may both bring what the session did not hold before. */
  private static final String ADD_ATTRIBUTE =
      """
      insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes) values (?, ?, ?)
      on conflict (session_primary_id, attribute_name) do update set attribute_bytes = excluded.attribute_bytes
      """;

  /**
   * That a session was used is noted once a minute, not at each request: reading a page then writes
   * nothing to the disk. Where sessions last less than ten minutes it is noted more often, or they
   * would end while in use.
   */
  private static final String UPDATE =
      """
      update spring_session s set session_id = n.session_id, last_access_time = n.last_access_time,
        max_inactive_interval = n.max_inactive_interval, expiry_time = n.expiry_time, principal_name = n.principal_name
      from (select cast(? as char(36)) as session_id, cast(? as bigint) as last_access_time, cast(? as int) as max_inactive_interval,
        cast(? as bigint) as expiry_time, cast(? as varchar) as principal_name, cast(? as char(36)) as primary_id) n
      where s.primary_id = n.primary_id and (n.last_access_time >= s.last_access_time + least(60000, n.max_inactive_interval * 100::bigint)
        or (s.session_id, s.max_inactive_interval, s.principal_name)
          is distinct from (n.session_id, n.max_inactive_interval, n.principal_name))
      """;

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionWriting() {
    return repository -> {
      repository.setCreateSessionAttributeQuery(ADD_ATTRIBUTE);
      repository.setUpdateSessionQuery(UPDATE);
    };
  }

  @Bean
  ConversionService springSessionConversionService() {
    GenericConversionService conversion = new GenericConversionService();
    conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversion.addConverter(new Reading());
    return conversion;
  }

  /** Of what cannot be read nothing comes, which a plain Converter may not say. */
  private static final class Reading implements GenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(byte[].class, Object.class));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object bytes, TypeDescriptor from, TypeDescriptor to) {
      if (bytes == null) {
        return null;
      }
      try (ObjectInputStream in = new Input((byte[]) bytes)) {
        in.setObjectInputFilter(HELD);
        return in.readObject();
      } catch (IOException | ClassNotFoundException | RuntimeException e) {
        if (e instanceof InvalidClassException || e instanceof ClassNotFoundException) {
          log.info("A session of another version of the application was dropped: {}", e.toString());
        } else {
          log.warn("A session could not be read and was dropped", e);
        }
        return null;
      }
    }
  }

  private static final class Input extends ObjectInputStream {
    Input(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return ClassUtils.forName(
          description.getName(), loader == null ? SessionStorage.class.getClassLoader() : loader);
    }
  }
}
