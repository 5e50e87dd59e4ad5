package org.shanshui.platform.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.util.ClassUtils;

/**
 * How sessions are read from the database. What an older or newer version of the application wrote
 * and this one cannot read counts as not there: the person signs in again. Classes that no session
 * holds are not read at all.
 */
@Configuration(proxyBeanMethods = false)
class SessionReading {
  private static final Logger log = LoggerFactory.getLogger(SessionReading.class);
  private static final ObjectInputFilter HELD =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=40;maxarray=100000;org.shanshui.platform.**;org.springframework.security.**;"
              + "org.springframework.web.**;org.springframework.util.**;com.nimbusds.**;java.**;!*");

  @Bean
  ConversionService springSessionConversionService() {
    GenericConversionService conversion = new GenericConversionService();
    conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversion.addConverter(byte[].class, Object.class, new Reading());
    return conversion;
  }

  private static final class Reading implements Converter<byte[], Object> {
    @Override
    public @Nullable Object convert(byte[] bytes) {
      try (ObjectInputStream in = new Input(bytes)) {
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
          description.getName(), loader == null ? SessionReading.class.getClassLoader() : loader);
    }
  }
}
