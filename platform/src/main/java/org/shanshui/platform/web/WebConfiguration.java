package org.shanshui.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.shanshui.platform.access.SightedDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Chinese unless the person chooses English; one clock, on China's time. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new CookieLocaleResolver("shanshui-lang");
    resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieSameSite("Lax");
    resolver.setRejectInvalidCookies(false);
    return resolver;
  }

  @Bean
  HouseClock clock(ObjectProvider<SightedDataSource> database) {
    return new HouseClock(offset -> database.getObject().setClockOff(offset));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> incomingBodies() {
    return server -> server.addEngineValves(new IncomingBodies());
  }

  /** The language is chosen by a link, never by a form: no body is read to look for it. */
  private static final class LanguageLink extends LocaleChangeInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler)
        throws ServletException {
      boolean reads =
          request.getMethod().equals("GET")
              && request.getDispatcherType() == DispatcherType.REQUEST;
      return !reads || super.preHandle(request, response, handler);
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor language = new LanguageLink();
    language.setParamName("lang");
    language.setIgnoreInvalidLocale(true);
    registry.addInterceptor(language);
  }
}
