#pragma once

#include <memory>
#include <vector>

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

#include "core/facts/fact_registry.h"
#include "ui/presentation/jobs.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTabWidget;

namespace lx::ui {

class AppContext;
class ConditionTree;
class TextLabel;

/// 本地规则: rules the county writes itself, with a count of what a condition matches while it is
/// being built.
class OwnRulesView : public QWidget
{
    Q_OBJECT
public:
    explicit OwnRulesView(AppContext& context, QWidget* parent = nullptr);
    /// Reads the rules anew; what is being edited stays.
    void refresh();
    /// Another file is open: what was being edited belonged to the one before.
    void leave_document();
    /// Begins a rule from one of a policy, to be changed and kept.
    void copy(const std::string& pack, const std::string& rule);

Q_SIGNALS:
    void counted(); ///< the number of matches is shown

private:
    QWidget* build_list(QWidget* parent);
    QWidget* build_editor(QWidget* parent);
    void begin();
    void take_copy(const QJsonObject& rule, const QString& policy,
                   const std::vector<std::string>& scope);
    void edit(const QJsonObject& rule);
    void choose();
    void fill(std::vector<QJsonObject> rules);
    void save();
    void saved(const std::string& id);
    void remove();
    void touched();
    /// Asks where changes would be lost.
    [[nodiscard]] bool may_leave();
    void count();
    void show_subject();
    [[nodiscard]] QJsonObject written() const;
    [[nodiscard]] ConditionTree* condition() const;
    [[nodiscard]] std::string subject() const;

    AppContext& m_context;
    JobSlot m_counting;
    JobSlot m_reading;
    JobSlot m_copying;
    QTimer m_pause{this};
    std::vector<QJsonObject> m_rules;
    QJsonObject m_rule; ///< being edited, as it was
    QString m_wanted;   ///< id of the rule to be shown once the list is read
    bool m_dirty = false;
    bool m_filling = false;
    QListWidget* m_list = nullptr;
    QWidget* m_editor = nullptr;
    TextLabel* m_none = nullptr;
    QLineEdit* m_title = nullptr;
    QLineEdit* m_clause = nullptr;
    QComboBox* m_strength = nullptr;
    QComboBox* m_subject = nullptr;
    QTabWidget* m_tabs = nullptr;
    ConditionTree* m_who = nullptr;
    ConditionTree* m_applies = nullptr;
    ConditionTree* m_met = nullptr;
    QCheckBox* m_limited = nullptr;
    QDateEdit* m_deadline = nullptr;
    QLineEdit* m_advice = nullptr;
    TextLabel* m_count = nullptr;
    TextLabel* m_problem = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace lx::ui
