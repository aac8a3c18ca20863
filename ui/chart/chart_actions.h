#pragma once

#include <memory>

#include <QObject>

#include "core/chart/chart.h"

class QBoxLayout;
class QToolButton;
class QWidget;

namespace lx::ui {

class AppContext;
class ReportOutput;

/// What can be done with a chart that is shown: copied as a picture, saved, printed on A4; its
/// figures saved as a workbook with the chart itself. Always on white, with title, day, scope and
/// the office.
class ChartActions : public QObject
{
    Q_OBJECT
public:
    ChartActions(AppContext& context, QWidget* parent);

    /// The chart they are about; null: nothing can be done.
    void set_chart(std::shared_ptr<const Chart> chart);
    void copy();
    /// Asks where to: .png, .svg, .pdf, .xlsx.
    void save();
    void print();
    /// Small buttons for it.
    void add_tools(QBoxLayout* to, QWidget* parent);

private:
    [[nodiscard]] QString foot() const;

    AppContext& m_context;
    ReportOutput* m_output;
    std::shared_ptr<const Chart> m_chart;
    std::vector<QToolButton*> m_tools;
};

} // namespace lx::ui
