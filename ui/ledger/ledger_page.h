#pragma once

#include "ui/widgets/page.h"

class QPushButton;
class QStackedWidget;
class QToolButton;

namespace lx {
struct LedgerDef;
}

namespace lx::ui {

class DetailPanel;
class DossierView;
class EventForm;
class EventMenu;
class LedgerList;
class LedgerTable;
class RecordForm;
class RowMenu;
class TableTools;

/// 台账: one page for every ledger, made from its definition. Arranges its rooms: the list of
/// ledgers, the table with form, dossier or event in its place, the details of a row; what can be
/// done with rows is RowMenu's, the clipboard RowClipboard's.
class LedgerPage : public Page
{
    Q_OBJECT
public:
    explicit LedgerPage(AppContext& context, QWidget* parent = nullptr);

    void refresh(const Changes& changes) override;
    [[nodiscard]] bool may_close() override;
    void find() override;
    void save() override;
    void print() override;
    void status_clicked() override;
    void focus_first() override;
    /// Lists and rows of any ledger.
    bool show_place(const Place& place) override;
    [[nodiscard]] Place here() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Shows a ledger with everything in it.
    void show_ledger(const QString& code);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build_header();
    void build_record();
    void build_event();
    void arrange();
    void connect_rooms();
    void show_document();
    [[nodiscard]] bool show_list(const ListRequest& request);
    void show_table();
    void show_form(bool begun);
    void show_detail(qint64 id);
    bool show_dossier(const std::string& ledger, std::int64_t id);
    bool show_event(const Place::Event& event);
    /// Leaves what is being entered; false where the user wants to stay with it.
    [[nodiscard]] bool leave_entry();
    /// The form was left: back to where it was opened.
    void leave_form(std::int64_t saved);
    void leave_event();
    void update_status();
    void open_form(const std::string& ledger, std::int64_t id);
    void add_related(const QString& ledger, const QString& field, qint64 id, const QString& label);
    void add_row();
    [[nodiscard]] bool in_form() const;
    [[nodiscard]] bool in_event() const;
    /// Where list, table and details have no room beside each other, the details take the list's
    /// place while they are wanted.
    void fold_sides();
    [[nodiscard]] const LedgerDef* def() const;

    LedgerList* m_list = nullptr;
    QStackedWidget* m_stack = nullptr; ///< table, form, dossier or event
    LedgerTable* m_table = nullptr;
    TableTools* m_tools = nullptr;
    RowMenu* m_row_menu = nullptr;
    RecordForm* m_form = nullptr;
    DossierView* m_dossier = nullptr;
    EventForm* m_event = nullptr;
    DetailPanel* m_detail = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_more = nullptr;
    QPushButton* m_begin = nullptr; ///< drops down m_events
    EventMenu* m_events = nullptr;
    QToolButton* m_detail_button = nullptr;
    std::string m_form_ledger;     ///< of the row in the form
    Place m_event_from;            ///< what was shown before the event
    bool m_event_straight = false; ///< no other page was looked at since it was begun
    bool m_narrow = false;
    bool m_spare = false; ///< more room than any table needs
};

} // namespace lx::ui
