#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/report/report_def.h"
#include "ui/fill/fill_work.h"
#include "ui/fill/form_model.h"
#include "ui/widgets/page.h"

class QCheckBox;
class QComboBox;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace lx::ui {

class ReportModel;
class ReportOutput;
class TextLabel;
class TextTableModel;

/// 上级表格: the upper level's own workbook beside the reports' figures. Cells are bound to figures
/// and lists to ledgers, by hand or as the headings propose it; bindings are kept in the file and
/// found again next quarter; the workbook is filled and saved as another one.
class FillPage : public Page
{
    Q_OBJECT
public:
    explicit FillPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    [[nodiscard]] bool may_close() override;
    void save() override;
    void focus_first() override;

private:
    void build_header();
    void build_body();
    QWidget* build_empty(QWidget* parent);
    QWidget* build_form(QWidget* parent);
    QWidget* build_figures(QWidget* parent);
    QWidget* build_list(QWidget* parent);
    void load_definitions();
    void fill_periods();
    void open();
    void take(OpenedForm opened);
    void show_sheet();
    void fit_columns();
    void make_report();
    void show_report(std::shared_ptr<const Report> report);
    void show_table();
    void propose();
    void bind_figures();
    void bind_list();
    /// Puts a cell into the binding, in place of what was bound there.
    void put(BoundCell cell);
    void remove_chosen();
    void accept_moves();
    /// Holds the binding against the form anew.
    void place();
    void show_parts();
    void show_marks();
    void keep();
    void fill();
    void go_to_part();
    void update_actions();
    void tell();
    [[nodiscard]] FillJob job() const;
    [[nodiscard]] std::optional<Period> period() const;
    [[nodiscard]] const ReportDef* report_def() const;
    [[nodiscard]] const SheetGrid* grid() const;
    [[nodiscard]] QString words_of(const BoundPart& part) const;
    [[nodiscard]] std::size_t moved() const { return m_placed.count(BoundState::Moved); }

    DefinitionsPtr m_definitions; ///< what the reports were read for
    std::vector<ReportDef> m_reports;
    OpenedForm m_form;
    Binding m_binding;      ///< as it was bound
    PlacedBinding m_placed; ///< as it stands in the form
    bool m_dirty = false;   ///< not kept in the file yet
    std::shared_ptr<const Report> m_report;
    ReportOutput* m_output = nullptr;
    JobSlot m_opening;
    JobSlot m_making;
    JobSlot m_placing;
    JobSlot m_proposing;
    WorkSlot m_write;

    QPushButton* m_open = nullptr;
    QPushButton* m_propose = nullptr;
    QPushButton* m_keep = nullptr;
    QPushButton* m_fill = nullptr;
    QStackedWidget* m_stack = nullptr;
    TextLabel* m_news = nullptr;
    QPushButton* m_accept = nullptr;
    QTabBar* m_sheets = nullptr;
    FormModel* m_form_model = nullptr;
    QTableView* m_form_view = nullptr;
    QComboBox* m_period = nullptr;
    QComboBox* m_report_box = nullptr;
    QComboBox* m_table_box = nullptr;
    ReportModel* m_figures_model = nullptr;
    QTableView* m_figures = nullptr;
    QPushButton* m_bind = nullptr;
    QComboBox* m_ledgers = nullptr;
    QPushButton* m_bind_list = nullptr;
    TextTableModel* m_parts_model = nullptr;
    QTableView* m_parts = nullptr;
    QPushButton* m_remove = nullptr;
    QCheckBox* m_masked = nullptr;
};

} // namespace lx::ui
