#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "core/facts/definitions.h"
#include "ui/presentation/list_request.h"

class QCheckBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace lx::ui {

class AppContext;
class FlowLayout;
class ConditionLine;
class ConditionTree;

/// What narrows a ledger's table: the search box, quick choices by dictionary, conditions, rows in
/// force only. Conditions stand below as chips; a click takes one away.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(AppContext& context, QWidget* parent = nullptr);

    /// Another ledger: everything is taken away.
    void set_ledger(DefinitionsPtr definitions, const LedgerDef& def);
    /// Shows a wanted list: its search and its conditions (texts are made from the definition).
    void set_request(const ListRequest& request);
    /// The rows as they are narrowed (without an order).
    [[nodiscard]] RowSet rows() const;
    [[nodiscard]] QString list_title() const { return m_list_title; }
    /// Anything that hides rows.
    [[nodiscard]] bool narrowed() const;
    void focus_search();
    void clear();
    /// Says at which field the keyboard is: a condition begins with it.
    void begin_at(std::function<std::string()> field) { m_at = std::move(field); }
    /// The search box, for the page to put where it likes.
    [[nodiscard]] QWidget* search_box() const;
    /// A place for the page's own tools at the right of the line.
    [[nodiscard]] QHBoxLayout* tools() { return m_tools; }

Q_SIGNALS:
    void changed();
    /// Arrow down or Enter in the search box: on to the table.
    void left_down();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build_quick();
    void add(const QJsonObject& condition);
    /// The condition is a quick choice of the field.
    [[nodiscard]] static bool is_choice(const QJsonObject& condition, const std::string& field);
    void take_condition(const QJsonObject& condition);
    void show_tree(bool on);
    void fill_tree();
    void rebuild_chips();

    AppContext& m_context;
    DefinitionsPtr m_definitions;
    const LedgerDef* m_def = nullptr;
    QLineEdit* m_search = nullptr;
    QTimer m_wait{this};
    FlowLayout* m_filters = nullptr; ///< quick ones first
    struct Quick
    {
        QPushButton* button = nullptr;
        std::string field;
    };
    std::vector<Quick> m_quick_buttons;
    QPushButton* m_add = nullptr;
    QCheckBox* m_in_force = nullptr;
    QHBoxLayout* m_tools = nullptr;
    ConditionLine* m_condition = nullptr;
    std::function<std::string()> m_at;
    QPushButton* m_groups = nullptr;
    QWidget* m_tree_panel = nullptr; ///< while groups are edited
    ConditionTree* m_tree = nullptr;
    QWidget* m_chips = nullptr;
    std::vector<QJsonObject> m_conditions;          ///< all hold
    std::optional<std::vector<std::int64_t>> m_ids; ///< rows a wanted list names
    QString m_list_title;
};

} // namespace lx::ui
