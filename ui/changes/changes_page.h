#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/report/quarter/change_explanations.h"
#include "ui/widgets/page.h"
#include "ui/widgets/report_output.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableView;

namespace lx::ui {

class ChangedFigureModel;
class PageView;
class TextLabel;
class TextTableModel;

/// 变更说明: what came, went and changed between two days, the figures with the names behind them
/// and their explanations; written as workbook and as a letter.
class ChangesPage : public Page
{
    Q_OBJECT
public:
    explicit ChangesPage(AppContext& context, QWidget* parent = nullptr);

    void refresh(const Changes& changes) override;
    void print() override;
    void save() override;
    void focus_first() override;

private:
    using Found = std::shared_ptr<const lx::Changes>;
    struct Read
    {
        Found changes;
        ChangeExplanations explanations;
    };
    /// What a line of the list at the left shows.
    struct Section
    {
        const ChangeBalance* balance = nullptr; ///< null: the figures
        const ChangeSection* section = nullptr; ///< null: all of the balance
    };

    void build_header();
    QWidget* build_days(QWidget* parent);
    QWidget* build_figures(QWidget* parent);
    QWidget* build_entries(QWidget* parent);
    QTableView* build_table(QWidget* parent, QAbstractItemModel* model, const QString& name);
    void fill_days();
    /// The day a choice names; nothing (and the choice is marked) where it names none.
    [[nodiscard]] std::optional<Date> day_of(QComboBox* choice);
    void make();
    void show_message(const QString& text);
    void take(Read read);
    void fill_sections();
    void choose_section();
    void show_names();
    void show_letter(bool shown);
    void update_counts();
    void update_actions();
    void read_explanations();
    bool explain(const FigureChange& figure, const QString& text);
    void keep_threshold();
    void open(const std::string& ledger, std::int64_t id, bool gone);
    [[nodiscard]] QString output_name() const;
    [[nodiscard]] ReportOutput::Pieces letter();

    JobSlot m_slot;
    ReportOutput* m_output = nullptr;
    Read m_read;
    std::vector<Section> m_sections;
    std::vector<const ChangeEntry*> m_entries; ///< of the table of entries
    QComboBox* m_from = nullptr;
    QComboBox* m_to = nullptr;
    QCheckBox* m_every = nullptr;
    QSpinBox* m_absolute = nullptr;
    QDoubleSpinBox* m_relative = nullptr;
    QDoubleSpinBox* m_points = nullptr;
    TextLabel* m_note = nullptr;
    TextLabel* m_message = nullptr;
    TextLabel* m_names_head = nullptr;
    TextTableModel* m_list_model = nullptr;
    TextTableModel* m_entry_model = nullptr;
    TextTableModel* m_name_model = nullptr;
    ChangedFigureModel* m_figure_model = nullptr;
    QTableView* m_list = nullptr;
    QTableView* m_entry_table = nullptr;
    QTableView* m_figure_table = nullptr;
    QTableView* m_name_table = nullptr;
    QStackedWidget* m_stack = nullptr;
    QStackedWidget* m_part = nullptr; ///< figures, entries
    PageView* m_pages = nullptr;
    QPushButton* m_as_letter = nullptr;
    QPushButton* m_print = nullptr;
    QPushButton* m_pdf = nullptr;
    QPushButton* m_excel = nullptr;
};

} // namespace lx::ui
