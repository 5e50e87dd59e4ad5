package org.shanshui.language.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a place is called besides its full name (简称): 黔东南州 and 黔东南 for the prefecture. */
final class PlaceNames {
  /** Peoples as they stand in names of divisions, longer ones before those they end with. */
  private static final List<String> PEOPLES =
      List.of(
          "柯尔克孜", "哈萨克族", "蒙古族", "维吾尔", "哈萨克", "塔吉克", "达斡尔族", "鄂温克族", "布朗族", "土家族", "拉祜族", "仡佬族",
          "布依族", "傈僳族", "景颇族", "仫佬族", "毛南族", "哈尼族", "朝鲜族", "东乡族", "撒拉族", "保安族", "裕固族", "普米族", "独龙族",
          "纳西族", "各族", "蒙古", "锡伯", "回族", "藏族", "苗族", "侗族", "壮族", "彝族", "白族", "傣族", "羌族", "土族", "瑶族",
          "黎族", "畲族", "满族", "佤族", "怒族", "水族", "族", "回");

  private static final List<String> GENERIC =
      List.of(
          "特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "矿区", "新区", "特区", "省", "市", "区", "县",
          "盟", "旗");

  /** Names that are no names without their parent: every old city has an 老城区. */
  private static final Set<String> DESCRIPTIVE =
      Set.of(
          "老城区", "南市区", "北市区", "南郊区", "北郊区", "东郊区", "西郊区", "动力区", "新城子区", "市郊区", "大港区", "新城区",
          "东城区", "西城区", "市中区", "城中区", "城关区", "城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "新市区", "古城区",
          "城东区", "城西区", "城北区", "城厢区", "市北区", "市南区", "江北区", "江东区", "江南区", "河东区", "河西区", "港口区", "海港区",
          "中心区", "路南区", "路北区", "铁东区", "铁西区", "站前区", "桥东区", "桥西区", "高港区");

  private PlaceNames() {}

  /** Whether the full name says too little by itself, being two characters long or descriptive. */
  static boolean isWeak(String name) {
    return name.length() == 2 || DESCRIPTIVE.contains(name);
  }

  static String shortOf(String name) {
    for (String generic : GENERIC) {
      int cut = name.length() - generic.length();
      if (cut >= 2 && name.endsWith(generic)) {
        String stem = name.substring(0, cut);
        return generic.startsWith("自治") || stem.endsWith("族") ? withoutPeoples(stem) : stem;
      }
    }
    return name;
  }

  /** Further full forms in use: 景宁县 for 景宁畲族自治县, 广西自治区. */
  static List<String> aliases(String name) {
    if (name.indexOf("自治") < 0) {
      return List.of();
    }
    List<String> aliases = new ArrayList<>();
    String stem = shortOf(name);
    for (String generic : List.of("自治区", "自治州", "自治县", "自治旗")) {
      if (name.endsWith(generic) && name.length() > stem.length() + generic.length()) {
        aliases.add(stem.concat(generic));
      }
      if (name.endsWith(generic) && !generic.equals("自治区")) {
        aliases.add(stem.concat(generic.substring(2)));
      }
    }
    return aliases;
  }

  private static String withoutPeoples(String stem) {
    String rest = stem;
    for (boolean again = true; again; ) {
      again = false;
      for (String people : PEOPLES) {
        int cut = rest.length() - people.length();
        if (cut >= 2 && rest.endsWith(people)) {
          rest = rest.substring(0, cut);
          again = true;
          break;
        }
      }
    }
    return rest;
  }
}
