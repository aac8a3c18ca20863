#include "ui/presentation/theme.h"

#include <cmath>

#include <QFile>
#include <QFontDatabase>
#include <QHash>
#include <QStringList>

namespace lx::ui {

namespace {

Theme g_current = Theme::make(ThemeKind::Light, TypeSize::Normal);

Theme light()
{
    Theme t;
    t.kind = ThemeKind::Light;
    t.canvas = QColor(0xF3F4F6);
    t.surface = QColor(0xFFFFFF);
    t.surface_alt = QColor(0xF8F9FA);
    t.header = QColor(0xEBEDF0);
    t.border = QColor(0xDADDE2);
    t.border_strong = QColor(0x7F8790);
    t.scroll = QColor(0xB4BBC3);
    t.text = QColor(0x1B1F24);
    t.text_soft = QColor(0x545C66);
    t.text_faint = QColor(0x868E98);
    t.selection = QColor(0xD7E0EA);
    t.hover = QColor(0xE9ECF0);
    t.focus = QColor(0x3C5A7D);
    t.accent = QColor(0x9B1C1C);
    t.accent_hover = QColor(0x7F1515);
    t.on_accent = QColor(0xFFFFFF);
    t.accent_text = QColor(0x9B1C1C);
    t.accent_soft = QColor(0xF6E7E6);
    t.ok = QColor(0x1D6B3C);
    t.ok_soft = QColor(0xE3F1E7);
    t.warn = QColor(0x855300);
    t.warn_soft = QColor(0xFBF0DA);
    t.bad = QColor(0xB0281F);
    t.bad_soft = QColor(0xFBE6E4);
    return t;
}

Theme dark()
{
    Theme t;
    t.kind = ThemeKind::Dark;
    t.canvas = QColor(0x1A1C1F);
    t.surface = QColor(0x222528);
    t.surface_alt = QColor(0x272A2E);
    t.header = QColor(0x2D3135);
    t.border = QColor(0x3B4046);
    t.border_strong = QColor(0x7C848E);
    t.scroll = QColor(0x565D65);
    t.text = QColor(0xE7E9EB);
    t.text_soft = QColor(0xAFB6BE);
    t.text_faint = QColor(0x7D858E);
    t.selection = QColor(0x37475A);
    t.hover = QColor(0x32363B);
    t.focus = QColor(0x8FB0D6);
    t.accent = QColor(0xA32A2A);
    t.accent_hover = QColor(0xB83A38);
    t.on_accent = QColor(0xFFFFFF);
    t.accent_text = QColor(0xF28B82);
    t.accent_soft = QColor(0x40272A);
    t.ok = QColor(0x7CCB98);
    t.ok_soft = QColor(0x1F3628);
    t.warn = QColor(0xE9B65C);
    t.warn_soft = QColor(0x3B301B);
    t.bad = QColor(0xF2938B);
    t.bad_soft = QColor(0x432826);
    return t;
}

double luminance(const QColor& color)
{
    const auto part = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) +
           0.0722 * part(color.blueF());
}

/// Families that are there, best first; the list ends in the generic one so that a font is always
/// found.
QStringList present(const QStringList& wanted, const QString& generic)
{
    const QStringList installed = QFontDatabase::families();
    QStringList found;
    for (const QString& family : wanted) {
        if (installed.contains(family))
            found << family;
    }
    found << generic;
    return found;
}

const QStringList& text_families()
{
    // Windows, macOS, UOS/Kylin and free desktops. The SC families come by name: asking for
    // "sans-serif" gives Japanese glyph shapes on systems whose language is not Chinese.
    static const QStringList families =
        present({QStringLiteral("Microsoft YaHei UI"), QStringLiteral("Microsoft YaHei"),
                 QStringLiteral("PingFang SC"), QStringLiteral("Noto Sans CJK SC"),
                 QStringLiteral("Noto Sans SC"), QStringLiteral("Source Han Sans SC"),
                 QStringLiteral("Source Han Sans CN"), QStringLiteral("WenQuanYi Micro Hei"),
                 QStringLiteral("SimSun")},
                QStringLiteral("sans-serif"));
    return families;
}

const QStringList& code_families()
{
    static const QStringList families = [] {
        QStringList list =
            present({QStringLiteral("Consolas"), QStringLiteral("Cascadia Mono"),
                     QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Liberation Mono"),
                     QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("Noto Mono")},
                    QStringLiteral("monospace"));
        list += text_families(); // a rare character in a code column still finds a glyph
        return list;
    }();
    return families;
}

QFont font_of(const QStringList& families, int pixels)
{
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(pixels);
    return font;
}

} // namespace

