#pragma once

#include <vector>

#include <QBrush>
#include <QFont>
#include <QPen>
#include <QRectF>
#include <QString>

class QPainter;

namespace lx::ui {

/// What the bars and lines of a chart mean, each with its sample; as many lines as the width asks
/// for, so that every text is whole.
class ChartLegend
{
public:
    struct Entry
    {
        QString text;
        QBrush brush; ///< of bars
        QPen pen;     ///< their outline; of a line the line itself
        bool line = false;
        QRectF place{}; ///< of sample and text, by `arrange`
    };

    void set_entries(std::vector<Entry> entries) { m_entries = std::move(entries); }
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// Lays the entries out below `at` in a width; gives the height they take.
    int arrange(QPointF at, int width, const QFont& font);
    void draw(QPainter& painter, const QColor& text) const;

private:
    std::vector<Entry> m_entries;
    QFont m_font;
};

} // namespace lx::ui
