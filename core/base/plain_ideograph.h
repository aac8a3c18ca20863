#pragma once

#include <string_view>

#include <QChar>
#include <QList>
#include <QString>

namespace lx {

/// The ideographs that the Kangxi radicals U+2F00…U+2FD5 stand for (Unicode's compatibility
/// mapping). Texts copied from PDF files often have the radical ⼯ where 工 is meant; it looks the
/// same and is found by no search.
inline constexpr std::u32string_view kangxi_radicals =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口"
    U"囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
    U"心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿"
    U"片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    U"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷"
    U"豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音"
    U"頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊"
    U"齒龍龜龠";
inline constexpr char32_t first_radical = 0x2F00;

/// Of a radical, and of an ideograph that is kept apart for old encodings alone (U+F900…,
/// U+2F800…), the ideograph it is the same as; any other character as it is.
[[nodiscard]] inline char32_t plain_ideograph(char32_t c)
{
    if (c >= first_radical && c < first_radical + kangxi_radicals.size())
        return kangxi_radicals[c - first_radical];
    if ((c < 0xF900 || c > 0xFAFF) && (c < 0x2F800 || c > 0x2FA1F))
        return c;
    const auto same = QChar::decomposition(c).toUcs4();
    return same.size() == 1 ? same.front() : c;
}

} // namespace lx
