package org.shanshui.compiler.consistency;

import java.io.IOException;
import java.io.OutputStream;
import org.shanshui.compiler.consistency.Consistency.Claim;
import org.shanshui.compiler.consistency.Consistency.Difference;
import org.shanshui.compiler.consistency.Consistency.Finding;
import org.shanshui.compiler.consistency.Consistency.Subject;
import org.shanshui.compiler.write.JsonText;

/** A comparison of plans as JSON in UTF-8, in the shape {@value #SCHEMA}. */
public final class ConsistencyJson {
  /** The name of this shape on the wire. */
  public static final String SCHEMA = "shanshui/consistency/2";

  private final Consistency consistency;
  private final JsonText json;

  private ConsistencyJson(Consistency consistency, JsonText json) {
    this.consistency = consistency;
    this.json = json;
  }

  /**
   * Writes the comparison and a line feed; the stream is flushed and stays open.
   *
   * @throws IOException where the stream fails
   */
  public static void write(Consistency consistency, OutputStream out) throws IOException {
    JsonText.write(out, json -> new ConsistencyJson(consistency, json).whole());
  }

  private void whole() {
    json.string("schema", SCHEMA);
    json.strings("plans", consistency.plans());
    json.objects("indicators", consistency.indicators(), this::subject);
    json.objects("projects", consistency.projects(), this::subject);
  }

  private void subject(Subject subject) {
    json.string("name", subject.name());
    json.string("kind", subject.kind() == null ? null : subject.kind().word());
    json.objects("findings", subject.findings(), this::finding);
  }

  private void finding(Finding finding) {
    json.string("due", finding.due());
    json.string("scope", finding.scope());
    json.string("verdict", finding.verdict().word());
    json.string(
        "tighter", finding.tighter() == null ? null : consistency.plans().get(finding.tighter()));
    json.strings(
        "differences", finding.differences().stream().sorted().map(Difference::word).toList());
    json.objects("claims", finding.claims(), this::claim);
  }

  private void claim(Claim claim) {
    json.string("plan", consistency.plans().get(claim.plan()));
    json.string("name", claim.name());
    json.string("op", claim.op());
    json.number("value", claim.value());
    json.number("upper", claim.upper());
    json.string("unit", claim.unit());
    json.string("phase", claim.phase());
    json.string("due", claim.due());
    json.object(
        "conversion",
        claim.conversion(),
        conversion -> {
          json.string("year", conversion.year());
          json.number("base", conversion.base());
          json.number("level", conversion.level());
          json.string("unit", conversion.unit());
        });
    json.number("start", claim.start());
    json.number("end", claim.end());
  }
}
