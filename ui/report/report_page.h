#pragma once

#include <memory>

#include "core/edit/submit.h"
#include "core/facts/definitions.h"
#include "core/report/report_def.h"
#include "core/report/sheet_def.h"
#include "ui/presentation/print/page_setup.h"
#include "ui/widgets/page.h"
#include "ui/widgets/report_output.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace lx {
class LetterNumbers;
}

namespace lx::ui {

class LetterheadPanel;
class OwnReportMenu;
class OwnReportPanel;
class PageChoiceEdit;
class PageView;
class PrintedPaperPanel;
class QuarterView;
class ReportList;
class ReportTableView;
class SubjectPicker;
class TextLabel;
class TextTableModel;

/// 报表: a report or printed sheet, seen as it will be printed or as tables whose figures open
/// their rows; its checks; written as workbook or PDF, printed.
class ReportPage : public Page
{
    Q_OBJECT
public:
    explicit ReportPage(AppContext& context, QWidget* parent = nullptr);

    void refresh(const Changes& changes) override;
    void print() override;
    void find() override;
    void save() override;
    void focus_first() override;
    [[nodiscard]] Place here() const override;
    /// Reports, sheets filled for some rows, and the quarter ("quarter", "quarter/checks",
    /// "quarter/handed-in").
    bool show_place(const Place& place) override;

private:
    void build_header();
    void build_layout();
    QWidget* build_left(QWidget* parent);
    QWidget* build_tools(QWidget* parent);
    QWidget* build_message(QWidget* parent);
    void load_definitions();
    void chosen(const QString& id);
    void fill_periods();
    void show_quarter(bool shown);
    /// A report of a period, from the quarter.
    void open_report(const QString& id, const QString& period);
    void make();
    void make_report();
    /// `numbered`: the letters get their numbers.
    void make_sheets(bool numbered = false);
    void build_letters(QWidget* parent);
    void show_letter_tools();
    void build_prepared(QWidget* parent);
    /// Of the sheet chosen, as its pages are to be printed.
    [[nodiscard]] PageSetup setup_of_sheet();
    /// The sheet whose prints are moved; "" = none.
    [[nodiscard]] QString moved_sheet() const;
    void give_numbers();
    void keep_numbers(LetterNumbers& numbers);
    void show_report();
    void show_tab();
    void show_checks();
    void show_pages();
    void show_message(const QString& text, bool busy);
    void update_actions();
    void update_status();
    void keep_signers();
    void keep_paper();
    /// Sets the pages of the report that is there anew: it is signed or parted otherwise.
    void lay_out();
    [[nodiscard]] ReportPrint print_settings() const;
    /// What is handed up by writing or printing what is shown; none where its period has not ended.
    [[nodiscard]] std::optional<Submission> submission();
    /// Enters it once it is made.
    [[nodiscard]] ReportOutput::Made recording();
    /// Some pages of it are nothing that is handed up.
    [[nodiscard]] ReportOutput::Made recording_of(const PageSetup& setup);
    [[nodiscard]] QString output_name() const;
    [[nodiscard]] const SheetDef* sheet() const;
    void connect_own_reports();
    void edit_own(bool as_new);
    void remove_own();
    void leave_own();
    void read_reports();
    /// Numbers of persons stand in it, which can be shown whole.
    [[nodiscard]] bool shows_persons(const ReportDef& def) const;
    [[nodiscard]] bool in_quarter() const;

    using Pieces = std::shared_ptr<const std::vector<PrintPiece>>;
    struct Made
    {
        std::shared_ptr<const Report> report; ///< null for a sheet
        Pieces pieces;
        std::optional<Period> closed{}; ///< the report is as it was closed with it
        ReportOutput::Further charts{}; ///< of the report's workbook
    };

    DefinitionsPtr m_definitions; ///< what the reports and sheets are read for
    std::vector<ReportDef> m_reports;
    std::vector<SheetDef> m_sheets;
    const ReportDef* m_def = nullptr; ///< of the chosen report, null for a sheet
    Made m_made;
    PageSetup m_setup;
    bool m_as_pages = false; ///< what the user last chose for reports
    ReportOutput* m_output = nullptr;
    ReportList* m_list = nullptr;
    QuarterView* m_quarter = nullptr;
    QWidget* m_right = nullptr; ///< one report or sheet; the quarter stands in its place
    SubjectPicker* m_picker = nullptr;
    QLineEdit* m_responsible = nullptr;
    QLineEdit* m_filled_by = nullptr;
    QLineEdit* m_checked_by = nullptr;
    QLineEdit* m_phone = nullptr;
    QLineEdit* m_reported = nullptr; ///< 报出日期; blank = written by hand
    QString m_reported_kept;
    QWidget* m_signers = nullptr;
    QComboBox* m_period = nullptr;
    QSpinBox* m_year = nullptr;
    QSpinBox* m_copies = nullptr;
    QCheckBox* m_masked = nullptr;
    OwnReportMenu* m_own_menu = nullptr;
    OwnReportPanel* m_own_panel = nullptr;
    QPushButton* m_own_button = nullptr;
    LetterheadPanel* m_letterhead = nullptr;
    QPushButton* m_letterhead_button = nullptr;
    QPushButton* m_number_button = nullptr;
    QPushButton* m_each_button = nullptr;
    QCheckBox* m_prepared = nullptr; ///< only the values, on paper that has the rest
    QPushButton* m_place_button = nullptr;
    PrintedPaperPanel* m_place = nullptr;
    QPushButton* m_checks_button = nullptr;
    QPushButton* m_table_button = nullptr;
    QPushButton* m_pages_button = nullptr;
    QComboBox* m_paper = nullptr; ///< WideTables of the report, kept for each
    QComboBox* m_zoom = nullptr;
    PageChoiceEdit* m_only = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr;
    ReportTableView* m_table = nullptr;
    QTableView* m_checks = nullptr;
    TextTableModel* m_check_model = nullptr;
    PageView* m_pages = nullptr;
    QWidget* m_message = nullptr;
    TextLabel* m_message_text = nullptr;
    QPushButton* m_message_cancel = nullptr;
    QPushButton* m_excel = nullptr;
    QPushButton* m_pdf = nullptr;
    QPushButton* m_print = nullptr;
    JobSlot m_slot;
};

} // namespace lx::ui
