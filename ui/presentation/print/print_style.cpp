#include "ui/presentation/print/print_style.h"

namespace lx {

std::string print_style()
{
    // As Windows, WPS, UOS and Kylin name them; the last ones are what Debian has.
    static const std::string songs =
        "'宋体', 'SimSun', 'Noto Serif CJK SC', 'Source Han Serif SC', 'Noto Sans CJK SC', "
        "'Microsoft YaHei', 'WenQuanYi Micro Hei'";
    static const std::string body_font =
        "'仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', '方正仿宋_GBK', '华文仿宋', "
        "'STFangsong', " +
        songs;
    static const std::string title_font =
        "'方正小标宋_GBK', '方正小标宋简体', 'FZXiaoBiaoSong-B05', 'FZXiaoBiaoSong-B05S', "
        "'华文中宋', 'STZhongsong', " +
        songs;
    return "h1 { font-size: 18pt; text-align: center; margin-bottom: 6pt; }"
           "h2 { font-size: 13pt; text-align: center; }"
           "p { font-size: 10.5pt; }"
           "p.block { font-size: 11pt; font-weight: bold; margin-top: 4pt; margin-bottom: 2pt; }"
           "p.line { font-size: 9pt; margin-bottom: 3pt; }"
           "p.scope { font-size: 10pt; text-align: center; margin-top: 0; margin-bottom: 4pt; }"
           "p.signers { font-size: 10.5pt; margin-top: 14pt; margin-bottom: 6pt; }"
           "p.seal { font-size: 10.5pt; text-align: right; margin-top: 0; }"
           "table.grid { border-collapse: collapse; border-color: #555555; }"
           "td { font-size: 10pt; vertical-align: middle; }"
           "td.label { background-color: #f2f2f2; text-align: center; }"
           "td.value { text-align: left; }"
           "td.number { text-align: center; } td.amount { text-align: right; }"
           "th { font-size: 9pt; background-color: #ededed; text-align: center; vertical-align: "
           "middle; }"
           "td.cell { font-size: 9pt; }"
           "td.right { font-size: 9pt; text-align: right; }"
           "td.centre { font-size: 9pt; text-align: center; }"
           "tr.total td { font-weight: bold; }"
           // Letters (GB/T 9704-2012, 5.2.3): 28 characters of 3号 fill 156 mm (15.79 pt, but a
           // hair less, for whole dots would make them too wide), 22 lines fill 225 mm: 29 pt each
           // (px of 96 an inch here). Title 2号, number 4号.
           "h1.letter { font-family: " +
           title_font + "; font-size: 22pt; margin-top: 0; margin-bottom: 12pt; }" + //
           "p.number, p.to, p.body, p.sign, p.copies, p.cut, td.letter, td.figure { font-family: " +
           body_font + "; }" +
           "p.number { font-size: 14pt; text-align: center; margin-bottom: 14pt; }"
           "p.to, p.body, p.sign { font-size: 15.78pt; line-height: 38.6px; "
           "-qt-line-height-type: fixed; margin-top: 0; margin-bottom: 0; }"
           "p.gap { font-size: 7pt; margin: 0; } p.body { white-space: pre-wrap; margin-top: 4pt; "
           "margin-bottom: 6pt; }"
           "p.sign { text-align: right; margin-top: 6pt; }"
           "p.copies { font-size: 14pt; margin: 0; }"
           "p.cut { font-size: 14pt; text-align: center; margin-top: 18pt; margin-bottom: 6pt; }"
           "td.letter { font-size: 12pt; } td.figure { font-size: 12pt; text-align: right; } "
           "th.letter { font-size: 12pt; font-weight: bold; }"
           "td.strong { font-weight: bold; } td.tight { font-size: 7.5pt; } th.tight { font-size: "
           "8pt; }";
}

std::string values_only_style()
{
    return "h1, h2, h1.letter, p.block, p.signers, p.seal, p.line, th, th.letter, td.label { "
           "color: "
           "#ffffff; background-color: #ffffff; } table.grid { border-color: #ffffff; }";
}

std::string close_print_style()
{
    return print_style() + "h1 { font-size: 16pt; margin-bottom: 2pt; }"
                           "p.block { font-size: 10pt; margin-top: 2pt; margin-bottom: 1pt; }"
                           "p.signers { margin-top: 4pt; margin-bottom: 2pt; }"
                           "td { font-size: 9pt; } th { font-size: 8.5pt; }";
}

std::string set_closer(std::string html)
{
    constexpr std::string_view room = "cellpadding=\"2\"";
    for (std::size_t at = html.find(room); at != std::string::npos; at = html.find(room, at))
        html.replace(at, room.size(), "cellpadding=\"1\"");
    return html;
}

std::string html_escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    constexpr std::string_view wide_blank = "　"; // as white space it would shrink to one blank
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (text.substr(at, wide_blank.size()) == wide_blank) {
            out += "&nbsp;&nbsp;";
            at += wide_blank.size() - 1;
            continue;
        }
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\n':
            out += "<br/>";
            break;
        default:
            out += c;
        }
    }
    return out;
}

} // namespace lx
