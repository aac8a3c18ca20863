#pragma once

#include <memory>
#include <optional>

#include <QTimer>
#include <QWidget>

#include "core/ledger/catalog.h"
#include "core/store/data_change.h"
#include "ui/presentation/history_text.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/ledger_rows.h"
#include "ui/presentation/related_ledgers.h"

class QButtonGroup;
class QMenu;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace lx::ui {

class AppContext;
class RelatedRows;
class TextLabel;

/// What is known of one row, beside the table: its fields, the rows of other ledgers that point to
/// it, its history. Which tabs there are follows from the definitions.
class DetailPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DetailPanel(AppContext& context, QWidget* parent = nullptr);

    /// Shows a row (a little later, so that running over a table with the arrow keys stays quick).
    void show_row(std::shared_ptr<const Catalog> catalog, const LedgerDef& def, std::int64_t id);
    void clear();
    void apply(const DataChange& change);
    /// The same document in another file: the row is read again there.
    void go_on();
    void set_masked(bool masked);

Q_SIGNALS:
    void edit_wanted(qint64 id);
    void dossier_wanted(qint64 id);
    /// A new row of a related ledger, its link filled in.
    void add_related(const QString& ledger, const QString& field, qint64 id, const QString& label);
    void closed();

private:
    struct Facts
    {
        ShownRow row;
        QString label;
        std::vector<std::int64_t> counts; ///< of the related ledgers
        std::vector<HistoryStep> history;
    };
    void read();
    void show_facts(const Facts& facts);
    /// What takes a step of the history back; none where the file is read-only.
    [[nodiscard]] std::function<void(std::int64_t)> taking_back();
    void build_tabs();
    void offer_tabs();
    void show_tab(int index);

    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr;
    std::int64_t m_id = 0;
    bool m_masked = true;
    TextLabel* m_name = nullptr;
    QWidget* m_tabs = nullptr;
    QButtonGroup* m_tab_group = nullptr;
    QPushButton* m_others = nullptr; ///< ledgers that have no row for this one yet
    std::vector<std::int64_t> m_counts;
    std::vector<RelatedLedger> m_related;
    QString m_label;
    QPushButton* m_edit = nullptr;
    QPushButton* m_dossier = nullptr;
    QStackedWidget* m_stack = nullptr;
    QScrollArea* m_basic = nullptr;
    QScrollArea* m_history = nullptr;
    RelatedRows* m_rows = nullptr;
    TextLabel* m_nothing = nullptr;
    int m_tab = 0;
    QTimer m_wait{this};
    JobSlot m_slot;
    WorkSlot m_writing;
};

} // namespace lx::ui
