#pragma once

#include <vector>

#include <QFont>
#include <QSizeF>
#include <QString>
#include <QStringList>

namespace lx::ui {

/// A text of a chart as the layout sees it: pieces it may be parted between, and how wide they are.
/// Widths and heights in the picture's units.
struct ChartText
{
    struct Piece
    {
        qsizetype begin = 0; ///< its first character
        double width = 0;
    };
    QString text;
    std::vector<Piece> pieces;
    double line = 0; ///< height of a line

    [[nodiscard]] bool empty() const { return pieces.empty(); }
    /// On one line.
    [[nodiscard]] double width() const;
    /// The least it can be wrapped to.
    [[nodiscard]] double least_width() const;
};

/// A text wrapped to a width.
struct TextLines
{
    std::vector<qsizetype> begins; ///< first character of each line
    QSizeF size;

    [[nodiscard]] QStringList of(const ChartText& text) const;
};

/// Parts the text between its pieces; wider than `width` only where a piece is.
[[nodiscard]] TextLines wrapped(const ChartText& text, double width);
/// The same in as many lines, all about as long: no last line of one character.
[[nodiscard]] TextLines wrapped_evenly(const ChartText& text, double width);
/// The text and its pieces as a font draws them.
[[nodiscard]] ChartText measured(const QString& text, const QFont& font);

} // namespace lx::ui
