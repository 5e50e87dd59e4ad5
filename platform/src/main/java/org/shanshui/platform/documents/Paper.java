package org.shanshui.platform.documents;

import java.io.IOException;
import java.util.Map;

/** What can be issued as an official document, contributed by the module that has its contents. */
public interface Paper {
  /** Address at which it is had as a draft: /tasks/lists.docx. */
  String path();

  /**
   * What it is called.
   *
   * @param asked parameters of its address
   */
  String title(Map<String, String> asked);

  /**
   * Writes it, of what is in sight of who asks.
   *
   * @throws org.shanshui.platform.refusal.Refused where there is no document of what is asked
   */
  byte[] write(Map<String, String> asked, String title, Letterhead letterhead) throws IOException;
}
