#include "ui/chart/chart_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QFontMetricsF>
#include <QTextBoundaryFinder>

namespace lx::ui {

namespace {

constexpr double hair = 1;           ///< no rounding breaks the last character off
constexpr double widest_piece = 6.0; ///< lines: a word that is longer may be parted anywhere

/// Places a text may be parted at, its end the last.
std::vector<qsizetype> breaks(const QString& text, QTextBoundaryFinder::BoundaryType type)
{
    std::vector<qsizetype> found;
    QTextBoundaryFinder finder(type, text);
    while (finder.toNextBoundary() > 0)
        found.push_back(finder.position());
    if (!text.isEmpty() && (found.empty() || found.back() != text.size()))
        found.push_back(text.size());
    return found;
}

} // namespace

double ChartText::width() const
{
    return std::accumulate(pieces.begin(), pieces.end(), 0.0,
                           [](double sum, const Piece& piece) { return sum + piece.width; }) +
           (pieces.empty() ? 0 : hair);
}

double ChartText::least_width() const
{
    double widest = 0;
    for (const Piece& piece : pieces)
        widest = std::max(widest, piece.width);
    return pieces.empty() ? 0 : widest + hair;
}

QStringList TextLines::of(const ChartText& text) const
{
    QStringList lines;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const qsizetype end = i + 1 < begins.size() ? begins[i + 1] : text.text.size();
        lines << text.text.mid(begins[i], end - begins[i]).trimmed();
    }
    return lines;
}

TextLines wrapped(const ChartText& text, double width)
{
    TextLines lines;
    double along = 0;
    double widest = 0;
    for (const ChartText::Piece& piece : text.pieces) {
        if (lines.begins.empty() || (along > 0 && along + piece.width + hair > width)) {
            lines.begins.push_back(piece.begin);
            along = 0;
        }
        along += piece.width;
        widest = std::max(widest, along + hair);
    }
    lines.size = QSizeF(widest, text.line * static_cast<double>(lines.begins.size()));
    return lines;
}

TextLines wrapped_evenly(const ChartText& text, double width)
{
    const TextLines full = wrapped(text, width);
    double narrow = text.least_width();
    double wide = width;
    constexpr int rounds = 12;
    for (int i = 0; i < rounds && full.begins.size() > 1; ++i) {
        const double middle = (narrow + wide) / 2;
        (wrapped(text, middle).begins.size() > full.begins.size() ? narrow : wide) = middle;
    }
    return full.begins.size() > 1 ? wrapped(text, wide) : full;
}

ChartText measured(const QString& text, const QFont& font)
{
    const QFontMetricsF metrics(font);
    ChartText made;
    made.text = text;
    made.line = std::ceil(metrics.height());
    qsizetype begin = 0;
    const auto add = [&](qsizetype end) {
        made.pieces.push_back({begin, metrics.horizontalAdvance(text.mid(begin, end - begin))});
        begin = end;
    };
    const std::vector<qsizetype> letters = breaks(text, QTextBoundaryFinder::Grapheme);
    for (const qsizetype end : breaks(text, QTextBoundaryFinder::Line)) {
        if (metrics.horizontalAdvance(text.mid(begin, end - begin)) > widest_piece * made.line) {
            for (const qsizetype letter : letters) {
                if (letter > begin && letter < end)
                    add(letter);
            }
        }
        add(end);
    }
    return made;
}

} // namespace lx::ui
