package org.shanshui.platform.plans;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shanshui.compiler.plan.CodePoints;
import org.springframework.stereotype.Component;

/**
 * Offsets of documents' texts: items count code points, browsers count UTF-16 units. A text never
 * changes once it is compiled, so what was counted stays.
 */
@Component
class Texts {
  private static final int KEPT = 200;

  private final Drafts drafts;
  private final Map<Long, CodePoints> counted =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, CodePoints> eldest) {
              return size() > KEPT;
            }
          });

  Texts(Drafts drafts) {
    this.drafts = drafts;
  }

  /** Of a document that is in the actor's sight and compiled. */
  CodePoints points(long draftId) {
    CodePoints known = counted.get(draftId);
    if (known == null) {
      known = new CodePoints(drafts.text(draftId));
      counted.put(draftId, known);
    }
    return known;
  }
}
