#pragma once

#include <memory>

#include <QFrame>

#include "core/county/county.h"
#include "ui/presentation/jobs.h"

namespace lx {
struct Chart;
} // namespace lx

namespace lx::ui {

class AppContext;
class ChartActions;
class ChartView;
class TextLabel;

/// Both coverages of the areas below the jurisdiction (the program's chart coverage-areas), with
/// the targets as lines. Every bar opens its units.
class CoverageChart : public QFrame
{
    Q_OBJECT
public:
    explicit CoverageChart(AppContext& context, QWidget* parent = nullptr);
    /// `done` may be null. `beside`: with the shares of all registered units, where its figures are
    /// of a scope.
    void show(std::shared_ptr<const County> done, bool beside = false);
    [[nodiscard]] const ChartView& view() const { return *m_view; }

private:
    void take(std::shared_ptr<const Chart> chart);
    void open(int series, int category);

    AppContext& m_context;
    JobSlot m_making;
    JobSlot m_opening;
    ChartView* m_view = nullptr;
    ChartActions* m_actions = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_note = nullptr;
};

} // namespace lx::ui
