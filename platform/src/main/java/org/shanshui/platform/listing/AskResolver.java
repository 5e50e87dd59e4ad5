package org.shanshui.platform.listing;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers what is asked of a list, and tells programs what may be asked. */
@Configuration(proxyBeanMethods = false)
class AskResolver implements WebMvcConfigurer, HandlerMethodArgumentResolver {
  private final ObjectProvider<AllLists> lists;

  AskResolver(ObjectProvider<AllLists> lists) {
    this.lists = lists;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(Of.class);
  }

  @Override
  public Ask resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Listing<?> list = list(parameter);
    String view = Objects.requireNonNull(parameter.getParameterAnnotation(Of.class)).view();
    return Ask.of(
        list,
        name -> {
          String value = request.getParameter(name);
          boolean usual =
              value == null && list.views() != null && name.equals(list.views().filter());
          return usual && !view.isEmpty() ? view : value;
        });
  }

  private Listing<?> list(MethodParameter parameter) {
    return lists
        .getObject()
        .get(Objects.requireNonNull(parameter.getParameterAnnotation(Of.class)).value());
  }

  /** Each filter is a parameter of the interface's description. */
  @Bean
  OperationCustomizer listParameters() {
    return (operation, handler) -> {
      for (MethodParameter parameter : handler.getMethodParameters()) {
        if (supportsParameter(parameter)) {
          describe(operation, list(parameter));
        }
      }
      return operation;
    };
  }

  private static void describe(Operation operation, Listing<?> list) {
    if (operation.getParameters() != null) {
      operation.getParameters().removeIf(p -> p.getName().equals("ask"));
    }
    Stream.of(
            Stream.ofNullable(list.views()).map(Listing.Views::filter),
            list.filters().stream().map(Filter::name),
            Stream.of(Ask.SORT, Ask.AFTER, Ask.BEFORE, Ask.LIMIT))
        .flatMap(names -> names)
        .forEach(
            name ->
                operation.addParametersItem(
                    new QueryParameter().name(name).required(false).schema(new StringSchema())));
  }
}
