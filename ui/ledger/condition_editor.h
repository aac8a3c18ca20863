#pragma once

#include <memory>

#include <QFrame>

#include "core/ledger/catalog.h"
#include "ui/presentation/filter_text.h"

class QComboBox;
class QHBoxLayout;

namespace lx::ui {

class AppContext;
class FieldEditor;
class TextLabel;

/// One line that makes a condition: field, operator, value.
class ConditionEditor : public QFrame
{
    Q_OBJECT
public:
    explicit ConditionEditor(AppContext& context, QWidget* parent = nullptr);
    void set_ledger(std::shared_ptr<const Catalog> catalog, const LedgerDef& def);
    void begin(); ///< puts the keyboard into the field list

Q_SIGNALS:
    void made(const lx::ui::ShownFilter& filter);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void field_chosen();
    void make();

    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr;
    QComboBox* m_field = nullptr;
    QComboBox* m_op = nullptr;
    QHBoxLayout* m_place = nullptr;
    FieldEditor* m_value = nullptr;
    TextLabel* m_problem = nullptr;
    std::vector<FilterOperator> m_ops;
};

} // namespace lx::ui
