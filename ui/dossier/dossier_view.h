#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "core/rows/dossier.h"
#include "core/store/data_change.h"
#include "ui/document/place.h"
#include "ui/presentation/history_text.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/ledger_rows.h"

class QBoxLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace lx::ui {

class AppContext;
class EventMenu;
class FlowLayout;
class LineLabel;
class PartView;
class TextLabel;
class Verdict;

/// The dossier of a unit or an organization: what the policies say of it, then all that is kept of
/// it, part by part (resources/dossiers), its fields and its history.
class DossierView : public QWidget
{
    Q_OBJECT
public:
    explicit DossierView(AppContext& context, QWidget* parent = nullptr);

    /// Precondition: has_dossier(def.code).
    void show_row(std::shared_ptr<const Catalog> catalog, const LedgerDef& def, std::int64_t id);
    /// Nothing is shown any more.
    void clear();
    /// What is shown; its `ledger` is "" while nothing is.
    [[nodiscard]] Place::Row shown() const;
    void apply(const DataChange& change);
    /// The day or the policies have changed, or the file lies elsewhere.
    void refresh();
    void set_masked(bool masked);

Q_SIGNALS:
    void left();
    void edit_wanted(const QString& ledger, qint64 id);
    /// A new row, its link filled in.
    void add_wanted(const QString& ledger, const QString& field, qint64 id, const QString& label);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// A row that the dossier's own one is tied to and that has a dossier, too.
    struct Tie
    {
        std::string ledger;
        std::int64_t id = 0;
        QString what; ///< 管理党组织
        QString name;
    };
    struct Contents
    {
        ShownRow row;
        QString label;
        std::vector<DossierRows> parts;
        std::vector<std::vector<ShownRow>> shown; ///< of each part
        std::vector<Tie> ties;
        std::vector<HistoryStep> history;
    };
    static Result<std::vector<Tie>> read_ties(LedgerStore& store, const Catalog& catalog,
                                              const DossierDef& def, const Contents& contents);
    void build_head();
    void build_parts();
    void read();
    void show_contents(const Contents& contents);
    /// What takes a step of the history back; none where the file is read-only.
    [[nodiscard]] std::function<void(std::int64_t)> taking_back();
    void show_ties(const std::vector<Tie>& ties);
    void judge();
    /// Where there is no room beside the parts, the fields stand below them.
    void fold();

    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    std::optional<DossierDef> m_def;
    std::int64_t m_id = 0;
    std::optional<Record> m_record; ///< as read
    QString m_label;
    bool m_masked = true;
    bool m_waiting = false; ///< for the county
    LineLabel* m_title = nullptr;
    EventMenu* m_events = nullptr;
    QPushButton* m_edit = nullptr;
    std::vector<Tie> m_tied;
    QWidget* m_ties = nullptr;
    FlowLayout* m_tie_flow = nullptr;
    QScrollArea* m_scroll = nullptr;
    QBoxLayout* m_halves = nullptr;
    QVBoxLayout* m_column = nullptr;
    QVBoxLayout* m_side = nullptr;
    QWidget* m_side_box = nullptr;
    Verdict* m_verdict = nullptr;
    std::vector<PartView*> m_parts;
    std::vector<QJsonObject> m_lists; ///< all rows of each part, as conditions
    QWidget* m_facts = nullptr;
    TextLabel* m_history_title = nullptr;
    QWidget* m_history = nullptr;
    QTimer m_wait{this};
    JobSlot m_reading;
    JobSlot m_judging;
    WorkSlot m_writing;
};

} // namespace lx::ui
