#pragma once

#include <QFont>
#include <QPageLayout>
#include <QString>

#include "ui/presentation/print/page_choice.h"

namespace lx {

/// Paper and margins of a print (mm), and what stands at the foot of each page.
struct PageSetup
{
    bool landscape = false;
    bool a3 = false; ///< otherwise A4
    double top = 15;
    double right = 15;
    double bottom = 15;
    double left = 15;
    /// %1 page, %2 pages: "第 %1 页 共 %2 页" or "— %1 —".
    QString footer = QStringLiteral("第 %1 页　共 %2 页");

    PageChoice only; ///< what of it is printed

    /// 套打: titles, labels and lines stand on the paper already; only what is filled in is
    /// printed, moved (mm) by what the printer draws paper in askew.
    bool values_only = false;
    double right_by = 0;
    double down_by = 0;

    double footer_points = 9;
    bool letter_numbers = false; ///< at the outer edge

    /// Where the number of a page (from 1) stands in the foot, one character in from the edge.
    [[nodiscard]] Qt::Alignment footer_side(int number) const;
    /// The paper with these margins.
    [[nodiscard]] QPageLayout layout() const;
    [[nodiscard]] static PageSetup portrait();
    [[nodiscard]] static PageSetup landscape_table();
    /// GB/T 9704-2012: 天头 37, 订口 28, 版心 156 × 225 mm, below it the page number of 4号
    /// between dashes, odd ones at the right, even ones at the left.
    [[nodiscard]] static PageSetup letter();
};

/// The font sheets are set in: the first of 宋体-like families that is there; falls back to what
/// the system shows Chinese with. Letters name 仿宋 and 小标宋 in the style sheet.
[[nodiscard]] QFont print_font(double points);

} // namespace lx
