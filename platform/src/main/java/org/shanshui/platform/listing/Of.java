package org.shanshui.platform.listing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of which list an {@link Ask} among a handler's parameters is, by the path of its page. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Of {
  String value();

  /** The view that is meant where none is asked for; empty is the usual of the page. */
  String view() default "";
}
