package org.shanshui.compiler.read;

import java.util.regex.Pattern;

/** Lines that belong to a web site and not to the document it shows. */
final class Furniture {
  private static final int LONGEST = 80;

  private static final Pattern ANYWHERE =
      Pattern.compile(
          "打印本页|关闭(本页|窗口|页面)|当前位置\\s*[:：]|您(现在)?(的|所在)的?位置\\s*[:：]|扫一扫|分享到|浏览(次数|量)|^今天是"
              + "|(点击|阅读)(数|次数|量)\\s*[:：]|ICP备|网站标识码|公网安备|版权所有|返回(顶部|首页)|设为首页|加入收藏"
              + "|无障碍(浏览|阅读)|字体\\s*[:：]?\\s*[\\[【]?\\s*[大小]|字号\\s*[:：]|微信公众号|下载客户端");

  private static final Pattern IMPRINT =
      Pattern.compile("ICP备|网站标识码|公网安备|版权所有|Copyright", Pattern.CASE_INSENSITIVE);

  private static final Pattern WHOLE =
      Pattern.compile(
          "([\\[【(（]?(打印|关闭|收藏|分享|纠错|返回|首页|下载|大|中|小|微博|微信|复制链接|TOP)[\\]】)）]?[\\s|/]*){1,8}"
              + "|(上|下)一(篇|条|页)\\s*[:：]?.*");

  private Furniture() {}

  /** Whether the text is what a site says of itself at the foot of a page. */
  static boolean isImprint(String text) {
    return IMPRINT.matcher(text).find();
  }

  static boolean isLine(String line) {
    return line.length() <= LONGEST
        && (WHOLE.matcher(line).matches() || ANYWHERE.matcher(line).find());
  }
}
