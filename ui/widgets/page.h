#pragma once

#include <QPointer>
#include <QWidget>

#include "core/store/data_change.h"
#include "ui/document/app_context.h"

class QHBoxLayout;
class QVBoxLayout;

namespace lx::ui {

class FlowLayout;
class LineLabel;
class PrintPanel;

/// One page of the window. A page is made when it is first shown; while it is hidden changes are
/// collected and told by one `refresh` when it is shown again (that the file is closed at once).
/// How to add one: derive, and name it in app/pages.cpp.
///
/// A page has a header (title, a few words, at the right at most one primary action and some
/// others) and below it its body. It never blocks: work goes through a JobSlot on context().jobs().
/// It asks through context().dialogs() and tells through context().notices().
class Page : public QWidget
{
    Q_OBJECT
public:
    Page(AppContext& context, const QString& title, QWidget* parent = nullptr);

    /// What has changed since the page was last told.
    struct Changes
    {
        bool document = false; ///< another file, or none
        bool moved = false;    ///< the same document, in another file from now on
        bool as_of = false;
        bool policies = false;
        std::vector<DataChange> data{}; ///< actions committed, oldest first
        [[nodiscard]] bool any() const
        {
            return document || moved || as_of || policies || !data.empty();
        }
        /// Rows of a ledger may have changed.
        [[nodiscard]] bool touches(const std::string& ledger) const;
    };

    /// Brings the page up to date. Called with `document` set when the page is first shown.
    virtual void refresh(const Changes& changes) = 0;
    /// Asked before the file or the window is closed: false keeps them open (the page has asked).
    /// Going to another page is never stopped: a page keeps what was being entered.
    [[nodiscard]] virtual bool may_close() { return true; }
    /// Ctrl+F, Ctrl+S, F5: the page's own search, save and reload where it has them.
    virtual void find() {}
    virtual void save() {}
    /// Ctrl+P: shows what the page shows as it will be printed; where that is nothing to print,
    /// says what can be. Seen so, asks for a printer.
    virtual void print();
    /// Back from what is seen as it will be printed.
    void leave_print();
    /// Its words in the status line were clicked.
    virtual void status_clicked() {}
    /// Where the keyboard goes when the page is shown.
    virtual void focus_first() { setFocus(); }

    /// Shows what a place names on this page; called once the page is shown and up to date. False
    /// where it has no such thing. Page's own knows the page alone.
    /// What the page shows now, to come back to.
    [[nodiscard]] virtual Place here() const { return Place::of_page(m_id); }
    [[nodiscard]] const QString& id() const { return m_id; }
    void set_id(const QString& id) { m_id = id; }

    virtual bool show_place(const Place& place)
    {
        return std::holds_alternative<std::monostate>(place.what);
    }

    /// Words of the page for the left of the status line.
    [[nodiscard]] const QString& status() const { return m_status; }

    /// For the window: tells of a change now or when next shown.
    void note(const Changes& changes);
    void set_shown(bool shown);

Q_SIGNALS:
    void status_changed();

protected:
    [[nodiscard]] AppContext& context() { return m_context; }
    /// Layout below the header.
    [[nodiscard]] QVBoxLayout* body() { return m_body; }
    [[nodiscard]] QHBoxLayout* header() { return m_header; }
    void set_title(const QString& title);
    /// A few words beside the title ("10,000 家").
    void set_subtitle(const QString& text);
    /// Puts a widget at the right end of the header, right of those added before: the primary
    /// action comes last.
    void add_action(QWidget* widget);
    void set_status(const QString& text);
    /// A view that brings its own heading (a form) has no use for the page's.
    void show_header(bool shown);
    /// Something is seen as it will be printed.
    [[nodiscard]] bool printing() const;
    /// Puts the button that does what Ctrl+P does at the right end of the header.
    void add_print_action();

private:
    AppContext& m_context;
    QString m_id; ///< of the window's table of pages
    QWidget* m_header_side = nullptr;
    QWidget* m_body_side = nullptr;
    PrintPanel* m_print = nullptr;    ///< stands in the place of both
    QPointer<QWidget> m_before_print; ///< where the keyboard was
    bool m_header_shown = true;
    QHBoxLayout* m_header = nullptr;
    FlowLayout* m_actions = nullptr; ///< goes to a second line where there is no room
    QVBoxLayout* m_body = nullptr;
    LineLabel* m_title = nullptr;
    LineLabel* m_subtitle = nullptr;
    QString m_status;
    Changes m_pending;
    bool m_shown = false;
};

} // namespace lx::ui
