#pragma once

#include <string>
#include <vector>

#include <QImage>
#include <QPageLayout>
#include <QPicture>

#include "core/base/result.h"
#include "core/chart/chart.h"

class QPagedPaintDevice;

namespace lx::ui {

/// A chart as it leaves the window: recorded by the one way charts are drawn, on white, and from
/// then on drawn anywhere, on any thread.
struct ChartPaper
{
    QString title;
    QSizeF size;                 ///< of a page, 96 to the inch
    std::vector<QPicture> pages; ///< one for a file
    bool landscape = true;       ///< of A4 pages
};

/// One picture for files and the clipboard. `foot`: who made it and when. GUI thread.
[[nodiscard]] ChartPaper chart_picture(const Chart& chart, const QString& foot);
/// Sheets of A4: landscape where the chart fits there, else upright, else so many categories a
/// sheet, on one scale. GUI thread.
[[nodiscard]] ChartPaper chart_sheets(const Chart& chart, const QString& foot);

/// Three dots for each of the picture's.
[[nodiscard]] QImage chart_image(const ChartPaper& picture);
/// Writes a picture as .png or .svg (its texts as text), sheets as .pdf, by the ending. Errors:
/// Usage (another ending), Io.
[[nodiscard]] Result<> write_chart(const ChartPaper& paper, const std::string& path);

/// A chart as a file: .png and .svg one picture, .pdf sheets of A4; `office` and `made` stand below
/// it. Errors: those of write_chart. GUI thread.
[[nodiscard]] Result<> draw_chart(const Chart& chart, const std::string& office, Date made,
                                  const std::string& path);
/// What stands below a chart that goes out: "永宁县委组织部　制图：2025年10月15日".
[[nodiscard]] QString chart_foot(const std::string& office, Date made);

/// A4 without margins: they are the sheets' own.
[[nodiscard]] QPageLayout chart_paper_layout(const ChartPaper& sheets);
void print_chart(const ChartPaper& sheets, QPagedPaintDevice& printer);

} // namespace lx::ui
