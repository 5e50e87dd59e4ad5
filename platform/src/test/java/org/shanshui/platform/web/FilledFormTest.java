package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.refusal.Refusal;

/** A refused form keeps what was typed and says beside each field what is wrong. */
class FilledFormTest {
  private static final String PAGE =
      """
      <!DOCTYPE html><html><head><title>t</title></head><body><nav class="nav">栏目</nav><main><div class="head"><h1>页</h1></div>
      <form method="post" action="/other"><input type="hidden" name="_submission" value="k0"><button>别的</button></form>
      <details><summary>改</summary><form id="f" method="post" action="/things/7"><input type="hidden" name="_submission" value="k1">
        <input type="hidden" name="version" value="4">
        <div class="field"><label for="goal">目标</label><input id="goal" name="goal" value="100"></div>
        <div class="field"><label for="note">说明</label><textarea id="note" name="note">旧</textarea></div>
        <select name="unit"><option value="1" selected>甲</option><option value="2">乙</option></select>
        <input type="checkbox" name="sure" value="true" checked><input type="radio" name="way" value="a" checked><input type="radio" name="way" value="b">
        <input type="password" name="secret"><button>保存</button></form></details>
      <input name="far" form="f" value="">
      <table><tr id="row-3"><td>行</td><td><span class="text-warn">未填进度。</span></td></tr></table></main>
      <script type="application/json">{"a":"</b>"}</script></body></html>
      """;

  private static final Map<String, String[]> TYPED =
      Map.of(
          "version", new String[] {"4"},
          "goal", new String[] {"八十\"<b>"},
          "note", new String[] {"<script>x</script>"},
          "unit", new String[] {"2"},
          "way", new String[] {"b"},
          "far", new String[] {"远"},
          "secret", new String[] {"geheim"});

  private static Document refused(Map<String, String[]> typed, Refusal... refusals) {
    return Jsoup.parse(
        new FilledForm(
                PAGE,
                "/things/7",
                typed,
                "/things?page=2",
                (key, arguments) -> key + List.of(arguments),
                false)
            .refused(List.of(refusals)));
  }

  private static Element one(Document page, String css) {
    return java.util.Objects.requireNonNull(page.selectFirst(css), css);
  }

  @Test
  void whatWasTypedStandsInItsFieldsAndNothingElseDoes() {
    Document page = refused(TYPED, Refusal.invalid("web.wrong", "不对。", "wrong"));
    assertThat(one(page, "input[name=goal]").val()).isEqualTo("八十\"<b>");
    assertThat(one(page, "textarea").wholeText()).isEqualTo("<script>x</script>");
    assertThat(page.select("option[selected]").eachAttr("value")).containsExactly("2");
    assertThat(one(page, "[name=sure]").hasAttr("checked")).as("unticked").isFalse();
    assertThat(page.select("[name=way][checked]").eachAttr("value")).containsExactly("b");
    assertThat(one(page, "[name=far]").val()).as("outside the form").isEqualTo("远");
    assertThat(one(page, "[name=secret]").val()).isEmpty();
    assertThat(page.select("input[name=_submission]").eachAttr("value")).contains("k0", "k1");
    assertThat(page.select("script")).hasSize(1);
  }

  @Test
  void aReasonStandsBesideItsFieldAndWhatHidItIsOpen() {
    Document page =
        refused(TYPED, Refusal.invalid("web.no-number", "不是数字。", "no number").beside("goal"));
    assertThat(one(page, ".field:has([name=goal]) .error").text()).isEqualTo("不是数字。");
    assertThat(one(page, "[name=goal]").attr("aria-invalid")).isEqualTo("true");
    assertThat(one(page, "[name=goal]").attr("aria-describedby")).isEqualTo("refused-goal");
    assertThat(one(page, "details").hasAttr("open")).isTrue();
    assertThat(page.select(".problem")).isEmpty();
    assertThat(page.text()).contains("栏目").doesNotContain("no number");
  }

  @Test
  void aReasonThatNamesNoFieldStandsAtTheHeadOfItsForm() {
    Document page = refused(TYPED, Refusal.conflict("web.sums-differ", "合计不等于目标。", "sums differ"));
    assertThat(one(page, "#f > .problem").text()).isEqualTo("合计不等于目标。");
  }

  @Test
  void manyReasonsAreToldAtOnceAndLeadToTheirPlaces() {
    Document page =
        refused(
            TYPED,
            Refusal.invalid("web.progress-missing", "“甲”：未填进度。", "progress is missing")
                .beside("row-3"),
            Refusal.invalid("web.no-number", "不是数字。", "no number").beside("goal"));
    assertThat(one(page, "#f > .problem .title").text()).isEqualTo("ui.refused.many[2]");
    assertThat(page.select(".problem li a").eachAttr("href")).containsExactly("#row-3", "#goal");
    assertThat(one(page, "#row-3").text()).as("not twice").isEqualTo("行 “甲”：未填进度。");
    assertThat(page.select(".field:has([name=goal]) .error")).hasSize(1);
  }

  @Test
  void veryManyReasonsLeaveRoomForTheForm() {
    Refusal[] twenty =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(i -> Refusal.invalid("web.no", "第" + i + "处。", "no. " + i).beside("row-3"))
            .toArray(Refusal[]::new);
    Document page = refused(TYPED, twenty);
    assertThat(page.select("#f > .problem > div > ul > li")).hasSize(6);
    assertThat(page.select("#f > .problem details:not([open]) li")).hasSize(14);
  }

  @Test
  void whatAnotherChangedMeanwhileIsToldBesideWhatWasTyped() {
    Map<String, String[]> stale = new java.util.HashMap<>(TYPED);
    stale.put("version", new String[] {"3"});
    Document page = refused(stale, Refusal.stale());
    assertThat(one(page, ".field:has([name=goal]) .hint").text()).isEqualTo("ui.refused.now[100]");
    assertThat(one(page, "#f [name=version]").val()).isEqualTo("4");
  }

  @Test
  void thePageKeepsItsAddressForTheNextTry() {
    Document page = refused(TYPED, Refusal.invalid("web.wrong", "不对。", "wrong"));
    assertThat(one(page, "meta[name=page]").attr("content")).isEqualTo("/things?page=2");
    assertThat(page.select("form input[name=_page]").eachAttr("value"))
        .containsExactly("/things?page=2", "/things?page=2");
  }

  @Test
  void whereTheFormIsGoneThePageSaysWhyAllTheSame() {
    Document page =
        Jsoup.parse(
            new FilledForm(PAGE, "/gone", TYPED, "/things", (key, arguments) -> key, true)
                .refused(
                    List.of(
                        Refusal.conflict("web.submitted-already", "已提交。", "submitted already"))));
    assertThat(one(page, "main > .head + .problem").text()).isEqualTo("submitted already");
  }
}
