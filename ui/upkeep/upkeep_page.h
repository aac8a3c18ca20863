#pragma once

#include <optional>
#include <vector>

#include "core/store/upkeep.h"
#include "ui/widgets/page.h"

class QPushButton;
class QStackedWidget;
class QTableView;

namespace lx::ui {

class TextLabel;
class TextTableModel;

/// 维护: looks the whole file over (verify), tells what was found by kind, each with what is to be
/// done, and opens the rows that want correcting; compares the file with a backup.
class UpkeepPage : public Page
{
    Q_OBJECT
public:
    explicit UpkeepPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    void focus_first() override;

private:
    QWidget* build_detail(QWidget* parent);
    void check();
    void compare();
    void rebuild();
    void show_items(std::vector<VerifyItem> items, bool compared);
    /// Words above the list: what came of it and when, or what the page is for.
    void tell();
    void choose();
    void open_finding();
    [[nodiscard]] const VerifyItem* chosen() const;

    JobSlot m_slot; ///< looking
    WorkSlot m_rebuild_slot;
    std::vector<VerifyItem> m_items; ///< as shown: what was found first
    std::string m_checked;           ///< when; "" = not yet
    bool m_stale = false;            ///< something was changed since
    TextTableModel* m_checks_model = nullptr;
    TextTableModel* m_findings_model = nullptr;
    QTableView* m_checks = nullptr;
    QTableView* m_findings = nullptr;
    TextLabel* m_words = nullptr;
    TextLabel* m_head = nullptr;
    TextLabel* m_advice = nullptr;
    TextLabel* m_more = nullptr;
    QPushButton* m_check = nullptr;
    QPushButton* m_compare = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_rebuild = nullptr;
    QStackedWidget* m_stack = nullptr;
};

} // namespace lx::ui
