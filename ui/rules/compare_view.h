#pragma once

#include <memory>

#include <QWidget>

#include "core/county/compared.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/table_report.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QHBoxLayout;
class QPushButton;
class QSplitter;
class QTableView;

namespace lx::ui {

class AppContext;
class TextLabel;
class TextTableModel;

/// 对比: the file looked at by two policies, on two days, or by the figures before and after they
/// were set; what moves from met to unmet and why.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(AppContext& context, QWidget* parent = nullptr);
    /// Looks when nothing was compared yet.
    void begin();
    [[nodiscard]] QTableView* matters() const { return m_matters; }
    [[nodiscard]] QTableView* changes() const { return m_changes; }
    [[nodiscard]] TextLabel* reasons() const { return m_why; }

Q_SIGNALS:
    /// Rows of the chosen matter arrived.
    void listed();

private:
    struct Side
    {
        QComboBox* policy = nullptr;
        QDateEdit* day = nullptr;
    };
    QWidget* build_sides();
    Side build_side(QLayout* line, const QString& title);
    /// What stands above one of its tables on paper.
    [[nodiscard]] TableHead print_head(const QTableView* view) const;
    QTableView* build_table(QWidget* parent, TextTableModel* model, const QString& name);
    QWidget* build_changes(QWidget* parent);
    void propose();
    void swap();
    void outdate();
    void compare();
    void show_result();
    void show_matters();
    void list();
    void arrived(const std::shared_ptr<const ChangeList>& changes);
    void explain();
    void open_all();
    [[nodiscard]] ComparedSide side(const Side& side) const;
    [[nodiscard]] int chosen_matter() const;
    [[nodiscard]] Move chosen_move() const;

    AppContext& m_context;
    JobSlot m_comparing;
    JobSlot m_listing;
    JobSlot m_explaining;
    std::shared_ptr<const Compared> m_done;
    std::shared_ptr<const ChangeList> m_list;
    bool m_proposed = false;
    Side m_left;
    Side m_right;
    QCheckBox* m_original = nullptr;
    QPushButton* m_start = nullptr;
    QCheckBox* m_both = nullptr;
    QComboBox* m_move = nullptr;
    QSplitter* m_halves = nullptr;
    TextLabel* m_note = nullptr;
    TextLabel* m_scope = nullptr; ///< what targets are counted by
    TextTableModel* m_matter_model = nullptr;
    TextTableModel* m_target_model = nullptr;
    TextTableModel* m_change_model = nullptr;
    QTableView* m_matters = nullptr;
    QTableView* m_targets = nullptr;
    QTableView* m_changes = nullptr;
    TextLabel* m_head = nullptr;
    TextLabel* m_why = nullptr;
    QPushButton* m_open = nullptr;
};

} // namespace lx::ui
