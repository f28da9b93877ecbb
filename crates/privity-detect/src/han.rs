//! Traditional characters and the simplified ones that stand for them in the tables: those that the lexicons use.

/// Traditional characters, in the order of their codes.
const TRADITIONAL: &str = "亞伕來侶侷係俬個們倖備傢傭傳傷傾僑僱儀償優兒內兩冊別剋剝劃動務勞區協員問啞喪單嗎噹嚇嚮國圖團執報場奧姦婦孃學實審寫寵專尋\
    層屬島師帳帶幫幾廈廣強彆彔彿後從復徵態應懷懼戀戶掃揹損搶撫擁擇擊擔擾數斷於時暫暱曆曏書會朮東條業構槍樓標機檔檢權歷歸殘殺\
    毆氾汎沒況準滿濟濫為烏無煙營爲爾牴狀猶獄獲現產異當痠療癥發監睏確碼礙禮稅種稱穩穫箇節築簡簽籤粵糧糰約紅紋納紐紙細組結絡統\
    經綜綠網緊線緝編緩緯緻縣總織繫繳罰羈羣習聯聰聲職聽聾脅脫膚臉臥臨與舊菸葯蒐藍藥蘭處號術衕裏補裝裡製複褻襲覆覈見規視親訂計\
    訊託記設許訴診註証詞試話詳認誕語說説課調談請論講證識譯議護變讎貨販貫費貼資賠賣賬趕跡蹟蹤車軌軍輕輛輪輸辦遊運過達違遞適選\
    郵鄉醫釋釘釦銀銷鋪錄錢錶鍵鎮長門開間閤閱閲闆關隊際險隱雙離難電韓頁項預領頭顏願類養館駕駛騙騷驅驗體髮鬱麪麼點齣";

/// What each is written as in simplified characters.
const SIMPLIFIED: &str = "亚夫来侣局系私个们幸备家佣传伤倾侨雇仪偿优儿内两册别克剥划动务劳区协员问哑丧单吗当吓向国图团执报场奥奸妇娘学实审写宠专寻\
    层属岛师帐带帮几厦广强别录佛后从复征态应怀惧恋户扫背损抢抚拥择击担扰数断于时暂昵历向书会术东条业构枪楼标机档检权历归残杀\
    殴泛泛没况准满济滥为乌无烟营为尔抵状犹狱获现产异当酸疗症发监困确码碍礼税种称稳获个节筑简签签粤粮团约红纹纳纽纸细组结络统\
    经综绿网紧线缉编缓纬致县总织系缴罚羁群习联聪声职听聋胁脱肤脸卧临与旧烟药搜蓝药兰处号术同里补装里制复亵袭复核见规视亲订计\
    讯托记设许诉诊注证词试话详认诞语说说课调谈请论讲证识译议护变仇货贩贯费贴资赔卖账赶迹迹踪车轨军轻辆轮输办游运过达违递适选\
    邮乡医释钉扣银销铺录钱表键镇长门开间合阅阅板关队际险隐双离难电韩页项预领头颜愿类养馆驾驶骗骚驱验体发郁面么点出";

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
