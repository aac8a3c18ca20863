#pragma once

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "core/chart/kept_counties.h"
#include "core/chart/own_charts.h"
#include "ui/presentation/jobs.h"
#include "ui/widgets/page.h"

class QCheckBox;
class QDateEdit;
class QListWidget;
class QPushButton;
class QTableView;

namespace lx::ui {

class ChartActions;
class ChartTableModel;
class ChartView;
class LineLabel;
class OwnChartPanel;
class TurningSplitter;

/// 图表分析: the charts at the left, the chosen one large, its figures beside it as a table. Every
/// bar, point and cell opens its list; another day can be held beside. A county's own charts are
/// made in a panel, seen meanwhile.
class AnalysisPage : public Page
{
    Q_OBJECT
public:
    explicit AnalysisPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    void save() override;
    void focus_first() override;
    /// A part is a chart by its id.
    bool show_place(const Place& place) override;
    [[nodiscard]] Place here() const override;

private:
    void build_actions();
    QWidget* build_list();
    QWidget* build_tools();
    QWidget* build_chart();
    QWidget* build_table();
    void fill_list();
    [[nodiscard]] const ChartDef* chosen() const;
    /// Shows the chosen chart, made on a worker where it isn't kept from before.
    void make();
    /// The chart being made by hand, as far as it is written.
    void make_draft();
    void work(const QString& title, std::function<Result<ChartDef>(Database&)> def,
              const std::string& key);
    /// Opens the panel for a new chart, or for the file's own that is chosen.
    void begin(bool fresh);
    void end();
    void take(std::shared_ptr<const Chart> chart);
    void tell(int series, int category);
    void open(int series, int category);

    std::vector<ChartDef> m_charts;
    /// What they are made of, on workers.
    std::shared_ptr<KeptCounties> m_counties = std::make_shared<KeptCounties>();
    /// Those made of the file as it is now, by id and the day beside.
    std::map<std::string, std::shared_ptr<const Chart>> m_made;
    ChartActions* m_actions = nullptr;
    QListWidget* m_list = nullptr;
    QCheckBox* m_beside = nullptr;
    QDateEdit* m_day = nullptr;
    ChartView* m_view = nullptr;
    LineLabel* m_pointed = nullptr;
    ChartTableModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    TurningSplitter* m_halves = nullptr;
    OwnChartPanel* m_panel = nullptr;
    QPushButton* m_new = nullptr;
    QPushButton* m_change = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_print_chart = nullptr;
    QPushButton* m_save = nullptr;
    JobSlot m_making;
    JobSlot m_opening;
};

} // namespace lx::ui
