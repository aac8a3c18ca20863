#pragma once

#include <vector>

#include <QHeaderView>

#include "core/report/report.h"

namespace lx::ui {

/// Heading of a report's table in its rows: neighbours under the same word are merged, texts wrap
/// and are never cut.
class ReportHeader : public QHeaderView
{
public:
    explicit ReportHeader(QWidget* parent = nullptr);
    /// The table must live as long as it is shown; nullptr none.
    void show_table(const ReportTable* table);
    /// Takes the heights of another header of the same table: one that shows a part of it.
    void follow(const ReportHeader* other) { m_other = other; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    [[nodiscard]] QRect area(const HeadingCell& cell) const;
    [[nodiscard]] int text_height(const HeadingCell& cell) const;
    void measure() const;

    const ReportHeader* m_other = nullptr;
    const ReportTable* m_table = nullptr;
    std::vector<HeadingCell> m_cells;
    int m_rows = 1;
    mutable std::vector<int> m_heights; ///< of each heading row; empty = to be measured
};

} // namespace lx::ui
