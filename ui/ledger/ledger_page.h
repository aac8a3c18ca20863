#pragma once

#include "ui/presentation/copied_rows.h"
#include "ui/presentation/ledger_table_model.h"
#include "ui/widgets/page.h"

class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace lx::ui {

class DetailPanel;
class EndPanel;
class FilterBar;
class LedgerList;
class LedgerView;
class RecordForm;
class RefusedPanel;
class TextLabel;

/// 台账: one page for every ledger, made from its definition: list of ledgers, table, details, and
/// the form in the table's place.
class LedgerPage : public Page
{
    Q_OBJECT
public:
    explicit LedgerPage(AppContext& context, QWidget* parent = nullptr);
    ~LedgerPage() override;

    void refresh(const Changes& changes) override;
    [[nodiscard]] bool may_close() override;
    void find() override;
    void save() override;
    void focus_first() override;
    /// Table, form of a unit, a narrowed list of organizations, members.
    bool show_view(int view) override;

    /// Shows a ledger with everything in it.
    void show_ledger(const QString& code);
    void show_list(const ListRequest& request);
    void show_record(const QString& ledger, qint64 id);

private:
    void build_header();
    void build_table();
    void build_menu();
    void show_document();
    void show_table();
    void read_counts();
    void reload();
    void update_status();
    void update_actions();
    void show_empty();
    void open_form(std::int64_t id);
    void add_row();
    void copy(bool with_headings);
    void paste();
    void save_as(bool masked);
    void remove_rows();
    void end_rows();
    void end_with(const QString& day, const QString& reason);
    [[nodiscard]] Result<> edit_cell(std::int64_t id, int field, const QVariant& entered);
    void fill_columns_menu();
    [[nodiscard]] const LedgerDef* def() const { return m_def; }

    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr;
    LedgerList* m_list = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_table_side = nullptr;
    FilterBar* m_filter = nullptr;
    EndPanel* m_end = nullptr;
    RefusedPanel* m_refused = nullptr;
    LedgerTableModel* m_model = nullptr;
    LedgerView* m_view = nullptr;
    QWidget* m_empty = nullptr;
    TextLabel* m_empty_text = nullptr;
    QPushButton* m_empty_action = nullptr;
    QSplitter* m_splitter = nullptr;
    DetailPanel* m_detail = nullptr;
    RecordForm* m_form = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_more = nullptr;
    QMenu* m_columns = nullptr;
    QMenu* m_print = nullptr; ///< printed sheets of the chosen rows
    QToolButton* m_detail_button = nullptr;
    QAction* m_add_action = nullptr;
    QAction* m_edit_action = nullptr;
    QAction* m_remove_action = nullptr;
    QAction* m_end_action = nullptr;
    QAction* m_copy_action = nullptr;
    QAction* m_paste_action = nullptr;
    QAction* m_export_action = nullptr;
    QAction* m_export_whole_action = nullptr;
    QAction* m_mask_action = nullptr;
    std::int64_t m_wanted_row = 0; ///< to be selected once its row is there
    JobSlot m_counts;
    CopiedRows m_copied;
    JobSlot m_copy;
    JobSlot m_write;
};

} // namespace lx::ui
