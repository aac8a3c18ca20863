#pragma once

#include <memory>

#include <QWidget>

#include "core/stars/allowance.h"
#include "ui/presentation/jobs.h"

class QComboBox;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class TextLabel;
class TextTableModel;

/// 书记津贴 of a year: who is owed what for which months, what was paid, and the difference entered
/// in the ledger of funds.
class AllowanceView : public QWidget
{
    Q_OBJECT
public:
    AllowanceView(AppContext& context, QWidget* parent);
    /// `anew`: another file or day.
    void refresh(bool anew);
    /// Makes what was put off while it wasn't seen.
    void show_again();
    /// Action of the page's header.
    [[nodiscard]] QPushButton* enter_button() const { return m_enter; }

private:
    using Shown = std::shared_ptr<const AllowanceList>;
    /// What a worker brings.
    struct Made
    {
        std::vector<AllowanceTable> tables; ///< the file can pay by
        std::size_t table = 0;              ///< the one of the list
        bool lost = false; ///< it stands in place of one that was chosen and is gone
        Shown list;
    };

    QWidget* build_tools();
    QTableView* build_table();
    void fill_tables(std::size_t chosen);
    void make();
    void show(Shown list);
    void enter();
    void choose_table();
    /// Own tables from a file the user names.
    [[nodiscard]] Result<> read_tables();

    AppContext& m_context;
    std::vector<AllowanceTable> m_tables;
    std::string m_looked_by; ///< id of the table in a file that can't be written; "" = the file's
    Shown m_list;
    bool m_lost = false; ///< the table chosen is gone: nothing is entered by another
    bool m_stale = true;
    QComboBox* m_year = nullptr;
    QComboBox* m_table = nullptr;
    TextLabel* m_note = nullptr;
    TextLabel* m_sums = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QPushButton* m_enter = nullptr;
    JobSlot m_making;
    WorkSlot m_entering;
};

} // namespace lx::ui
