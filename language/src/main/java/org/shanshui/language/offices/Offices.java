package org.shanshui.language.offices;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Alphabet;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.noise.TraditionalChars;

/**
 * Names of government and party bodies (机关单位): their full names, lists of them, and finding them.
 */
public final class Offices {
  private static final OfficeRegister REGISTER = OfficeRegister.STANDARD;

  private static final String COUNTIES =
      "(?:县|市|区)(?:[（(〈<\\[［][^（）()〈〉<>\\[\\]［］]{1,12}[）)〉>\\]］]|市区|市、区|区|市)?";

  private static final String TOWNS =
      "(?:乡镇街道|乡镇|镇乡|镇街|镇办|镇|街道|乡|村|社区)(?:[（(〈<][^（）()〈〉<>]{1,12}[）)〉>]|、?街道|、街道办事处)?";

  /** 各县（市、区）人民政府, 市级有关单位, 有关部门, 各乡镇（街道）. */
  private static final Pattern COLLECTIVE =
      Pattern.compile(
          "(?:(?:市|省|县|区|州|中央|自治区)(?:级|直|属|本级)?)?(?:各级|各有关|各相关|各|有关|相关|其他|其它)*(?:"
              + COUNTIES
              + "|"
              + TOWNS
              + "|市州|市（州）|设区市|功能区|开发区|园区|产业集聚区"
              + "|(?:区县|县区|乡镇|县级市|区|县|市|旗|乡|镇|村)(?:人民政府|政府)?(?:[、和及](?:县级市|自治县|乡镇|区|县|市|旗|乡|镇|街道|村|社区)(?:（[^（）]{1,12}）)?)+)?"
              + "(?:各|有关|相关|直|级)*"
              + "(?:(?:党委|委)(?:[、和])?(?:人民)?政府|人民政府|政府|党委|管委会|管理委员会|街道办事处|办事处|部门(?:[和、及](?:有关|相关)?单位)?|单位(?:[和、及]部门)?|机关|成员单位|直部门|直单位|党（工）委|专班)?"
              + "(?:（(?:管委会|党工委、管委会|党工委)）)?"
              + "(?:[（(](?:街道办事处|管委会|办事处|管理委员会)[）)]|、管委会|和管委会)*");

  /** Endings of official bodies that no list can hold all of; read from the last character. */
  private static final Lexicon OFFICIAL =
      Lexicon.reversed(
          "局", "委", "办", "厅", "部", "处", "署", "院", "委员会", "办公室", "室", "馆", "站", "队", "中心", "管委会",
          "政府", "法院", "检察院", "支行", "分行", "分局", "支队", "总队", "大队", "公司", "集团", "联合会", "联合社", "联",
          "协会", "总会", "学会", "商会", "工会", "银行", "海关", "大学", "学院", "学校", "医院", "研究院", "研究所", "管理处",
          "管理站", "指挥部", "专班", "街道", "办事处", "管理所", "报社", "电视台", "党校", "园区", "开发区", "新区", "高新区",
          "经开区", "示范区", "集聚区", "度假区", "县", "区", "市", "镇", "乡");

  /** Characters before such an ending. */
  private static final int LONGEST_STEM = 24;

  /** What is no office and yet may have work to do: 高校, 各银行机构, 行业协会, 项目业主. */
  private static final Pattern KIND_OF_BODY =
      Pattern.compile(
          "(?:各|有关|相关|驻.{1,3}|属地|[省市县区]属|国有|重点|三大|三家|通信|电信|其他|其它|行业|主管|责任|执法|监管|审批|职能|业务|项目|产业|地方|银行业|保险|基础|用能|施工|权属|建设|产权)*"
              + "(?:高等院校|高校|院校|中小学校?|学校|幼儿园|医院|医疗机构|医疗卫生机构|科研院所|科研机构|企业|国企|平台公司|公司|银行|银行机构|金融机构|业金融机构|保险机构|担保机构"
              + "|协会|商会|学会|行业组织|运营商|运营企业|业主单位|业主|单位|部门|主体|村居|村|社区|开发区|园区|功能区|乡镇|街道|成员单位|地区|媒体|社会组织|群团组织|人民团体|民主党派)"
              + "|各[\\u4E00-\\u9FFF]{2,6}(?:单位|部门|企业|公司|机构|学校|银行|园区)");

  /**
   * Endings of buildings and places that are also bodies: in a bare list they are not told apart.
   */
  private static final Pattern MAY_BE_PLACE =
      Pattern.compile(".*(?:中心|医院|学校|大学|学院|中学|小学|园区|开发区|新区|高新区|经开区|示范区|集聚区|度假区|街道|站|[省市县区州盟旗镇乡])");

  /** What level words and names of many bodies begin with. */
  private static final Alphabet FIRST_OF_MANY =
      Alphabet.of("自国中全省市县区州盟旗镇乡", "各有相其街村社设功开园产直级党委人政管办部单机成专", "(（〈<[［〔【");

