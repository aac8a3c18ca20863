#pragma once

#include <QFont>
#include <QPageLayout>
#include <QString>

namespace lx {

/// Paper and margins of a print (mm), and what stands at the foot of each page.
struct PageSetup
{
    bool landscape = false;
    double top = 15;
    double right = 15;
    double bottom = 15;
    double left = 15;
    /// %1 page, %2 pages: "第 %1 页 共 %2 页" or "— %1 —".
    QString footer = QStringLiteral("第 %1 页　共 %2 页");

    double footer_points = 9;

    /// A4 with these margins.
    [[nodiscard]] QPageLayout layout() const;
    [[nodiscard]] static PageSetup portrait();
    [[nodiscard]] static PageSetup landscape_table();
    /// GB/T 9704-2012: 天头 37, 订口 28, 版心 156 × 225 mm, below it the page number of 4号
    /// between dashes.
    [[nodiscard]] static PageSetup letter();
};

/// The font sheets are set in: the first of 宋体-like families that is there (仿宋 where `body`);
/// falls back to what the system shows Chinese with.
[[nodiscard]] QFont print_font(double points);

} // namespace lx
