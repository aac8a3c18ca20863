#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QJsonObject>

#include "core/facts/fact_registry.h"
#include "core/ledger/value.h"

namespace lx {

/// What a comparison of a list is about: a field of the ledger, or a derived fact in the shape of
/// one, by which its values are read, entered and shown.
struct FilterSubject
{
    FieldDef field;
    const FactDef* fact = nullptr; ///< of the field's key
    bool derived = false;          ///< it is the fact; else the field as it was entered

    [[nodiscard]] bool is_number() const
    {
        return fact->type == FactType::Number || fact->type == FactType::Money;
    }
};

/// Everything lists of a ledger can be filtered by: its fields in order, then derived facts.
[[nodiscard]] std::vector<FilterSubject> filter_subjects(const FactRegistry& registry,
                                                         const LedgerDef& def);

/// subject op value as a condition; null for "given" and "empty". A blank differs from every value
/// ("!="), but for a yes/no, which is one of two.
[[nodiscard]] QJsonObject filter_condition(const FilterSubject& subject, const std::string& op,
                                           const QJsonValue& value = {});
/// A stored value as conditions write it; of a reference the row `name` is called.
[[nodiscard]] QJsonValue filter_value(const FilterSubject& subject, const Value& value,
                                      const std::string& name = {});

/// A condition of a list taken apart again.
struct FilterParts
{
    std::string key; ///< field or fact
    bool entered = false;
    std::string op;
    QJsonValue value;
};
/// Nothing where it is no single comparison.
[[nodiscard]] std::optional<FilterParts> filter_parts(const QJsonObject& condition);

} // namespace lx
