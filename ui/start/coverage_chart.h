#pragma once

#include <memory>

#include <QFrame>

#include "core/base/result.h"
#include "core/county/county.h"
#include "ui/start/chart_legend.h"

class QChart;
class QScrollArea;

namespace lx::ui {

class AppContext;
class BarView;
class TextLabel;
struct Theme;

/// Both coverages of the areas below the jurisdiction as bars, the worst first, with the targets as
/// lines.
class CoverageChart : public QFrame
{
    Q_OBJECT
public:
    explicit CoverageChart(AppContext& context, QWidget* parent = nullptr);
    /// `done` may be null. `beside`: with the shares of all registered units, where its figures are
    /// of a scope.
    void show(std::shared_ptr<const County> done, bool beside = false);
    /// The picture on paper's white, whatever the theme: for the clipboard and for files (.png,
    /// .svg by ending).
    [[nodiscard]] QImage image() const;
    [[nodiscard]] Result<> save(const QString& path) const;
    [[nodiscard]] QChart* chart() const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The chart, and what its legend says.
    [[nodiscard]] QChart* make(const Theme& theme, std::vector<ChartLegend::Entry>& entries) const;
    void draw_into(BarView& view, const Theme& theme) const;
    [[nodiscard]] int wanted_height(const BarView& view, int width) const;
    void fit_height();
    /// The figures of all registered units, where they are wanted beside; null otherwise.
    [[nodiscard]] const CountyFigures* all_beside() const;
    void copy();
    void ask_save();
    void draw_svg(QIODevice& device) const;

    AppContext& m_context;
    std::shared_ptr<const County> m_done;
    bool m_beside = false;
    QScrollArea* m_scroll = nullptr;
    BarView* m_view = nullptr;
    TextLabel* m_note = nullptr;
};

} // namespace lx::ui
