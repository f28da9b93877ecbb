//! Traditional characters and the simplified ones that stand for them in the tables: those that the lexicons use.

/// Traditional characters, in the order of their codes.
const TRADITIONAL: &str = "亞來侶係個們倖備傭傳傷傾僑僱儀償優兒兩冊別剝劃動務勞區協員問啞喪單國圖團執報場奧姦婦孃學實審寫寵專尋層屬島師帳帶幫幾廣強\
    後從復徵態應懷戀戶掃搶撫擁擇擊擔擾數斷於時書會東條業構槍樓標機檔權歷歸殘殺沒況準濟濫為烏無煙營爲爾狀猶獄獲現產異當療發監\
    確碼礙禮稅種稱節築簡簽籤粵糧約紅紋納紐紙細組結絡統經綠網緊線緝編緩緯縣總織繫繳罰羈羣習聯聰聲職聽聾脅脫膚臉臥臨與舊菸藍藥\
    蘭處號術裏補裝裡複褻襲見規視親訂計訊託記設許訴診註詞試話詳認誕語說説課調談請論講證識譯議護變貨販貫費貼資賠賣賬趕蹤車輕輛\
    輪輸辦遊運過達遞適選郵鄉醫釋銀銷鋪錄錢鍵鎮長門開間閱閲關隊際險隱雙離難電韓頁項預領頭顏願類養館駕駛騙騷驅驗體鬱麼點";

/// What each is written as in simplified characters.
const SIMPLIFIED: &str = "亚来侣系个们幸备佣传伤倾侨雇仪偿优儿两册别剥划动务劳区协员问哑丧单国图团执报场奥奸妇娘学实审写宠专寻层属岛师帐带帮几广强\
    后从复征态应怀恋户扫抢抚拥择击担扰数断于时书会东条业构枪楼标机档权历归残杀没况准济滥为乌无烟营为尔状犹狱获现产异当疗发监\
    确码碍礼税种称节筑简签签粤粮约红纹纳纽纸细组结络统经绿网紧线缉编缓纬县总织系缴罚羁群习联聪声职听聋胁脱肤脸卧临与旧烟蓝药\
    兰处号术里补装里复亵袭见规视亲订计讯托记设许诉诊注词试话详认诞语说说课调谈请论讲证识译议护变货贩贯费贴资赔卖账赶踪车轻辆\
    轮输办游运过达递适选邮乡医释银销铺录钱键镇长门开间阅阅关队际险隐双离难电韩页项预领头颜愿类养馆驾驶骗骚驱验体郁么点";

/// The simplified character for a traditional one; any other as it is.
pub(crate) fn simple(c: char) -> char {
    // Every one of them takes three bytes.
    let (mut low, mut high) = (0, TRADITIONAL.len() / 3);
    let nth = |text: &'static str, at: usize| text.get(at * 3..at * 3 + 3).and_then(|one| one.chars().next());
    while low < high {
        let middle = usize::midpoint(low, high);
        match nth(TRADITIONAL, middle) {
            Some(known) if known == c => return nth(SIMPLIFIED, middle).unwrap_or(c),
            Some(known) if known < c => low = middle + 1,
            _ => high = middle,
        }
    }
    c
}
