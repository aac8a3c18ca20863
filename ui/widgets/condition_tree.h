#pragma once

#include <memory>

#include <QWidget>

#include "core/facts/definitions.h"
#include "ui/presentation/condition_draft.h"

class QComboBox;
class QLayout;
class QPushButton;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace lx::ui {

class TextLabel;

/// Edits a condition: its lines as a tree, the chosen line as fact, operator and value above, where
/// no line that comes or goes moves it. A new line has the keyboard; Enter goes on from what is
/// asked to its value.
class ConditionTree : public QWidget
{
    Q_OBJECT
public:
    explicit ConditionTree(DefinitionsPtr definitions, QWidget* parent = nullptr);

    /// Offers the facts of another file from now on; the condition goes.
    void use(DefinitionsPtr definitions);

    /// Shows a condition on rows of a ledger; empty = none.
    /// `params` are the figures of the rule it stands in, to read what is kept as it is.
    void show(const QJsonObject& json, const std::string& ledger, const QJsonObject& params = {});
    /// The condition as it stands; an empty object where there is none.
    [[nodiscard]] QJsonObject json() const;
    /// No condition. One of no lines is one: it never holds.
    [[nodiscard]] bool empty() const
    {
        return m_draft->children.empty() && m_draft->kind != ConditionDraft::Kind::Any;
    }

Q_SIGNALS:
    void changed();

private:
    QWidget* build_strip();
    QLayout* build_buttons();
    void fill(ConditionDraft* chosen);
    void add_item(QTreeWidgetItem* parent, ConditionDraft& draft, ConditionDraft* chosen);
    void show_line();
    void fill_facts(const std::string& ledger);
    void fill_counts(const std::string& ledger);
    void fill_operators();
    void fill_values();
    void take_line();
    void add(ConditionDraft::Kind kind);
    void enter_line();
    void to_value();
    void remove();
    [[nodiscard]] ConditionDraft* chosen() const;
    [[nodiscard]] const FactDef* fact() const;

    [[nodiscard]] const FactRegistry& facts() const { return m_definitions->facts(); }

    DefinitionsPtr m_definitions;
    std::unique_ptr<ConditionDraft> m_draft;
    QJsonObject m_params;
    std::string m_facts_of; ///< ledger the list of facts is filled for
    bool m_filling = false;
    QTreeWidget* m_tree = nullptr;
    QStackedWidget* m_strip = nullptr;
    QComboBox* m_group = nullptr;
    QComboBox* m_fact = nullptr;
    QComboBox* m_op = nullptr;
    QComboBox* m_value = nullptr;
    QComboBox* m_count = nullptr;
    QComboBox* m_count_op = nullptr;
    QComboBox* m_count_value = nullptr;
    TextLabel* m_doc = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace lx::ui