Theme Theme::make(ThemeKind kind, TypeSize type)
{
    Theme theme = kind == ThemeKind::Dark ? dark() : light();
    theme.type = type;
    if (type == TypeSize::Large) {
        theme.text_px = 18;
        theme.small_px = 16;
        theme.title_px = 22;
        theme.row_px = 38;
        theme.control_px = 38;
        theme.icon_px = 22;
    }
    return theme;
}

const Theme& Theme::current()
{
    return g_current;
}

void Theme::set_current(const Theme& theme)
{
    g_current = theme;
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, canvas);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, surface_alt);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, text_soft);
    p.setColor(QPalette::Button, surface);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, on_accent);
    p.setColor(QPalette::Highlight, selection);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::ToolTipBase, surface);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Link, focus);
    p.setColor(QPalette::LinkVisited, focus);
    p.setColor(QPalette::Light, surface);
    p.setColor(QPalette::Midlight, border);
    p.setColor(QPalette::Mid, border_strong);
    p.setColor(QPalette::Dark, border_strong);
    p.setColor(QPalette::Shadow, QColor(0, 0, 0, 60));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, text_faint);
    p.setColor(QPalette::Disabled, QPalette::Base, canvas);
    p.setColor(QPalette::Disabled, QPalette::Highlight, border);
    return p;
}

QString Theme::style_sheet() const
{
    QFile file(QStringLiteral(":/style/liangxin.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const auto px = [](int pixels) { return QString::number(pixels) + QStringLiteral("px"); };
    const QHash<QString, QString> words = {
        {QStringLiteral("canvas"), canvas.name()},
        {QStringLiteral("surface"), surface.name()},
        {QStringLiteral("surface_alt"), surface_alt.name()},
        {QStringLiteral("header"), header.name()},
        {QStringLiteral("border"), border.name()},
        {QStringLiteral("border_strong"), border_strong.name()},
        {QStringLiteral("text"), text.name()},
        {QStringLiteral("text_soft"), text_soft.name()},
        {QStringLiteral("text_faint"), text_faint.name()},
        {QStringLiteral("selection"), selection.name()},
        {QStringLiteral("hover"), hover.name()},
        {QStringLiteral("focus"), focus.name()},
        {QStringLiteral("accent"), accent.name()},
        {QStringLiteral("accent_hover"), accent_hover.name()},
        {QStringLiteral("on_accent"), on_accent.name()},
        {QStringLiteral("accent_text"), accent_text.name()},
        {QStringLiteral("accent_soft"), accent_soft.name()},
        {QStringLiteral("ok"), ok.name()},
        {QStringLiteral("ok_soft"), ok_soft.name()},
        {QStringLiteral("warn"), warn.name()},
        {QStringLiteral("warn_soft"), warn_soft.name()},
        {QStringLiteral("bad"), bad.name()},
        {QStringLiteral("bad_soft"), bad_soft.name()},
        {QStringLiteral("text_px"), px(text_px)},
        {QStringLiteral("small_px"), px(small_px)},
        {QStringLiteral("title_px"), px(title_px)},
        {QStringLiteral("control_px"), px(control_px - 2)},
        {QStringLiteral("control_thick_px"), px(control_px - 4)}, // inside an edge twice as thick
        {QStringLiteral("choice_px"), px(2 * control_px)},
        {QStringLiteral("icon_px"), px(icon_px)},
        {QStringLiteral("arrow_px"), px(text_px)},
        {QStringLiteral("spin_px"), px(text_px - 3)},
        {QStringLiteral("check_px"), px(text_px)},
        {QStringLiteral("scroll"), scroll.name()},
        {QStringLiteral("theme"),
         kind == ThemeKind::Dark ? QStringLiteral("dark") : QStringLiteral("light")},
    };
    QString out;
    out.reserve(sheet.size());
    for (qsizetype i = 0; i < sheet.size();) {
        if (sheet[i] != QLatin1Char('@')) {
            out += sheet[i++];
            continue;
        }
        qsizetype end = i + 1;
        while (end < sheet.size() &&
               (sheet[end].isLetterOrNumber() || sheet[end] == QLatin1Char('_')))
            ++end;
        out += words.value(sheet.mid(i + 1, end - i - 1));
        i = end;
    }
    return out;
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QFont text_font(const Theme& theme)
{
    return font_of(text_families(), theme.text_px);
}

QFont small_font(const Theme& theme)
{
    return font_of(text_families(), theme.small_px);
}

QFont title_font(const Theme& theme)
{
    QFont font = font_of(text_families(), theme.title_px);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont code_font(const Theme& theme)
{
    QFont font = font_of(code_families(), theme.text_px - 1);
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace lx::ui
