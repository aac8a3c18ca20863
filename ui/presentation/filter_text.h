#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/ledger/ledger_def.h"
#include "core/ledger/value.h"
#include "core/store/ledger_store.h"

namespace lx::ui {

/// A condition of a list and how it is shown.
struct ShownFilter
{
    Filter filter;
    QString text; ///< "经营状态：正常、半停产"
};

/// An operator as people read it.
struct FilterOperator
{
    std::string op; ///< of Filter
    QString text;   ///< 包含, ≥ …
    bool takes_value = true;
};

/// Operators that make sense for a field, the usual one first.
[[nodiscard]] std::vector<FilterOperator> operators_of(const FieldDef& field);
/// Makes a condition of a value; `label` names it (the text of a reference, a date as shown).
[[nodiscard]] ShownFilter make_filter(const FieldDef& field, const FilterOperator& op,
                                      const Value& value, const QString& label);
/// field in (values).
[[nodiscard]] ShownFilter make_choice_filter(const FieldDef& field, const QStringList& values);

} // namespace lx::ui
