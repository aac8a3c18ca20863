#include "ui/presentation/print/missing_glyphs.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <unordered_map>

#include <QRawFont>
#include <QTextBlock>
#include <QTextLayout>
#include <QTextTable>

#include "ui/presentation/plain_document.h"
#include "ui/presentation/print/document_pdf.h"
#include "ui/presentation/print/drawn_text.h"
#include "ui/presentation/print/given_glyphs.h"

namespace lx {

namespace {

/// What a cell's content is called: the label before it, else the heading of its column; "" outside
/// of tables.
QString field_of(const QTextBlock& block)
{
    const QTextCursor here(block);
    const QTextTable* table = here.currentTable();
    if (table == nullptr)
        return {};
    const auto text = [&](int row, int column) {
        const QTextTableCell cell = table->cellAt(row, column);
        return cell.firstCursorPosition().block().text().trimmed();
    };
    const QTextTableCell cell = table->cellAt(here);
    const bool listed = cell.row() > 0 && table->format().headerRowCount() > 0;
    if (listed)
        return text(0, cell.column());
    return cell.column() > 0 ? text(cell.row(), cell.column() - 1) : QString();
}

/// Characters of a text that none of the fonts the system chose for it has.
std::set<char32_t> missing_in(const QString& text, const QFont& font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    std::set<char32_t> missing;
    for (const char32_t c : text.toStdU32String()) {
        if (c == 0x20 || c == 0xA0 || c == 0x3000 || leaves_no_mark(c))
            continue;
        if (std::ranges::none_of(
                runs, [&](const QGlyphRun& run) { return run.rawFont().supportsCharacter(c); }))
            missing.insert(c);
    }
    return missing;
}

/// Whether a font here has the character; asked once, fonts stay as they are while the program
/// runs.
class KnownCharacters
{
public:
    bool shown(char32_t c)
    {
        if (c < 0x80)
            return true;
        const auto [place, first] = m_shown.try_emplace(c, true);
        if (first)
            place->second = missing_in(QString::fromUcs4(&c, 1), m_font).empty();
        return place->second;
    }

private:
    std::unordered_map<char32_t, bool> m_shown;
    QFont m_font = print_font(10.5);
};

QString code_of(char32_t c)
{
    return QStringLiteral("U+%1").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
}

/// Characters of the markup that no font here can show.
std::set<char32_t> without_font(const QString& html)
{
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    static KnownCharacters known;
    std::set<char32_t> missing;
    for (const char32_t c : html.toStdU32String()) {
        if (!known.shown(c))
            missing.insert(c);
    }
    return missing;
}

bool has_no_picture(char32_t c)
{
    return glyph_of(c).isNull();
}

} // namespace

QString with_stand_ins(const QString& html)
{
    const std::set<char32_t> missing = without_font(html);
    if (missing.empty())
        return html;
    QString shown = html;
    QStringList codes;
    for (const char32_t c : missing) {
        const bool none = has_no_picture(c);
        shown.replace(QString::fromUcs4(&c, 1), none ? QStringLiteral("〓") : glyph_markup(c));
        if (none)
            codes << code_of(c);
    }
    if (codes.isEmpty())
        return shown;
    return shown + QStringLiteral("<p class=\"line\">注：〓 是本机没有字体的字（%1）。</p>")
                       .arg(codes.join(QStringLiteral("、")));
}

std::vector<std::string> missing_glyphs(const std::vector<PrintPiece>& pieces)
{
    std::vector<std::string> found;
    for (const PrintPiece& piece : pieces) {
        const QString html = QString::fromStdString(piece.html);
        if (std::ranges::none_of(without_font(html), has_no_picture))
            continue; // the usual case: nothing is set to find out
        ui::PlainDocument document;
        document.setDefaultFont(print_font(10.5));
        document.setHtml(html);
        QStringList told;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
            if (block.text().isEmpty())
                continue;
            std::set<char32_t> missing = missing_in(block.text(), document.defaultFont());
            std::erase_if(missing, [](char32_t c) { return !has_no_picture(c); });
            if (missing.empty())
                continue;
            QString characters;
            for (const char32_t c : missing)
                characters += QString::fromUcs4(&c, 1) + QStringLiteral("（%1）").arg(code_of(c));
            const QString field = field_of(block);
            told << (field.isEmpty() ? characters
                                     : QStringLiteral("“%1”一栏的 %2").arg(field, characters));
        }
        told.removeDuplicates();
        if (told.isEmpty())
            continue;
        found.push_back("“" + piece.title + "”里的字 " +
                        told.join(QStringLiteral("、")).toStdString() +
                        " 没有字体可以显示，打印出来是 "
                        "〓，下面注明编码；装上生僻字字体，或给出这个字的图片，再打印就是"
                        "原字。");
    }
    return found;
}

char32_t first_missing(const std::vector<PrintPiece>& pieces)
{
    for (const PrintPiece& piece : pieces)
        for (const char32_t c : without_font(QString::fromStdString(piece.html)))
            if (has_no_picture(c))
                return c;
    return 0;
}

} // namespace lx
