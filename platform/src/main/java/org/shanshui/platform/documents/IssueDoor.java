package org.shanshui.platform.documents;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Whether what a page shows is offered to be issued; read by {@code documents/parts :: issue}. */
@ControllerAdvice(annotations = Controller.class)
class IssueDoor {
  @ModelAttribute("mayIssue")
  boolean mayIssue() {
    return Organs.ISSUE.allows();
  }
}
