#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QMenu>

class QPushButton;

namespace lx::ui {

class AppContext;

/// The events that can be begun, in their groups; each opens its form. Where the file is open
/// read-only none can be chosen, and it says so.
class EventMenu : public QMenu
{
    Q_OBJECT
public:
    explicit EventMenu(AppContext& context, QWidget* parent = nullptr);

    /// Those that are about rows of a ledger, begun from `rows`. False where there are none.
    bool offer(const std::string& ledger, const std::function<std::vector<std::int64_t>()>& rows);
    /// All of them, a menu a group.
    void offer_all();

private:
    void begin();
    void add(QMenu& menu, const QString& line, const QString& hint, std::function<void()> act);

    AppContext& m_context;
};

/// A button that drops the menu down.
[[nodiscard]] QPushButton* event_button(EventMenu* menu, QWidget* parent);

} // namespace lx::ui
