package org.shanshui.compiler.consistency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.shanshui.compiler.plan.Plan;

class MetricNameTest {
  private static final Plan.Region REGION = new Plan.Region("澄江市", null);

  @ParameterizedTest
  @CsvFileSource(resources = "metrics.corpus.tsv", delimiter = '\t', quoteCharacter = '\0')
  void metricsAreOneWhereThePlansMeanOneThing(String one, String other, String verdict) {
    String a = MetricName.of(one, "", REGION);
    String b = MetricName.of(other, "", REGION);
    String found = a == null ? "bare" : a.equals(b) ? "same" : "other";
    assertEquals(verdict, found, () -> a + " and " + b);
  }

  @Test
  void theNameThatOthersAreReadAsIsReadAsItself() {
    for (String metric : List.of("空气质量优良天数比重", "单位gdp能耗", "人均gdp", "pm25浓度")) {
      assertEquals(metric, MetricName.of(metric, "", null));
    }
  }
}
