#pragma once

#include <vector>

#include <QFrame>
#include <QJsonObject>

#include "core/facts/definitions.h"
#include "core/rows/filter_subject.h"

class QComboBox;

namespace lx::ui {

class AppContext;
class FieldEditor;
class TextLabel;

/// One line that makes a condition of a list: field or derived fact, operator, value. Typing finds
/// the field; Enter goes on to its value and then makes the condition.
class ConditionLine : public QFrame
{
    Q_OBJECT
public:
    explicit ConditionLine(AppContext& context, QWidget* parent = nullptr);
    void set_ledger(DefinitionsPtr definitions, const LedgerDef& def);
    /// Puts the keyboard into the list of fields, at the one of this key ("" or none such: where it
    /// was).
    void begin(const std::string& field = {});

Q_SIGNALS:
    void made(const QJsonObject& condition);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void to_value();
    void fill_subjects(const LedgerDef& def);
    void subject_chosen();
    void make();
    [[nodiscard]] const FilterSubject* subject() const;
    [[nodiscard]] std::string op() const;

    AppContext& m_context;
    DefinitionsPtr m_definitions;
    std::vector<FilterSubject> m_subjects;
    QComboBox* m_field = nullptr;
    QComboBox* m_op = nullptr;
    QWidget* m_place = nullptr;
    FieldEditor* m_value = nullptr;
    TextLabel* m_problem = nullptr;
};

} // namespace lx::ui
