package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class HtmlReaderTest {
  private static final String PROSE =
      "<p>　　一、总体要求</p><p>坚持系统治理，到2027年，全市新增造林3万亩，修复河道40公里，水质稳定达标。</p>"
          + "<p>强化统筹，压实责任，各县要把任务分解到镇，落实到人，按季通报，年底考核。</p>";

  private static Document read(String html) throws UnreadableException {
    return DocumentReaders.read("a.html", html.getBytes(UTF_8));
  }

  private static String blocks(String html) throws UnreadableException {
    return BlockNotation.of(read("<html><body>" + html + "</body></html>"));
  }

  @Test
  void eachBlockElementIsALine() throws UnreadableException {
    assertEquals(
        "H1「方案」H2「一、目标」P「到2027年，绿地达到\u201c双百\u201d水平。」P「甲」P「乙 2」L「其一」L「1.甲项」L「2.乙项」P「预排」P「两行」",
        blocks(
            "<h1>方案</h1><h2>一、<b>目标</b></h2><p>到2027年，绿地\n   达到&ldquo;双百&rdquo;水平。</p>甲<br>乙 2"
                + "<ul><li>其一</li></ul><ol><li>甲项</li><li>乙项</li></ol><pre>预排\n两行</pre>"));
  }

  @Test
  void whatABrowserStrikesOutOrHidesIsNoText() throws UnreadableException {
    assertEquals(
        "P「建闸5座，修渠30公里，护岸2处。」P「读屏略过而可见4处。」T「甲│乙；丙│7」",
        blocks(
            "<style>.old{text-decoration:line-through} p.x,.no { display : none }"
                + "@media print{.print{display:none}}</style>"
                + "<p>建闸<del>8</del><ins>5</ins>座，修渠<s>20</s>30公里，<span class='old'>堤6处，</span>"
                + "<span style='text-decoration: line-through'>坝9座，</span>护岸2处。</p>"
                + "<p hidden>内部1处。</p><p style='Display: None'>内部2处。</p><p class='a no'>内部3处。</p>"
                + "<p aria-hidden='true' class='print'>读屏略过而可见4处。</p>"
                + "<table><tr><td>甲<td>乙</tr><tr><td>丙<td><strike>6</strike>7</tr></table>"));
  }

  @Test
  void powersStayAndTheMarksOfNotesGo() throws UnreadableException {
    assertEquals(
        "P「库容2×10⁷m3，补助30亿元，设站4座，CO2排放下降，流量3m3/s。」",
        blocks(
            "<p>库容2×<b>10</b><sup>7</sup>m<sup>3</sup>，补助30亿元<sup><a href='#1'>[1]</a></sup>，设站4<sup>②</sup>座"
                + "<span style='vertical-align: super'>1,2</span>，CO<sub>2</sub>排放下降，流量3m<sup>3</sup>/s。</p>"));
  }

  @Test
  void spanningCellsStandInEveryPlaceTheyCover() throws UnreadableException {
    Document document =
        read(
            "<html><table><caption>表1</caption><tr><th rowspan=2>指标</th><th colspan=2>目标</th></tr>"
                + "<tr><td>2025<br>年</td><td>2027年</td></tr><tr><td>森林</td><td>61%</td><td><p>62%。</p><p>力争</p></td></tr></table></html>");
    assertEquals("C「表1」T「指标│目标│目标；指标│2025年│2027年；森林│61%│62%。\n力争」", BlockNotation.of(document));
    Block table = document.blocks().get(1);
    assertEquals(table.rows().get(0).get(0), table.rows().get(1).get(0));
  }

  @Test
  void tablesThatLayOutThePageAreNoTables() throws UnreadableException {
    assertEquals(
        "P「一、总则」P「二、任务」P「三、保障」",
        blocks(
            "<table><tr><td><table><tr><td>一、总则</td></tr><tr><td>二、任务</td></tr></table></td><td>三、保障</td></tr></table>"));
  }

  @Test
  void thePlanIsFoundAmongNavigationAndFooters() throws UnreadableException {
    String page =
        "<html><head><title>关于印发青岚市造林方案的通知_青岚市政府网</title></head><body><form><div"
            + " class='top-nav'><ul><li><a href=/>首页</a></li><li><a"
            + " href=/a>政务公开</a></li></ul></div><div class='crumb'>当前位置：<a>首页</a> &gt;"
            + " <a>文件</a></div><div class='wrap'><div class='left'><ul>"
            + "<li><a href=1>市政府召开全体会议，部署下半年工作</a></li>".repeat(20)
            + "</ul></div><div"
            + " class='right'><table><tr><td>索引号</td><td>0021/2026</td></tr><tr><td>成文日期</td><td>2026-03-01</td></tr></table><div"
            + " id='zoom'>"
            + PROSE
            + "<table><tr><td>单位</td><td>亩数</td></tr><tr><td>东县</td><td>8000</td></tr></table></div><div"
            + " class='share'>分享到：<a>微博</a></div><p>【打印本页】【关闭窗口】</p></div></div><footer>主办：青岚市人民政府办公室，网站标识码3300000001</footer><script>var"
            + " a = '一、脚本。';</script></form></body></html>";
    assertEquals(
        "H1「关于印发青岚市造林方案的通知」T「索引号│0021/2026；成文日期│2026-03-01」P「一、总体要求」"
            + "P「坚持系统治理，到2027年，全市新增造林3万亩，修复河道40公里，水质稳定达标。」"
            + "P「强化统筹，压实责任，各县要把任务分解到镇，落实到人，按季通报，年底考核。」T「单位│亩数；东县│8000」",
        BlockNotation.of(read(page)));
  }

  @Test
  void theDeclaredEncodingHoldsAndGb2312MeansGb18030() throws UnreadableException {
    for (String declaration :
        new String[] {
          "<meta charset=gb2312>",
          "<meta http-equiv='Content-Type' content='text/html; charset=GBK'>",
          "<meta charset='no-such'>",
          ""
        }) {
      String html = "<html><head>" + declaration + "</head><body><p>堃㐂造林，绿地的面积</p></body></html>";
      Document document = DocumentReaders.read("a.htm", html.getBytes(Charset.forName("GB18030")));
      assertEquals("P「堃㐂造林，绿地的面积」", BlockNotation.of(document));
    }
    String big5 = "<html><head><meta charset=big5></head><body><p>造林三萬畝</p></body></html>";
    assertEquals(
        "P「造林三萬畝」",
        BlockNotation.of(DocumentReaders.read("a.htm", big5.getBytes(Charset.forName("Big5")))));
  }

  @Test
  void aPageUnderAWrongExtensionIsReadByItsContent() throws UnreadableException {
    byte[] html = "<!DOCTYPE html><html><body><p>造林3万亩</p></body></html>".getBytes(UTF_8);
    Document document = DocumentReaders.read("a.doc", html);
    assertEquals("html", document.format());
    assertEquals("wrong-extension", document.diagnostics().get(0).code());
    assertTrue(document.diagnostics().get(0).message().contains(".doc"));
  }

  @Test
  void deepNestingIsReadWithoutRunningOutOfStack() throws UnreadableException {
    assertEquals("P「底」", blocks("<div>".repeat(200_000) + "底"));
    assertEquals("P「表」", blocks("<table><tr><td>".repeat(20_000) + "表"));
  }

  @Test
  void aPageOfNothingButTagsIsRefused() {
    String tags = "<html>" + "<b>".repeat(1_000_001);
    assertEquals("too-large", assertThrows(UnreadableException.class, () -> read(tags)).code());
    assertEquals(
        "empty",
        assertThrows(UnreadableException.class, () -> read("<html><body><img src=a.png></html>"))
            .code());
  }
}