  /** A mention that says only that there are bodies. */
  private static final Pattern COLLECTIVE_IN_PROSE =
      Pattern.compile(
          "(?:各|有关|相关)?(?:县|市|区)[（(〈][^（）()〈〉]{1,8}[）)〉](?:党委、?政府|人民政府|政府|党委|管委会)"
              + "|(?:各|有关|相关)(?:县市区|县区|市县|区县)(?:党委、?政府|人民政府|政府|党委)"
              + "|(?:市|省|县|区|州)(?:级|直)(?:各有关|各相关|各|有关|相关)(?:部门|单位)"
              + "|各(?:乡镇|镇乡|镇|街道)(?:[（(]街道[）)]|、街道)?(?:人民政府|政府|党委)(?:[（(]街道办事处[）)]|、街道办事处)?");

  /** A department of a government by its full name: level, what it is called after, rank. */
  private static final Pattern DEPARTMENT =
      Pattern.compile(
          "(?<level>[省市县区州盟旗]|自治区|)(?<words>(?!委|人民|政协|共青团|纪律|监察)[^局厅委办院]{2,20})(?<rank>局|厅|委员会)");

  private static final Pattern JOINED = Pattern.compile("[和与及、]");

  private Offices() {}

  /**
   * The bodies of an enumeration, {@code 市发展改革委、市水利局等，相关县〈市、区〉政府}, in order. Marks inside brackets
   * do not cut; a clause that names no body (按职责分工负责) is left out.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the text
   */
  public static List<OfficeName> parseList(CharSequence text, int from, int to) {
    Objects.checkFromToIndex(from, to, text.length());
    return OfficeList.parse(text, from, to);
  }

  /** Whether the text is an enumeration of bodies, all of them surely so, and says nothing else. */
  public static boolean namesOnly(CharSequence text) {
    List<OfficeName> names = parseList(text, 0, text.length());
    return !names.isEmpty()
        && names.get(0).start() == 0
        && names.get(names.size() - 1).end() == text.length()
        && names.stream().allMatch(Offices::isSurelyBody);
  }

  /** The bodies named in running prose, in order, without overlap. */
  public static List<OfficeName> find(CharSequence text) {
    return find(text, nameStarts(text));
  }

  /** The same, by the text's {@link #nameStarts}. */
  public static List<OfficeName> find(CharSequence text, int[] nameStarts) {
    return new OfficeFinder(text, nameStarts).find();
  }

  /**
   * Every place of a text where the name of a body may start, in order, and so every one where the
   * name of a place may, since bodies are called by their places.
   */
  public static int[] nameStarts(CharSequence text) {
    return OfficeFinder.STARTS.all(text);
  }

  /**
   * The full name without the region: 市发展和改革委员会 for 台州市发改委. Null if the name is no name of a body.
   */
  public static @Nullable String canonical(String name) {
    String plain = plain(name);
    return isCollective(plain) ? collective(plain) : named(plain);
  }

  /** The full name of what a name without blanks names, if it is one body's. */
  private static @Nullable String named(String plain) {
    if (plain.isEmpty()) {
      return null;
    }
    OfficeRegister.Reading reading = REGISTER.read(plain, 0, plain.length());
    if (reading != null && reading.end() == plain.length()) {
      return reading.canonical();
    }
    int bracket = plain.endsWith("）") ? plain.lastIndexOf('（') : -1;
    if (bracket > 0) {
      // 市委组织部（市委编办）: a second plate of one body.
      return canonical(plain.substring(0, bracket));
    }
    if (plain.length() > 26 || !endsOfficially(plain)) {
      return null;
    }
    String level = REGISTER.level(plain, 0, plain.length());
    int rest = REGISTER.anchorEnd(plain, 0, plain.length());
    // 台州湾新区管委会 begins with a place's short name and is not that place's.
    return level.isEmpty() || rest == plain.length() ? plain : level + plain.substring(rest);
  }

  private static boolean endsOfficially(String plain) {
    long ending = OFFICIAL.longestBefore(plain, 1, plain.length());
    return ending != Lexicon.MISS && Lexicon.end(ending) <= LONGEST_STEM;
  }

  /**
   * Whether both names mean one body, the region aside; false where either is no name of a body.
   */
  public static boolean same(String a, String b) {
    String left = canonical(a);
    return left != null && left.equals(canonical(b));
  }

  /**
   * Whether the first is most likely the second called more shortly, the region aside: a department
   * of the same level and rank whose words the second has all, in their order and from the
   * beginning. 市文旅局 for 市文化广电旅游体育局, 市自然资源局 for 市自然资源和规划局. False where both are the {@link #same},
   * and for organs within party, government and congress, which have their words from what they
   * belong to.
   */
  public static boolean shortens(String shorter, String longer) {
    String a = canonical(shorter);
    String b = canonical(longer);
    if (a == null || b == null || a.equals(b)) {
      return false;
    }
    Matcher left = DEPARTMENT.matcher(a);
    Matcher right = DEPARTMENT.matcher(b);
    return left.matches()
        && right.matches()
        && left.group("level").equals(right.group("level"))
        && left.group("rank").equals(right.group("rank"))
        && beginsAndGoesOn(words(left), words(right));
  }

