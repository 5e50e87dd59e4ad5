package org.shanshui.language.numerals;

import org.shanshui.language.lexicon.Lexicon;

/** Words that begin with a numeral character and count nothing: 一体化, 千方百计, 半导体. */
final class Words {
  private static final Lexicon LEXICON = read();

  private Words() {}

  /** The end of such a word at an index, -1 where none stands. */
  static int at(CharSequence s, int start) {
    long found = LEXICON.longestAt(s, start, s.length());
    return found == Lexicon.MISS ? -1 : Lexicon.end(found);
  }

  private static Lexicon read() {
    Lexicon.Builder words = new Lexicon.Builder();
    for (String word :
        """
        一体 一系列 一方面 一定 一般 一些 一切 一律 一致 一流 一起 一同 一直 一旦 一带一路 一网 一站式 一窗 一件事
        一批 一揽子 一点一滴 一以贯之 一如既往 一盘棋 一张网 一张图 一张蓝图 一把手 一刀切 一线 一并 一门式 一码 一键 一卡通
        一心 一贯 一向 一再 一度 一概 一味 一时 一样 一边 一审 一事一议 一企一策 一村一 一县一 一地一 一河一 一湖一 一户一
        一厂一 一园一 一业一 一品 一核 一轴 一环 一区多园 一廊 一江 一主 一老一小 一对一 一票否决 一岗双责 一次性 一公里
        一把尺子 一股 一番 一经 一手 一口 一举 一步 一场硬仗 一批批 一代代 一年一度 一年来 一二三产
        二氧化 二维码 二手 二次供水 二次创业 二次污染 二线 二孩 二胎 二级市场
        三农 三同时 三线一单 三资 三产 三角洲 三角 三江 三亚 三明 三门 三峡 三甲 三公 三维 三位一体 三治 三北 三沙
        三改一拆 三权分置 三通 三好 三方 三轮车 三废 三生空间 三代社保卡 三医联动 三支一扶 三重一大 三会一课 三去一降一补
        两山 两会 两岸 两化 两高 两不愁 两新 两癌 两江 两江新区 两业 两翼 两侧 两手 两手抓 两头 两用 两客一危 两个责任 两非
        四川 四平 四海 四季 四大班子 四上企业 四好 四方 四面 四处 四旁 四肢 四周
        五金 五谷 五保 五险 五行 五常 五星 五经普 五水共治 五大连池
        六安 六盘水 六合 六稳 六保 七里河 七台河 八达 八宝 八项规定 九江 九寨 九龙 九州 九华山
        十堰 十分 十足 十字 十三五 十四五 十五五 十二五 十一五 十六五 十七五 十八五 十九五 十五分钟生活圈
        百姓 百货 百花 百色 百尺竿头 百分点 百分比 百分数 百分率 百分制 百科 百家争鸣 百千万 百年大计 百日攻坚 百叶 百舸
        百折不挠 百废
        千方百计 千家万户 千军万马 千头万绪 千岛湖 千山万水 千秋 千万工程 千帆 千锤百炼 千里马 千年之变 千伏 千瓦 千克 千卡
        千帕 千焦 千赫 千乏 千企 千百 千亩方 千分点 千斤顶 千兆
        万众 万家灯火 万物 万象 万州 万科 万达 万宁 万盛 万全 万无一失 万事 万里长江 万水千山 万马奔腾 万千 万向 万豪 万安
        万年 万载 万源 万能 万一 万村 万企 万全之策 亿万
        半导体 半岛 半径 半成品 半决赛 半挂 半数 半山 半程 半封闭 半自动 半途 半月谈 半边 半壁 半托 半干旱 半湿润 半固态 半农
        """
            .strip()
            .split("\\s+")) {
      words.add(word, 0);
    }
    return words.build();
  }
}
