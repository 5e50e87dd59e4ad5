package org.shanshui.language.places;

/** Level of an administrative division (行政区划层级) in GB/T 2260. */
public enum Level {
  /** 省级: province, autonomous region, municipality, special administrative region. */
  PROVINCE,
  /** 地级: prefecture-level city, prefecture, autonomous prefecture, league. */
  PREFECTURE,
  /** 县级: district, county, county-level city, banner; also those directly under a province. */
  COUNTY
}
