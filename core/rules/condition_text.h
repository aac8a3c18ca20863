#pragma once

#include <string>

#include "core/rules/condition.h"
#include "core/rules/judged_periods.h"

namespace lx {

/// Conditions as people read them. Periods are named by their dates where `periods` is given, else
/// in general
/// ("考评期内").
class ConditionText
{
public:
    explicit ConditionText(const Catalog& catalog, const JudgedPeriods* periods = nullptr)
        : m_catalog(catalog), m_periods(periods)
    {}

    /// "类别为“支委会”且日期在2025年9月"
    [[nodiscard]] std::string condition(const Condition& condition) const;
    /// "正式党员数", "组织生活（类别为“支委会”）的条数"
    [[nodiscard]] std::string term(const Term& term) const;
    /// What ought to be (or, not `wished`, ought not to be), of a comparison: "应单独组建党组织",
    /// "正式党员数应不少于3人".
    [[nodiscard]] std::string wish(const Condition& compare, bool wished) const;
    /// "≥3人": what a comparison asks of its left side.
    [[nodiscard]] std::string wanted(const Condition& compare) const;
    [[nodiscard]] std::string period(const PeriodSpec& period) const;
    /// A scaled number without needless zeros: "0.01", "300".
    [[nodiscard]] static std::string number(std::int64_t scaled);

private:
    [[nodiscard]] std::string group(const Condition& condition, bool negated) const;
    [[nodiscard]] std::string text(const Condition& condition, bool negated) const;
    [[nodiscard]] std::string value(const Condition& compare) const;
    [[nodiscard]] std::string compare(const Condition& condition, bool negated) const;

    const Catalog& m_catalog;
    const JudgedPeriods* m_periods;
};

} // namespace lx