  /** What a department is called after, 自然资源规划; what joins its words says nothing. */
  private static String words(Matcher department) {
    return JOINED.matcher(department.group("words")).replaceAll("");
  }

  private static boolean beginsAndGoesOn(String part, String whole) {
    if (part.length() < 2 || !whole.startsWith(part.substring(0, 2))) {
      return false;
    }
    int at = 0;
    for (int i = 0; i < part.length(); i++) {
      at = whole.indexOf(part.charAt(i), at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the name of a body that is surely one may begin there: those of the register, those
   * that a region or a level stands before, and 各有关单位.
   */
  static boolean mayBegin(CharSequence text, int from, int to) {
    return FIRST_OF_MANY.contains(TraditionalChars.simplify(text.charAt(from)))
        || OfficeFinder.STARTS.mayStart(text, from, to);
  }

  /** Whether it says what sort of bodies, though none by name: 高校, 有关企业. */
  static boolean isKindOfBody(String name) {
    return name.length() <= 16 && KIND_OF_BODY.matcher(name).matches();
  }

  /** Whether the name is a body's beyond doubt, and no building's or place's. */
  static boolean isSurelyBody(OfficeName name) {
    String canonical = name.canonical();
    if (canonical == null || name.kind() == OfficeName.Kind.COLLECTIVE) {
      return canonical != null;
    }
    String plain = plain(name.quote());
    OfficeRegister.Reading reading = REGISTER.read(plain, 0, plain.length());
    if (reading != null && reading.end() == plain.length()) {
      return true;
    }
    return REGISTER.anchorEnd(plain, 0, plain.length()) > 0
        && !MAY_BE_PLACE.matcher(plain).matches();
  }

  /**
   * Where the second of two standard names begins that nothing parts, 市水利局市林业局; {@code from} where
   * it is one name.
   */
  static int adjoiningAt(CharSequence text, int from, int to) {
    OfficeRegister.Reading first = REGISTER.read(text, from, to);
    if (first == null || !first.anchored() || first.end() >= to) {
      return from;
    }
    OfficeRegister.Reading second = REGISTER.read(text, first.end(), to);
    return second != null
            && second.anchored()
            && !second.regional()
            && second.end() - first.end() > 2
        ? first.end()
        : from;
  }

  /** Whether a sentence that hands it work most likely means one body, and no sort of bodies. */
  static boolean isLikelyBody(OfficeName name) {
    return isSurelyBody(name)
        || name.canonical() != null
            && !name.quote().contains("或")
            && !MAY_BE_PLACE.matcher(plain(name.quote())).matches();
  }

  static int collectiveInProse(CharSequence text, int from) {
    Matcher matcher = COLLECTIVE_IN_PROSE.matcher(text);
    matcher.region(from, Math.min(text.length(), from + 40));
    return matcher.lookingAt() ? matcher.end() : from;
  }

  static OfficeName name(CharSequence text, int from, int to, boolean etc) {
    String quote = text.subSequence(from, to).toString();
    String plain = plain(quote);
    if (isCollective(plain)) {
      return new OfficeName(from, to, quote, collective(plain), OfficeName.Kind.COLLECTIVE, etc);
    }
    String canonical = named(plain);
    OfficeName.Kind kind = canonical == null ? OfficeName.Kind.OTHER : OfficeName.Kind.NAMED;
    return new OfficeName(from, to, quote, canonical, kind, etc);
  }

  private static boolean isCollective(String plain) {
    boolean says =
        plain.startsWith("各")
            || plain.startsWith("有关")
            || plain.startsWith("相关")
            || plain.contains("（市、区）")
            || plain.contains("各有关")
            || plain.contains("有关部门")
            || plain.contains("有关单位")
            || plain.contains("相关部门")
            || plain.contains("相关单位")
            || plain.contains("各部门")
            || plain.contains("各单位");
    return says && plain.length() <= 40 && COLLECTIVE.matcher(plain).matches();
  }

  private static String collective(String plain) {
    String name = plain.replace("相关", "有关").replace("各有关", "有关").replace("人民政府", "政府");
    return name.replace("政府", "人民政府");
  }

  /** Simplified, brackets of one kind, no blanks. */
  private static String plain(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = TraditionalChars.simplify(name.charAt(i));
      if (Clauses.isBlank(c)) {
        continue;
      }
      out.append(
          switch (c) {
            case '〈', '<', '(', '［', '[', '〔', '【' -> '（';
            case '〉', '>', ')', '］', ']', '〕', '】' -> '）';
            default -> c;
          });
    }
    return out.toString();
  }
}
